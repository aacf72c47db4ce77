import { z } from 'zod'
import { choice, label, titled } from '../../base/label.ts'
import { action, download, query, upload } from '../../base/route.ts'
import { IntakeKind, IntakeOptions, IntakePreview, leaningLabels, RejectedCell } from './schema.ts'

/** Chosen by the sender: progress is asked and the run is cancelled under it. */
const Ticket = z.string().max(64).optional()

export const IntakeSummary = z.object({
  /** Null when the file brought nothing new. */
  importId: z.string().nullable(),
  kind: IntakeKind,
  fileName: z.string(),
  sender: z.string(),
  rows: z.number().int(),
  accepted: z.number().int(),
  unchanged: z.number().int(),
  rejectedRows: z.number().int(),
})
export type IntakeSummary = z.infer<typeof IntakeSummary>

export const IntakeRecord = IntakeSummary.extend({
  importId: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  undone: z
    .object({ reason: z.string(), recordedAt: z.string(), recordedBy: z.string() })
    .nullable(),
})
export type IntakeRecord = z.infer<typeof IntakeRecord>

export const previewIntake = upload('POST /intake/preview', {
  title: label('预览台账导入', 'Preview an import of registers'),
  input: IntakeOptions.extend({ ticket: Ticket }),
  output: IntakePreview,
})

/** The same file and options once more, with the decisions, now kept: one transaction. */
export const importTable = upload('POST /intake', {
  title: label('导入台账', 'Import registers'),
  input: IntakeOptions.extend({ ticket: Ticket }),
  output: IntakeSummary.extend({ rejected: z.array(RejectedCell) }),
})

export const listIntakes = query('GET /intake', {
  title: label('台账导入记录', 'Imports of registers'),
  input: z.object({}),
  output: z.array(IntakeRecord),
})

const OneImport = z.object({
  importId: z
    .string()
    .regex(/^\d{1,18}$/)
    .meta(titled('导入编号', 'number of the import')),
})

export const FirmOfIntake = z.object({ code: z.string(), name: z.string() })
export type FirmOfIntake = z.infer<typeof FirmOfIntake>

/** A later row that rests on an import: without a firm where it is about none of ours. */
export const LeaningRow = z.object({
  what: choice(leaningLabels),
  id: z.string(),
  code: z.string().nullable(),
  at: z.string(),
  by: z.string(),
})
export type LeaningRow = z.infer<typeof LeaningRow>

export const readIntake = query('GET /intake/:importId', {
  title: label('一次台账导入', 'One import of registers'),
  input: OneImport,
  output: IntakeRecord.extend({
    /** Whom it speaks of: the first of them, and how many they are. */
    firms: z.array(FirmOfIntake),
    firmTotal: z.number().int(),
    facts: z.number().int(),
    filings: z.number().int(),
    certificates: z.number().int(),
    events: z.number().int(),
    entries: z.number().int(),
    /** The first later rows that rest on it; while there are any it cannot be undone. */
    leaning: z.array(LeaningRow),
    leaningTotal: z.number().int(),
  }),
})

export const firmsOfIntake = query('GET /intake/:importId/firms', {
  title: label('一次台账导入涉及的企业', 'Firms that an import speaks of'),
  input: OneImport,
  output: z.array(FirmOfIntake),
})

export const leaningOnIntake = query('GET /intake/:importId/leaning', {
  title: label('以一次台账导入为依据的后来记录', 'Later rows that rest on an import'),
  input: OneImport,
  output: z.array(LeaningRow),
})

export const rejectedTable = download('GET /intake/:importId/rejected', {
  title: label('退回的台账行', 'Rejected rows of registers'),
  input: OneImport,
})

export const undoIntake = action('POST /intake/:importId/undo', {
  title: label('撤销台账导入', 'Undo an import of registers'),
  input: OneImport.extend({
    reason: z.string().trim().min(1).meta(titled('撤销原因', 'reason')),
  }),
  output: z.object({ withdrawn: z.number().int() }),
})

export const intakeTemplate = download('GET /intake/templates/:kind', {
  title: label('导入模板', 'Import template'),
  input: z.object({ kind: IntakeKind }),
})

export const Progress = z.object({
  /** `brokenOff`: the server that ran it is gone. */
  step: z.enum(['waiting', 'reading', 'judging', 'keeping', 'done', 'brokenOff', 'unknown']),
  done: z.number().int(),
  total: z.number().int(),
})
export type Progress = z.infer<typeof Progress>

export const intakeProgress = query('GET /intake/runs/:ticket', {
  title: label('导入进度', 'Progress of an import'),
  input: z.object({ ticket: z.string().max(64) }),
  output: Progress,
})

/** Asks a run to stop, on whichever node it goes: its transaction falls and nothing that is kept changes. */
export const stopIntake = action('POST /intake/runs/:ticket/stop', {
  title: label('取消导入', 'Cancel an import'),
  input: z.object({ ticket: z.string().max(64) }),
  output: z.object({ stopped: z.boolean() }),
})
