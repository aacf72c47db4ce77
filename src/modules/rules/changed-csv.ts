/** The changed firms as text that a spreadsheet opens: with its mark of UTF-8, and no cell that runs. */
import { type Language, label } from '../../base/label.ts'
import { harmless } from '../../base/workbook.ts'
import type { Comparison } from './comparison-schema.ts'
import type { Verdict } from './schema.ts'

const heads = [
  label('行', 'Row'),
  label('企业', 'Firm'),
  label('分组', 'Group'),
  label('现行', 'Before'),
  label('比较', 'After'),
]

export function changedCsv(
  { changed, base, reform }: Comparison,
  language: Language,
  said: (verdict: Verdict) => string,
): string {
  const titles = heads.map((head) => head[language])
  titles[3] = `${titles[3]} ${base}`
  titles[4] = `${titles[4]} ${reform}`
  const rows = changed.map(({ row, name, group, from, to }) => [
    String(row),
    name,
    group,
    said(from),
    said(to),
  ])
  return `\ufeff${[titles, ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`
}

function quoted(text: string): string {
  return `"${harmless(text).replaceAll('"', '""')}"`
}
