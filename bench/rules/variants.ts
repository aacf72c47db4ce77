/** Every choice among six changes of the rule but none at all: sixty-three reforms. */
const changes: readonly [from: string, to: string][] = [
  ['职工总数 <= 500人', '职工总数 <= 600人'],
  ['销售收入 <= 2亿元', '销售收入 <= 3亿元'],
  ['资产总额 <= 2亿元', '资产总额 <= 3亿元'],
  ['综合得分 >= 60分', '综合得分 >= 55分'],
  ['{ at_least: 10%, score: 4 }', '{ at_least: 8%, score: 4 }'],
  ['{ at_least: 2%, score: 10 }', '{ at_least: 1%, score: 10 }'],
]

/** The rule's text with each of them made. */
export function variants(text: string): string[] {
  const missing = changes.filter(([from]) => !text.includes(from))
  if (missing.length > 0) throw new Error(`the rule no longer says ${missing[0]?.[0]}`)
  return Array.from({ length: 2 ** changes.length - 1 }, (_, choice) =>
    changes.reduce(
      (words, [from, to], bit) =>
        ((choice + 1) >> bit) % 2 === 1 ? words.replace(from, to) : words,
      text,
    ),
  )
}
