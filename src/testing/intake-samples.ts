import type { Workbook } from '../base/workbook.ts'
import { type Draft, drafted } from '../modules/intake/draft.ts'
import { judged } from '../modules/intake/judge.ts'
import type { JudgedRow } from '../modules/intake/judged.ts'
import type { Catalogue } from '../modules/intake/kind.ts'
import { type Known, type KnownFirm, nothingKnown } from '../modules/intake/known.ts'
import {
  faultsOf,
  type Gathered,
  gathered,
  gathering,
  previewOf,
} from '../modules/intake/preview.ts'
import { IntakeOptions, type IntakePreview, type IntakeQuestion } from '../modules/intake/schema.ts'

/** Short lists of the kind that content holds. */
export const catalogue: Catalogue = {
  figures: [
    {
      name: '营业收入',
      english: 'Operating revenue',
      kind: 'money',
      unit: '元',
      headings: ['营收'],
    },
    { name: '净利润', english: 'Net profit', kind: 'money', unit: '元' },
    {
      name: '从业人员',
      english: 'Persons employed',
      kind: 'count',
      unit: '人',
      headings: ['从业人数'],
    },
    { name: '市场占有率', english: 'Share', kind: 'share', unit: '%' },
    { name: '自主品牌', english: 'Own brand', kind: 'yesNo' },
  ],
  titles: [
    { id: 'hnte', name: '高新技术企业', english: 'HNTE', term: 3, year: false },
    { id: 'techSme', name: '科技型中小企业', english: 'Technology SME', term: 1, year: true },
    {
      id: 'littleGiant',
      name: '专精特新“小巨人”企业',
      english: 'Little giant',
      term: 3,
      year: false,
    },
    {
      id: 'techEnterprise',
      name: '科技型企业',
      english: 'Tech enterprise',
      term: null,
      year: false,
    },
  ],
  towns: ['西澜镇', '陶溪镇', '铜岸镇'],
  parks: ['江澜高新园'],
  industries: { '3484': '机械零部件加工', '6513': '应用软件开发' },
  edition: '2017',
}

export const options = (more: object = {}): IntakeOptions =>
  IntakeOptions.parse({ sender: '区科技局', ...more })

export type Tried = {
  draft: Draft
  judgement: { rows: JudgedRow[]; questions: IntakeQuestion[] }
  preview: Omit<IntakePreview, 'sameAs'>
  /** Rows that are given back. */
  out: Gathered['out']
}

type Trying = { known?: Partial<Known>; options?: object; today?: string }

/** Reads and judges a workbook against what is known; refuses nothing but a workbook without a head. */
export function tried(workbook: Workbook, trying: Trying = {}): Tried {
  const given = options(trying.options)
  const { kind, mapping, decisions } = given
  const draft = drafted({ workbook, catalogue, kind, mapping, decisions })
  if (draft === undefined) throw new Error('no head was understood')
  const known = { ...nothingKnown, ...trying.known }
  const today = trying.today ?? '2025-10-14'
  const all = gathering(draft)
  const rows = [...gathered(all, judged({ draft, known, options: given, today, catalogue }))]
  const questions = [...all.questions.values()]
  return { draft, judgement: { rows, questions }, preview: previewOf(draft, all), out: all.out }
}

/** 'ready', or the status with each cell and its code: 'problem B3 codeCheck'. */
export function said({ judgement }: Tried): string[] {
  return judgement.rows.map(saidOf)
}

function saidOf(row: JudgedRow): string {
  const { problems, remarks } = faultsOf(row)
  const words = [...problems, ...remarks].map(
    ({ at, code }) => `${at.split('!').at(-1)} ${code.replace('intakeRow.', '')}`,
  )
  return [row.status, ...words].join(' ')
}

/** A firm as the register knows it. */
export function knownFirm(code: string, name: string, more: Partial<KnownFirm> = {}): KnownFirm {
  return {
    ...{ code, name, formerNames: [], address: '', town: '西澜镇', park: '', administration: '' },
    ...{
      presence: 'here',
      industry: '',
      segment: '',
      branchOf: '',
      founded: null,
      aboveSize: null,
    },
    ...more,
  }
}
