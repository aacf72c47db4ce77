/** Where each printed figure comes from, in words: the marks of a working copy and 数据说明 rest on it. */
import { clockText } from '../../base/calendar.ts'
import { shown } from '../../base/decimal.ts'
import type { Attachment, Block, DocumentReference, Run } from '../../base/document.ts'
import { periodName } from '../../base/period.ts'
import { confidenceLabels, type Source } from '../../base/source.ts'
import { chinesePunctuation } from '../../base/typeset.ts'
import type { LedgerRow } from '../observations/routes.ts'
import { approvalLabels, observationStateLabels } from '../observations/schema.ts'
import { operatorLabels } from '../plan/schema.ts'
import { judgementLabels } from '../standings/schema.ts'
import { type Case, casesOf } from './cases.ts'
import { targetReference } from './figures.ts'
import { counts } from './overview.ts'
import type { DraftInput } from './schema.ts'
import { signs, unstopped } from './words.ts'

/** Every reference that the document's runs name, in the order of their first appearance. */
export function referencesOf(
  blocks: readonly Block[],
  attachments: readonly Attachment[],
  input: DraftInput,
): DocumentReference[] {
  const all = [...blocks, ...attachments.flatMap((each) => each.blocks)]
  const ids = new Set(all.flatMap(runsOf).flatMap((run) => run.reference ?? []))
  const known = knownReferences(input)
  let marks = 0
  return [...ids].flatMap((id): DocumentReference[] => {
    const text = known.get(id)
    if (text === undefined) return []
    if (id.includes(':')) return [{ id, mark: null, text }]
    marks += 1
    return [{ id, mark: marks, text }]
  })
}

export function runsOf(block: Block): Run[] {
  if (block.kind === 'table') return block.rows.flat(2)
  return block.kind === 'heading' ? [...block.title, ...block.runs] : block.runs
}

/** By id: ledger lines under their own number, everything else under a word with a colon. */
function knownReferences(input: DraftInput): Map<string, string> {
  const cases = casesOf(input)
  const { first, beside, lights } = counts(cases)
  const counted = [...first, ...beside, ...lights].map(
    ({ id, before, counted: list }) => [id, countText(before, list)] as const,
  )
  return new Map([
    ['count:total', countText('量化指标', cases)],
    ...counted,
    ...input.observations.map((line) => [line.id, lineText(line)] as const),
    ...cases.map((each) => [targetReference(each.row.code), targetText(each)] as const),
    ...cases.map((each) => [`judgement:${each.row.code}`, judgementText(each)] as const),
  ])
}

function countText(what: string, cases: readonly Case[]): string {
  return what + signs.colon + cases.map(({ row }) => row.definition.name).join('、')
}

function targetText({ row: { definition, answer } }: Case): string {
  const { yearTarget, shown: figures } = answer
  if (yearTarget === null) return ''
  const { year, operator, value, unit } = yearTarget
  const word = operator === '=' ? '' : operatorLabels[operator].zh
  const planned = figures.planned === '' ? '' : `,计划曲线本期${figures.planned}%`
  return chinesePunctuation(`${definition.name}${year}年度目标${word}${value}${unit}${planned}`)
}

function judgementText({ row: { definition, judgement } }: Case): string {
  if (judgement === null) return ''
  const { recordedBy, recordedAt, word } = judgement
  return chinesePunctuation(
    `${definition.name}研判(${judgementLabels[word].zh}),${clockText(recordedAt)} ${recordedBy}`,
  )
}

/** One ledger line: value, state, definition version, source, who recorded it, who approved it. */
export function lineText(line: LedgerRow): string {
  return [
    `${line.name}${periodName(line.period).zh}${lineValue(line)}`,
    `口径第${line.definitionVersion}版`,
    `来源${signs.colon}${sourceText(line.source)}`,
    `登记${signs.colon}${recordText(line)}`,
    approvedText(line),
  ].join(signs.semicolon)
}

export function lineValue(line: LedgerRow): string {
  const state = observationStateLabels[line.state].zh
  return chinesePunctuation(`${shown(line.value, line.decimals)}${line.unit}(${state})`)
}

export function recordText({ recordedAt, recordedBy }: LedgerRow): string {
  return `${clockText(recordedAt)} ${recordedBy}`
}

export function approvedText({ approval }: LedgerRow): string {
  if (approval === null) return '未核准'
  const condition = unstopped(approval.condition)
  const when = `${clockText(approval.recordedAt)} ${approval.recordedBy}`
  const words = approvalLabels[approval.decision].zh + signs.colon + when
  return condition === '' ? words : chinesePunctuation(`${words}(${condition})`)
}

/** Document and clause, or file and cell; when nothing is known, only how sure we are. */
export function sourceText(source: Source): string {
  const parts = [
    source.document,
    source.clause,
    source.file,
    source.cell,
    source.date,
    source.url,
  ].filter((part) => part !== undefined && part !== '')
  return [...parts, confidenceLabels[source.confidence].zh].join(' ')
}
