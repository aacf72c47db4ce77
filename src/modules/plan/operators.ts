import type { Operator } from './schema.ts'

/**
 * The words before a number that say how it binds. 以上, 以下, 以内 include the number itself and 超过
 * excludes it: 《民法典》第一千二百五十九条.
 */
const before: readonly (readonly [Operator, string])[] = [
  ['>=', '不得?(?:低于|少于|小于|下于|亚于)|不低|至少|最少|最低|>=|≥|≧|>='],
  ['<=', '不得?(?:超过|高于|大于|多于|突破|超|迟于)|最多|至多|最高不超过|<=|≤|≦'],
  [
    '<=',
    '(?:控制|压减|压缩|缩减|缩短|减少|降低|下降|削减|精简|减|降)(?:在|到|至)|压降至|降为|缩为',
  ],
  ['<', '低于|小于|少于|不足|不到|<'],
  ['>', '超过|突破|高于|大于|多于|超出|越过|(?<!赶|反)超|>'],
  ['~', '大约|约为|(?<!节|签|预|集|契|条|公|制|合)约|大概|接近|将近|(?<!最|附|邻|临)近'],
  [
    '>=',
    '(?:增加|增长|提高|提升|上升|扩大|发展|拓展|攀升|跃升|跃居|壮大|倍增|翻番|增|升|提|涨|扩|恢复|推进|上升|回升|延伸)(?:到|至)|(?:稳定|保持|维持|稳)(?:在|于|到)|达到|达成|达|做到|实现|完成|突破到|迈上|跃上|迈进|站上|迈过|冲刺|跻身|力争|确保|保持|维持|(?<!作|成|称)为|(?<!就|不|都)是|(?<!拥|设|占|具|国|所)有|到|至|(?<!突)破',
  ],
]

const BEFORE = new RegExp(
  `(?:${before.map(([, words], index) => `(?<o${index}>${words})`).join('|')})\\s*[“:]?\\s*$`,
)

/** No operator words are longer, their guards and spaces included. */
const LONGEST_WORDS = 14

/** The operator words at the very end of what stands before a number. */
export function operatorBefore(
  words: string,
): { operator: Operator; words: string; at: number } | undefined {
  const cut = Math.max(0, words.length - LONGEST_WORDS)
  const match = BEFORE.exec(words.slice(cut))
  if (match?.groups === undefined) return undefined
  const index = before.findIndex((_, each) => match.groups?.[`o${each}`] !== undefined)
  const operator = before[index]?.[0]
  return operator && { operator, words: match[0].trim(), at: cut + match.index }
}

const after: readonly (readonly [Operator, RegExp])[] = [
  ['>=', /^\s*(?:\(含\))?(?:及|或|和)?以上/],
  ['<=', /^\s*(?:及|或|和)?(?:以内|之内|以下|内(?!的?[\u4e00-\u9fff]))/],
  ['~', /^\s*(?:左右|上下)/],
  ['>=', /^\s*\+(?!\d)/],
]

/** The operator words right behind a number and its unit. */
export function operatorAfter(words: string): { operator: Operator; length: number } | undefined {
  for (const [operator, pattern] of after) {
    const match = pattern.exec(words)
    if (match !== null) return { operator, length: match[0].length }
  }
  return undefined
}

export type Judged = { operator: Operator; unclear: boolean }

/**
 * Directions that say where a value moves, not how it binds: 提高到60%以上 carries one operator,
 * 达20%以上 two.
 */
const MOVES = /^(?:.*(?:到|至|在|于)|实现|完成|为|是|有|力争|确保|保持|维持|做到|)$/

/**
 * Joins the operators before and behind one number. Two that say different things, or one thing
 * twice, are `unclear`: the stricter reading of 超过…以上 stays, 约 gives way to a bound.
 */
export function joinedOperator(
  front: { operator: Operator; words: string } | undefined,
  back: Operator | undefined,
): Judged {
  if (front === undefined) return { operator: back ?? '>=', unclear: false }
  if (back === undefined) return { operator: front.operator, unclear: false }
  const moves = MOVES.test(front.words) && front.words !== '达到'
  if (moves || back === '~') return { operator: back, unclear: false }
  const operator = front.operator === '~' || front.operator === '>=' ? back : front.operator
  return { operator, unclear: true }
}

/** Things there should be less of. */
const HARM =
  /事故|事件数|死亡率|伤亡|失业率|浓度|排放量|排放强度|能耗$|电耗|水耗|投诉|时限$|用时$|负债率|不良率|发案/

type Bounded = {
  indicator: string
  quantity: { kind: string; value: string; after: Operator | undefined }
  stated: boolean
}

/**
 * A rank, and a bare number of something harmful, are bounds from above; all else is as the words
 * say.
 */
export function boundOn({ indicator, quantity, stated }: Bounded, operator: Operator): Operator {
  if (quantity.kind === 'rank') return '<='
  const bare = !stated && quantity.after === undefined
  return bare && operator === '>=' && (HARM.test(indicator) || quantity.value === '0')
    ? '<='
    : operator
}
