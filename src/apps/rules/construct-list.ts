/** The pages of docs/rules/language in the order of a programme file, and the index made from them. */
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { Page } from './construct-page.ts'

const folder = 'docs/rules/language'

/** In the order in which a programme file is written. */
const groups: readonly (readonly [title: string, pages: readonly string[]])[] = [
  ['文件 The file', ['head', 'versions', 'citations']],
  ['表达式 Expressions', ['literals', 'arithmetic', 'comparison', 'membership', 'choice']],
  [
    '字段与事实 Fields and facts',
    ['fields', 'yearly', 'category', 'code', 'date', 'certificate', 'result', 'facts'],
  ],
  ['不适用与除零 What does not apply', ['not-applicable', 'zero-denominator']],
  [
    '数量 Quantities',
    ['derive', 'window', 'year-of', 'growth', 'elapsed', 'parameters', 'unknown-number'],
  ],
  [
    '得分 Points',
    ['bands', 'tiers', 'by', 'per', 'count-of', 'best-of', 'sum', 'expert', 'conditional-value'],
  ],
  [
    '条件与结论 Conditions and verdict',
    [
      'when',
      'all-any',
      'at-least-of',
      'years',
      'minima',
      'exceptions',
      'not-examined',
      'judged',
      'unknown-rule',
    ],
  ],
  ['划型 Classes', ['classify']],
  ['调整与约束 Levers and constraints', ['levers', 'constraints']],
  ['奖补金额 Amounts', ['awards', 'rate', 'groups', 'ceiling']],
  ['核对 Checking', ['cases', 'source-text']],
]

export function pageFiles(): string[] {
  return groups
    .flatMap(([, pages]) => pages.map((page) => `${folder}/${page}.md`))
    .filter((file) => existsSync(file))
}

/** `text` with the table between its marks made anew. */
export function indexed(text: string, pages: readonly Page[]): string {
  const byName = new Map(pages.map((page) => [basename(page.file, '.md'), page]))
  const tables = groups.map(([title, names]) => {
    const rows = names.flatMap((name) => {
      const page = byName.get(name)
      if (page === undefined) return []
      const [zh = '', en = ''] = page.meaning
      return [`| [${page.title}](language/${name}.md) | ${zh}<br>${en} |`]
    })
    return [`### ${title}`, '', '| 写法 Construct | 含义 Meaning |', '|---|---|', ...rows, ''].join(
      '\n',
    )
  })
  return text.replace(
    /<!-- index -->[\s\S]*<!-- \/index -->/,
    `<!-- index -->\n\n${tables.join('\n')}\n<!-- /index -->`,
  )
}
