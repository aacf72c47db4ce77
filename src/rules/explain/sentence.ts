/** One plain sentence for every clause, in Chinese and English, made of what was found. */
import { type Label, label } from '../../base/label.ts'
import { type Outcome, outcomeAt } from '../judge/engine.ts'
import type { State } from '../judge/state.ts'
import { dayText } from '../meaning/days.ts'
import type { Node, Slot, Test } from '../meaning/ir.ts'
import {
  compare,
  minus,
  over,
  type Rational,
  times,
  toText,
  whole,
  zero,
} from '../meaning/rational.ts'
import type { Clause, Compared, Version } from '../meaning/version.ts'

export type Shown = Outcome | 'notExamined' | 'notApplicable' | 'counted'

export const outcomeWords: Readonly<Record<Shown, Label>> = {
  met: label('符合', 'met'),
  unmet: label('不符合', 'not met'),
  undetermined: label('待定', 'open'),
  notExamined: label('不考察', 'not examined'),
  notApplicable: label('不适用', 'not applicable'),
  counted: label('计分', 'counted'),
}

const testWords: Readonly<Record<Test, Label>> = {
  '>=': label('不低于', 'at least'),
  '>': label('高于', 'above'),
  '<=': label('不超过', 'at most'),
  '<': label('低于', 'below'),
  '=': label('等于', 'equal to'),
}

const yi = whole(10_000_000_000n)
const wan = whole(1_000_000)

/** A value as people write it: 亿元 and 万元, percent, dates. */
export function valueText(
  value: Rational,
  { type, unit, decimals }: Pick<Node, 'type' | 'unit' | 'decimals'>,
): string {
  if (type === 'money') return moneyText(value)
  if (type === 'ratio') return `${toText(times(value, whole(100)), 4)}%`
  if (type === 'date') return dayText(Number(value.n))
  const plain = decimals === 0 ? value : over(value, whole(10n ** BigInt(decimals)))
  return `${toText(plain, 4)}${unit}`
}

function moneyText(value: Rational): string {
  const size = value.n < 0n ? { n: -value.n, d: value.d } : value
  if (compare(size, yi) >= 0) return `${toText(over(value, yi), 10)}亿元`
  if (compare(size, wan) >= 0) return `${toText(over(value, wan), 6)}万元`
  return `${toText(over(value, whole(100)), 2)}元`
}

/** Both ends of a slot, one when they meet, or that nothing is known. */
export function foundText(
  version: Version,
  state: State,
  slot: Slot,
  power: number | null = null,
): Label {
  const node = version.nodes[slot]
  if (node === undefined) return nothing
  if (node.op === 'const' && power === null) return constantText(node)
  const [lo, hi] = [state.lo[slot] ?? zero, state.hi[slot] ?? zero]
  const low = shownText(lo, node, power)
  if (lo === hi || compare(lo, hi) === 0) return label(low, low)
  const { range } = node
  const isRule = node.op === 'parameter' || node.op === 'const'
  if (!isRule && range !== null && compare(lo, range.lo) === 0 && compare(hi, range.hi) === 0)
    return unknown
  const text = `${low}—${shownText(hi, node, power)}`
  return label(text, text)
}

const nothing = label('', '')
const unknown = label('未知', 'unknown')

const constantTexts = new WeakMap<Node, Label>()

/** What a rule says itself reads the same for every enterprise. */
function constantText(node: Extract<Node, { op: 'const' }>): Label {
  const known = constantTexts.get(node)
  if (known !== undefined) return known
  const { lo, hi } = node
  const text =
    compare(lo, hi) === 0 ? valueText(lo, node) : `${valueText(lo, node)}—${valueText(hi, node)}`
  const written = label(text, text)
  constantTexts.set(node, written)
  return written
}

function shownText(value: Rational, node: Node, power: number | null): string {
  return power === null ? valueText(value, node) : rateText(value, power)
}

/** (1 + g)^n back to g, for the eye only: a root is never judged on. */
function rateText(value: Rational, power: number): string {
  if (power === 1) return `${toText(times(minus(value, whole(1)), whole(100)), 4)}%`
  const rate = Number(toText(value, 12)) ** (1 / power) - 1
  return `${Math.round(rate * 10_000) / 100}%`
}

export function shownOutcome(state: State, clause: Clause): Shown {
  if (clause.kind === 'score' || clause.kind === 'amount' || clause.kind === 'class')
    return 'counted'
  if (clause.applies !== null && state.may[clause.applies] !== true) return 'notApplicable'
  if (clause.notExamined !== null && state.must[clause.notExamined] === true) return 'notExamined'
  return outcomeAt(state, clause.slot)
}

type Told = {
  readonly version: Version
  readonly state: State
  /** As `shownOutcome` says of the clause, and of its parts. */
  readonly outcome: Shown
  readonly parts: readonly { readonly outcome: Shown }[]
}

export function sentenceOf(told: Told, clause: Clause): Label {
  const { version, state, outcome } = told
  const isExamined = outcome !== 'notExamined' && outcome !== 'notApplicable'
  if (isExamined) {
    if (clause.kind === 'score') return scoreSentence(version, state, clause)
    if (clause.compared !== null) return comparedSentence(told, clause, clause.compared)
    const isGroup =
      clause.parts.length > 0 && clause.kind !== 'test' && clause.kind !== 'ruleUnknown'
    const isOpenJudgement = clause.kind === 'judged' && outcome === 'undetermined'
    if (isGroup && !isOpenJudgement) return groupSentence(told, clause)
  }
  const paper = paperOf(clause)
  const known = paper.plain[outcome]
  if (known !== undefined) return known
  const sentence = plainSentence(outcome, clause)
  paper.plain[outcome] = sentence
  return sentence
}

/** What reads the same for every enterprise of one outcome. */
function plainSentence(outcome: Shown, { title, kind, words }: Clause): Label {
  const end = outcomeWords[outcome]
  if (outcome === 'notExamined') return label(`${title}:本次不考察`, `${title}: not examined`)
  if (outcome === 'notApplicable') return label(`${title}:不适用`, `${title}: not applicable`)
  if (kind === 'ruleUnknown')
    return label(
      `${title}:尚无正式文本(${words}),${end.zh}`,
      `${title}: no official text (${words}); ${end.en}`,
    )
  if (kind === 'judged' && outcome === 'undetermined')
    return label(
      `${title}:须由${words}判断,${end.zh}`,
      `${title}: to be judged by ${words}; ${end.en}`,
    )
  return label(`${title}:${end.zh}`, `${title}: ${end.en}`)
}

type Paper = {
  readonly plain: Partial<Record<Shown, Label>>
  readonly most: Label
  /** By what is counted: groups by how many parts are met and open, scores by their whole ends. */
  readonly counted: Map<number, Label>
}
const papers = new WeakMap<Clause, Paper>()

/** What of a clause is written once for all enterprises. */
function paperOf(clause: Clause): Paper {
  const known = papers.get(clause)
  if (known !== undefined) return known
  const most = clause.maximum === null ? '' : toText(clause.maximum)
  const words = most === '' ? label('', '') : label(`,满分${most}分`, ` of ${most}`)
  const paper = { plain: {}, most: words, counted: new Map<number, Label>() }
  papers.set(clause, paper)
  return paper
}

function comparedSentence(
  { version, state, outcome }: Told,
  { title }: Clause,
  compared: Compared,
): Label {
  const { zh, en } = comparedText(version, state, compared)
  const end = outcomeWords[outcome]
  return label(`${title}:${zh},${end.zh}`, `${title}: ${en}; ${end.en}`)
}

function comparedText(version: Version, state: State, compared: Compared): Label {
  const found = foundText(version, state, compared.left, compared.power)
  const asked = foundText(version, state, compared.right, compared.power)
  const test = testWords[compared.test]
  return label(
    `${compared.words}为${found.zh},要求${test.zh}${asked.zh}`,
    `${compared.words} is ${found.en}, asked ${test.en} ${asked.en}`,
  )
}

/** Points are few: their sentence is written once for each pair of ends. */
function scoreSentence(version: Version, state: State, clause: Clause): Label {
  const [lo, hi] = [state.lo[clause.slot] ?? zero, state.hi[clause.slot] ?? zero]
  const [low, high] = [wholePoints(lo), wholePoints(hi)]
  if (low === undefined || high === undefined) return scoreWords(version, state, clause)
  return countedOnce(clause, low * MOST_POINTS + high, () => scoreWords(version, state, clause))
}

const MOST_POINTS = 1000

function wholePoints({ n, d }: Rational): number | undefined {
  const points = d === 1n ? Number(n) : -1
  return points >= 0 && points < MOST_POINTS ? points : undefined
}

/** More of them than a rule has are not kept. */
const MOST_KEPT = 2000

function countedOnce(clause: Clause, key: number, write: () => Label): Label {
  const { counted } = paperOf(clause)
  const known = counted.get(key)
  if (known !== undefined) return known
  const written = write()
  if (counted.size < MOST_KEPT) counted.set(key, written)
  return written
}

function scoreWords(version: Version, state: State, clause: Clause): Label {
  const found = foundText(version, state, clause.slot).zh
  const zh = found === '未知' ? scoreEnds(state, clause.slot) : found
  const { most } = paperOf(clause)
  return label(
    `${clause.title}:得${zh}${most.zh}`,
    `${clause.title}: ${zh.replaceAll('分', '')} points${most.en}`,
  )
}

function scoreEnds({ lo, hi }: State, slot: Slot): string {
  return `${toText(lo[slot] ?? zero)}—${toText(hi[slot] ?? zero)}分`
}

const groupRules: Readonly<Record<'all' | 'any' | 'atLeast', Label>> = {
  all: label('须全部符合', 'all are needed'),
  any: label('符合其一即可', 'one is enough'),
  atLeast: label('须符合规定项数', 'a number of them is needed'),
}

function groupSentence({ outcome, parts }: Told, clause: Clause): Label {
  const { title, kind } = clause
  const end = outcomeWords[outcome]
  if (kind === 'not') return label(`${title}:${end.zh}`, `${title}: ${end.en}`)
  let [met, unmet, open] = [0, 0, 0]
  for (const part of parts) {
    if (part.outcome === 'met') met += 1
    else if (part.outcome === 'unmet') unmet += 1
    else if (part.outcome === 'undetermined') open += 1
  }
  const size = parts.length + 1
  const ended = outcome === 'met' ? 0 : outcome === 'unmet' ? 1 : 2
  return countedOnce(clause, ((met * size + unmet) * size + open) * 3 + ended, () => {
    const rule = groupRules[kind === 'any' || kind === 'atLeast' ? kind : 'all']
    return label(
      `${title}:${rule.zh};${parts.length}项中符合${met}项、不符合${unmet}项、待定${open}项,${end.zh}`,
      `${title}: ${rule.en}; of ${parts.length}: ${met} met, ${unmet} not met, ${open} open; ${end.en}`,
    )
  })
}
