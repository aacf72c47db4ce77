import { z } from 'zod'
import { AreaScope } from '../../base/area.ts'
import { label, titled } from '../../base/label.ts'
import { Period } from '../../base/period.ts'
import { action, download, query, upload } from '../../base/route.ts'
import { ObservationState } from '../observations/schema.ts'
import { ImportPreview } from './schema.ts'

const reason = z.string().trim().min(1).meta(titled('原因', 'reason'))

export const ImportSummary = z.object({
  importId: z.string(),
  fileName: z.string(),
  sender: z.string(),
  accepted: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  undone: z.object({ reason: z.string(), recordedAt: z.string() }).nullable(),
})
export type ImportSummary = z.infer<typeof ImportSummary>

/** How the sheet is to be read where the file does not say it itself. */
export const ImportOptions = z.object({
  sender: z.string().trim().min(1).meta(titled('报送单位', 'sender')),
  period: Period.optional(),
  area: z.string().optional().meta(titled('地区', 'area')),
  scope: AreaScope.default('whole'),
  state: ObservationState.optional(),
  /** Columns that the officer set by hand: sheet name → column letter → field. */
  mapping: z.record(z.string(), z.record(z.string(), z.string())).optional(),
})

export const previewImport = upload('POST /imports/preview', {
  title: label('预览导入', 'Preview an import'),
  input: ImportOptions,
  output: ImportPreview,
})

/** The same file and options once more, now kept: one transaction, all accepted rows or none. */
export const importFile = upload('POST /imports', {
  title: label('导入数据', 'Import values'),
  input: ImportOptions.extend({
    /** Rows that differ from a known value are only taken when their correction has a reason: 'Sheet1!7' → reason. */
    reasons: z.record(z.string(), z.string()).default({}),
    /** Rows the officer leaves out although they are ready. */
    leftOut: z.array(z.string()).default([]),
  }),
  output: ImportSummary,
})

export const listImports = query('GET /imports', {
  title: label('导入记录', 'Imports'),
  input: z.object({}),
  output: z.array(ImportSummary),
})

/** An ugly sheet of a quarter's values, to try the import with; only a demonstration district has one. */
export const sampleFile = download('GET /imports/sample', {
  title: label('演示数据表', 'Sample table'),
  input: z.object({}),
})

export const rejectedRows = download('GET /imports/:importId/rejected', {
  title: label('退回行', 'Rejected rows'),
  input: z.object({ importId: z.string() }),
})

export const undoImport = action('POST /imports/:importId/undo', {
  title: label('撤销导入', 'Undo an import'),
  input: z.object({ importId: z.string(), reason }),
  output: z.object({ withdrawn: z.number().int() }),
})
