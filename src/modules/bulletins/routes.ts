import { z } from 'zod'
import { DocumentNumber, OfficialDocument } from '../../base/document.ts'
import { label, titled, Words } from '../../base/label.ts'
import { Period } from '../../base/period.ts'
import { action, download, query } from '../../base/route.ts'
import { Objection } from '../objections/schema.ts'
import { Bulletin, Checklist, Correction, Office } from './schema.ts'

const bulletin = z.string().min(1).meta(titled('通报', 'bulletin'))
const plan = z.string().meta(titled('方案', 'plan'))
const period = Period

export const KeptFileRow = z.object({
  name: z.string(),
  type: z.string(),
  hash: z.string(),
  size: z.number().int(),
})

export const listBulletins = query('GET /bulletins', {
  title: label('通报', 'Bulletins'),
  input: z.object({ plan: plan.optional() }),
  output: z.array(Bulletin),
})

export const checkBulletin = query('GET /plans/:plan/bulletin-checklist', {
  title: label('起草前检查', 'Checklist before drafting'),
  input: z.object({ plan, period }),
  output: Checklist,
})

/** The office of the plan's newest paper, for the next one; before the first, as it usually is. */
export const proposeOffice = query('GET /plans/:plan/office', {
  title: label('发文信息', 'Issuing office'),
  input: z.object({ plan }),
  output: Office,
})

export const draftBulletin = action('POST /bulletins', {
  title: label('生成通报草稿', 'Draft a bulletin'),
  input: z.object({ plan, period, office: Office }),
  output: z.object({ bulletin }),
})

export const readBulletin = query('GET /bulletins/:bulletin', {
  title: label('通报', 'Bulletin'),
  input: z.object({ bulletin }),
  output: Bulletin.extend({
    document: OfficialDocument,
    checklist: Checklist,
    objections: z.array(Objection),
    /** Kept since the issue; empty for a draft. */
    files: z.array(KeptFileRow),
    /** What the ledger says differently since: grounds for an erratum. */
    corrections: z.array(Correction),
  }),
})

/** The page as it will be printed, for the frame of the preview. */
export const previewBulletin = download('GET /bulletins/:bulletin/preview', {
  title: label('预览', 'Preview'),
  input: z.object({ bulletin, copy: z.enum(['working', 'issued']).default('working') }),
})

export const editBulletin = action('PUT /bulletins/:bulletin/draft', {
  title: label('修改草稿', 'Edit the draft'),
  input: z.object({
    bulletin,
    document: OfficialDocument,
    reason: z.string().trim().default('').meta(titled('修改说明', 'what changed')),
  }),
  output: z.object({ bulletin }),
})

/** The next number of the office's year: what a clerk would take from the register. Null without its word. */
export const suggestNumber = query('GET /bulletins/:bulletin/next-number', {
  title: label('下一个发文字号', 'Next document number'),
  input: z.object({ bulletin }),
  output: z.object({ number: DocumentNumber.nullable() }),
})

export const issueBulletin = action('POST /bulletins/:bulletin/issue', {
  title: label('签发', 'Issue'),
  input: z.object({ bulletin, number: DocumentNumber }),
  output: z.object({
    bulletin,
    hash: z.string(),
    files: z.array(KeptFileRow),
    /** Why there is no PDF, when there is none. */
    withoutPdf: Words.nullable(),
  }),
})

export const bulletinFile = download('GET /bulletins/:bulletin/files/:name', {
  title: label('下载通报文件', 'Download a file of the bulletin'),
  input: z.object({ bulletin, name: z.string() }),
})

/** The draft as a Word file, marked as a working copy with its provenance notes. */
export const draftFile = download('GET /bulletins/:bulletin/draft.docx', {
  title: label('下载草稿', 'Download the draft'),
  input: z.object({ bulletin }),
})

export const verifyBulletin = query('GET /bulletins/:bulletin/verification', {
  title: label('核验通报', 'Verify the bulletin'),
  input: z.object({ bulletin }),
  output: z.object({
    bulletin,
    number: z.string(),
    hash: z.string(),
    /** The sealed snapshot still has the hash it was sealed with. */
    snapshotSame: z.boolean(),
    /** Written anew from the sealed input, the draft says the same; false when a person edited it before issue. */
    draftSame: z.boolean(),
    files: z.array(
      KeptFileRow.extend({
        same: z.boolean(),
        regenerated: z.enum(['same', 'differs', 'notMade']),
      }),
    ),
  }),
})

export const draftErratum = action('POST /bulletins/:bulletin/errata', {
  title: label('起草更正说明', 'Draft an erratum'),
  input: z.object({ bulletin, office: Office.optional() }),
  output: z.object({ bulletin }),
})
