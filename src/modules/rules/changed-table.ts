/** The firms whose verdict changes as a table to take away: for a spreadsheet, and as plain text. */
import { type Language, label } from '../../base/label.ts'
import type { Comparison } from './comparison-schema.ts'
import type { Verdict } from './schema.ts'

const heads = [
  label('行', 'Row'),
  label('企业', 'Firm'),
  label('分组', 'Group'),
  label('现行', 'Before'),
  label('比较', 'After'),
]

export type Table = {
  readonly titles: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export function changedTable(
  { changed, base, reform }: Comparison,
  language: Language,
  said: (verdict: Verdict) => string,
): Table {
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
  return { titles, rows }
}

const words = {
  about: label('导出说明', 'About'),
  item: label('项目', 'Item'),
  content: label('内容', 'Content'),
  list: label('列表', 'List'),
  changed: label('结论改变的企业', 'Firms whose verdict changes'),
  versions: label('版本', 'Versions'),
  on: label('申请日期', 'Day of application'),
  sheet: label('企业表', 'Table of firms'),
  judged: label('已判断', 'Judged'),
  refused: label('因数据有误未判断', 'Not judged because of faulty data'),
  count: label('条数', 'Rows'),
}

/** What the first sheet of a workbook says of the second. */
export function aboutChanged(answer: Comparison, language: Language): Table {
  const { base, reform, on, sheet, totals, refused, changedCount } = answer
  const lines = [
    [words.list, words.changed[language]],
    [words.versions, `${base} → ${reform}`],
    [words.on, on],
    [words.sheet, sheet],
    [words.judged, String(totals.firms)],
    [words.refused, String(refused)],
    [words.count, String(changedCount)],
  ] as const
  return {
    titles: [words.item[language], words.content[language]],
    rows: lines.map(([item, content]) => [item[language], content]),
  }
}

export const sheetNames = { about: words.about, changed: words.changed }
