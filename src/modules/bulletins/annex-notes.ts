/** 数据更正和口径说明: what earlier papers said otherwise, what each number means, where each comes from. */

import { shown } from '../../base/decimal.ts'
import type { Attachment, Block, DocumentReference, DocumentTable } from '../../base/document.ts'
import { periodName } from '../../base/period.ts'
import { comparabilityLabels } from '../indicators/schema.ts'
import { targetTypeLabels } from '../plan/schema.ts'
import { columnsOf, type Head } from './annex-progress.ts'
import type { Case } from './cases.ts'
import type { Phrase } from './findings.ts'
import { approvedText, lineValue, recordText, sourceText } from './provenance.ts'
import type { Correction, DraftInput } from './schema.ts'
import { areaScopeText, said, sourced, verbatim } from './words.ts'

export function notesAnnex(
  input: DraftInput,
  cases: readonly Case[],
  { references, phrase }: { references: readonly DocumentReference[]; phrase: Phrase },
): Attachment {
  const chapter = (title: string): Block => ({
    kind: 'heading',
    level: 1,
    title: [said(title)],
    runs: [],
  })
  return {
    title: '数据更正和口径说明',
    landscape: true,
    blocks: [
      chapter('数据更正'),
      correctionBlock(input, phrase),
      chapter('口径说明'),
      definitionTable(cases),
      chapter('数据说明'),
      lineTable(input, references),
    ],
  }
}

function correctionBlock({ corrections }: DraftInput, phrase: Phrase): Block {
  if (corrections !== null && corrections.length > 0) return correctionTable(corrections)
  const none = phrase(corrections === null ? 'firstBulletin' : 'noCorrections')
  return { kind: 'paragraph', runs: [said(none)] }
}

/** 数据更正说明 columns (formats §11). */
const correctionHeads: readonly Head[] = [
  ['指标', 16, 'left'],
  ['所属期', 12, 'center'],
  ['原值', 9, 'right'],
  ['更正值', 9, 'right'],
  ['差额', 9, 'right'],
  ['原因', 18, 'left'],
  ['依据文件', 16, 'left'],
  ['影响', 14, 'left'],
  ['登记人', 9, 'center'],
  ['核准人', 9, 'center'],
  ['时间', 12, 'center'],
]

export function correctionTable(corrections: readonly Correction[]): DocumentTable {
  return {
    kind: 'table',
    caption: '',
    columns: columnsOf(correctionHeads),
    rows: corrections.map((each) => {
      const amount = (value: string | null, none: string) =>
        value === null ? none : `${shown(value, placesFor(value, each.decimals))}${each.unit}`
      return [
        [said(each.name)],
        [said(periodName(each.period).zh)],
        [said(amount(each.before, ''))],
        [sourced(amount(each.after, '已撤回,暂无数值'), each.observation ?? undefined)],
        [said(amount(each.difference, '–'))],
        [said(each.reason)],
        [verbatim(each.basis)],
        [said(each.effect)],
        [said(each.recordedBy)],
        [said(each.approvedBy)],
        [said(each.recordedAt)],
      ]
    }),
  }
}

/** As many places as the card asks, and more where the figure has them: a small correction must show. */
function placesFor(value: string, decimals: number): number {
  return Math.max(decimals, value.split('.')[1]?.length ?? 0)
}

const definitionHeads: readonly Head[] = [
  ['指标', 22, 'left'],
  ['口径版本', 7, 'center'],
  ['生效日期', 13, 'center'],
  ['统计范围', 10, 'center'],
  ['类型', 9, 'center'],
  ['数据来源', 14, 'left'],
  ['发布期', 20, 'left'],
  ['与前版可比性', 11, 'center'],
  ['待定事项', 20, 'left'],
]

function definitionTable(cases: readonly Case[]): DocumentTable {
  return {
    kind: 'table',
    caption: '',
    columns: columnsOf(definitionHeads),
    rows: cases.map(({ row: { definition } }) =>
      [
        definition.name,
        `第${definition.version}版`,
        definition.effectiveFrom,
        areaScopeText(definition.scope),
        targetTypeLabels[definition.type].zh,
        definition.sourceBody,
        definition.release.note === '' ? '未登记' : definition.release.note,
        comparabilityLabels[definition.comparability].zh,
        definition.open.length === 0 ? '无' : definition.open.join(';'),
      ].map((text) => [said(text)]),
    ),
  }
}

const lineHeads: readonly Head[] = [
  ['序号', 6, 'center'],
  ['指标', 20, 'left'],
  ['所属期', 15, 'center'],
  ['数值(状态)', 18, 'right'],
  ['口径', 8, 'center'],
  ['来源', 28, 'left'],
  ['登记', 18, 'left'],
  ['核准', 20, 'left'],
]

/** 数据说明: the ledger lines behind the figures, under the number of their mark in the working copy. */
function lineTable(input: DraftInput, references: readonly DocumentReference[]): DocumentTable {
  const lines = new Map(input.observations.map((line) => [line.id, line]))
  const rows = references.flatMap(({ id, mark }) => {
    const line = lines.get(id)
    if (line === undefined || mark === null) return []
    const cells = [
      String(mark),
      line.name,
      periodName(line.period).zh,
      lineValue(line),
      `第${line.definitionVersion}版`,
      sourceText(line.source),
      recordText(line),
      approvedText(line),
    ]
    return [cells.map((text) => [verbatim(text)])]
  })
  return { kind: 'table', caption: '', columns: columnsOf(lineHeads), rows }
}
