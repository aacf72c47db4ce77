import { z } from 'zod'
import { Decimal } from '../../base/decimal.ts'
import { label, titled, Words } from '../../base/label.ts'
import { action, query } from '../../base/route.ts'
import { CreditCode, Day } from '../enterprises/schema.ts'
import { RegisterEntry, RegisterName } from './schema.ts'

const id = z.string().regex(/^\d{1,18}$/)
const on = Day.optional().meta(titled('截至日(不写为今日)', 'as at; today when not given'))

export const EntryRow = RegisterEntry.extend({
  /** The firm's present name, town and park; empty where it is none of ours. */
  firm: z.string(),
  town: z.string(),
  park: z.string(),
})
export type EntryRow = z.infer<typeof EntryRow>

export const listEntries = query('GET /registers/:register', {
  title: label('台账条目', 'Register entries'),
  input: z.object({
    register: RegisterName,
    /** Only entries whose date lies in these days. */
    from: Day.optional().meta(titled('自', 'from')),
    to: Day.optional().meta(titled('至', 'to')),
    /** Only the rows of one sum (its key in `readSums`) as at a day. */
    sum: z.string().min(1).max(300).optional().meta(titled('汇总项', 'sum')),
    on,
  }),
  output: z.array(EntryRow),
})

export const readSums = query('GET /registers/:register/sums', {
  title: label('台账汇总', 'Register sums'),
  input: z.object({ register: RegisterName, on }),
  output: z.object({
    on: Day,
    sums: z.array(
      z.object({
        key: z.string(),
        title: Words,
        value: Decimal.nullable(),
        unit: z.string(),
        rows: z.array(z.string()),
      }),
    ),
    /** Parcels that two works give unlike areas. */
    differing: z.array(z.string()),
  }),
})

const document = z.string().trim().min(1).meta(titled('来源文件', 'source document'))
const reason = z.string().trim().meta(titled('更正原因', 'reason'))

export const recordEntry = action('POST /registers/:register', {
  title: label('登记台账条目', 'Record an entry'),
  input: z.object({
    register: RegisterName,
    key: RegisterEntry.shape.key,
    code: CreditCode.nullable().default(null),
    holder: z.string().trim().min(1).meta(titled('所属单位', 'holder')),
    onDate: RegisterEntry.shape.onDate,
    untilDate: RegisterEntry.shape.untilDate.default(null),
    facts: RegisterEntry.shape.facts,
    document,
    /** The entry this one corrects; then a reason must be given. */
    supersedes: id.nullable().default(null),
    reason: reason.default(''),
  }),
  output: z.object({ id: z.string() }),
})

export const withdrawEntry = action('POST /registers/entries/:id/withdrawal', {
  title: label('撤回台账条目', 'Withdraw an entry'),
  input: z.object({ id, reason: reason.min(1) }),
  output: z.object({ id: z.string() }),
})
