import { clockText } from '../base/calendar.ts'
import type { Label, Language } from '../base/label.ts'
import type { Source } from '../base/source.ts'

/** One version of a value, as the ledger has it. */
export type Version = {
  id: string
  value: string
  state: Label
  recordedAt: string
  recordedBy: string
  /** Why it replaced the one before; '' for a first version. */
  reason: string
}

/** Everything that stands behind one number; what its drawer shows and its citation says. */
export type Provenance = {
  /** What is counted: 技术交易额. */
  title: Label
  /** With its unit, as printed: '52.30 亿元'. */
  value: string
  period: Label
  area: string
  scope: Label
  source: Source
  definition: { version: number; text: string; address?: string }
  state: Label
  recordedAt: string
  /** Null for a computed number: nobody has recorded it. */
  recordedBy: string | null
  /** Set when the value no longer counts: withdrawn, sent back, or replaced by a newer one. */
  stands?: Label
  /** Null: not approved yet. */
  approval: { decision: Label; by: string; at: string; condition: string } | null
  /** Why it replaced the one before; '' for a first version. */
  reason: string
  /** Earlier versions of the same value, newest first. */
  replaced: readonly Version[]
  /** A computed number: the numbers it was made of and how. */
  made?: { how: string; of: readonly { name: string; value: string; id?: string }[] }
}

/** The sentence to paste into a paper: what, how much, when, by which definition, from where, known when. */
export function citation(
  of: Provenance,
  moment: Label,
  address: string,
  language: Language,
): string {
  const zh = language === 'zh'
  const source = sourceText(of.source)
  const parts = zh
    ? [
        `${of.area}${of.title.zh} ${of.value}`,
        of.period.zh,
        of.scope.zh,
        `口径第${of.definition.version}版`,
        of.state.zh,
        `来源:${source}`,
        of.recordedBy === null ? '由公式计算,未登记' : `登记于${clockText(of.recordedAt)}`,
        `数据时点:${moment.zh}`,
      ]
    : [
        `${of.title.en}, ${of.area}: ${of.value}`,
        of.period.en,
        of.scope.en,
        `definition v${of.definition.version}`,
        of.state.en,
        `source: ${source}`,
        of.recordedBy === null ? 'computed, not recorded' : `recorded ${clockText(of.recordedAt)}`,
        `data: ${moment.en}`,
      ]
  return `${parts.join(zh ? ',' : ', ')}${zh ? '。' : '. '}${address}`
}

/** '《…公报》 第三条 2026-03-20' or 'Q3.xlsx 的 C12'; '—' never: a source always names something. */
export function sourceText(source: Source): string {
  const { document, clause, file, cell, date, url, note } = source
  const named = [
    document,
    clause,
    file === undefined ? undefined : `${file} ${cell ?? ''}`.trim(),
    date,
  ]
  const text = named.filter((part) => part !== undefined && part !== '').join(' ')
  return text === '' ? (url ?? note ?? '') : text
}
