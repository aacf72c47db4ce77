import { z } from 'zod'
import { label, titled } from '../../base/label.ts'
import { Period } from '../../base/period.ts'
import { query } from '../../base/route.ts'
import { IndicatorCode } from '../plan/schema.ts'
import { Contribution, CountRow, CountSheet, Difference } from './schema.ts'

/** Without it, of each indicator the latest period that has an official value. */
const period = Period.optional().meta(titled('数据所属期', 'period'))

export const listCounts = query('GET /counts', {
  title: label('台账计数与官方值', 'Working and official values'),
  input: z.object({ period }),
  output: z.array(CountRow),
})

export const readCount = query('GET /counts/:code', {
  title: label('台账计数的差异', 'A working value and its difference'),
  input: z.object({ code: IndicatorCode, period }),
  output: CountSheet,
})

export const listContributions = query('GET /counts/:code/rows', {
  title: label('计数明细', 'Rows behind a working value'),
  input: z.object({ code: IndicatorCode, period }),
  output: z.array(Contribution),
})

export const listDifferences = query('GET /counts/:code/differences', {
  title: label('官方值与台账的差异', 'Why a working value differs'),
  input: z.object({ code: IndicatorCode, period }),
  output: z.array(Difference),
})
