import { type Decimal, decimal } from '../../base/decimal.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { type Parts, partsOf } from './clause-parts.ts'
import { isDuration, isMoney, isShare } from './counted-units.ts'
import { tellsOfDoing } from './doing-words.ts'
import type { Base, Moment } from './moments.ts'
import { type Memory, remember } from './naming.ts'
import { boundOn } from './operators.ts'
import type { ClauseKind, Target } from './schema.ts'
import type { Segment } from './segments.ts'
import { namesAlike, sharesOf } from './shared-values.ts'
import { targetType } from './target-type.ts'
import type { AlarmCode } from './textual-alarms.ts'

/**
 * What a clause knows from where it stands: its section, and the time that its headings and the
 * term set.
 */
export type Setting = {
  kind: ClauseKind
  /** The deadline of the nearest heading or introducing paragraph. */
  inherited: string | undefined
  term: { from: string; to: string } | null
  /** The year the whole plan looks to: the end of its term, else the latest year its goals name. */
  horizon: string | undefined
  /** The first year that can be promised: the term's, else the year the document was issued. */
  notBefore: number
}

/**
 * A target with places counted from the clause's start; `notes` are the codes of alarms it
 * raises.
 */
export type FoundTarget = Omit<Target, 'clause'> & { notes: AlarmCode[] }

export type ClauseReading = { parts: Parts; targets: FoundTarget[] }

type Timed = { candidate: Candidate; moment: Moment | undefined }

/**
 * Reads the targets of one clause. Names carry on from sentence to sentence within it, never
 * beyond it.
 */
export function targetsOf(words: string, bodyAt: number, setting: Setting): ClauseReading {
  const parts = partsOf(words, bodyAt)
  if (parts.quantities.length === 0 || setting.kind === 'background') return { parts, targets: [] }
  const memory: Memory = { names: [], label: '', labelSentence: -1, labelUnit: '', behind: false }
  const timed: Timed[] = []
  for (const segment of parts.segments) {
    const before = timed.length
    timed.push(...segmentTargets(parts, segment, memory))
    if (timed.length === before) remember(parts, segment, memory)
  }
  const targets: FoundTarget[] = []
  let promised = -1
  for (const [index, { candidate, moment }] of timed.entries()) {
    if (isExplained(timed, index) || isPast(parts, candidate, moment, setting)) continue
    // Items of one enumeration stand or fall together: what follows a promise in its sentence is
    // one.
    const beside = promised === candidate.segment.sentence
    if (!isPromised(parts, candidate, moment, { ...setting, beside })) continue
    promised = candidate.segment.sentence
    targets.push(targetOf(parts, candidate, moment, setting))
  }
  return { parts, targets }
}

function segmentTargets(parts: Parts, segment: Segment, memory: Memory): Timed[] {
  const earlier = [...memory.names]
  const candidates = candidatesOf(parts, segment, memory)
  const shares = sharesOf(parts, segment, earlier)
  return candidates.flatMap((candidate) => {
    const at = candidate.quantity.start
    const index = shares?.quantities.findIndex((each) => each.start === at) ?? -1
    const name = shares?.names[index]
    if (shares === undefined || name === undefined)
      return alike(parts, candidate, memory).map((each) => ({
        candidate: each,
        moment: momentBefore(parts, at),
      }))
    memory.names.splice(memory.names.lastIndexOf(candidate.indicator), 1, name)
    const operator = candidate.stated
      ? candidate.operator
      : (candidates[0]?.operator ?? candidate.operator)
    const left = candidates[0]?.left ?? candidate.left
    const shared = { ...candidate, operator, left, indicator: name, found: 'shared' as const }
    return [{ candidate: shared, moment: shares.moments[index] ?? momentBefore(parts, at) }]
  })
}

/** A、B覆盖率均达到100%: one value said of several things. */
function alike(parts: Parts, candidate: Candidate, memory: Memory): Candidate[] {
  const names = namesAlike(parts, candidate.segment, candidate.quantity)
  if (names.length < 2) return [candidate]
  memory.names.splice(memory.names.lastIndexOf(candidate.indicator), 1, ...names)
  return names.map((indicator) => ({ ...candidate, indicator, found: 'shared' as const }))
}

function momentBefore({ moments, words }: Parts, at: number): Moment | undefined {
  const behind = moments.find((each) => each.start >= at && each.start - at < 24)
  if (
    behind !== undefined &&
    /^[^,。;、]{0,12}\($/.test(words.slice(at, behind.start)) &&
    words[behind.end] === ')'
  )
    return behind
  return moments.findLast((each) => each.start < at)
}

/**
 * 翻一番 is explained, not promised, where the same sentence goes on to say the number it comes to.
 */
function isExplained(timed: readonly Timed[], index: number): boolean {
  const { candidate } = timed[index] ?? {}
  if (candidate?.quantity.kind !== 'multiple') return false
  const next = timed
    .slice(index + 1, index + 8)
    .find((each) => each.candidate.quantity.start !== candidate.quantity.start)?.candidate
  if (next === undefined || next.segment.sentence !== candidate.segment.sentence) return false
  return next.found !== 'before' && next.found !== 'behind'
}

const DONE = /已(?:经|达|有|建|培|引|完|认|形|累|实|集|拥|成|获|突)|现有|目前/

/** Said of a time before the plan, or as something already there. */
function isPast(
  { words }: Parts,
  { quantity, segment }: Candidate,
  moment: Moment | undefined,
  { notBefore }: Setting,
): boolean {
  const year = moment === undefined ? Number.POSITIVE_INFINITY : Number(moment.deadline.slice(0, 4))
  if (year < notBefore) return true
  if (moment !== undefined && year === notBefore && /^截[至止]/.test(words.slice(moment.start)))
    return true
  const first = segment.opens
  const from = Math.max(moment?.end ?? first, first, quantity.start - 60)
  return DONE.test(words.slice(from, quantity.start))
}

const AWARD = /给予|奖励|奖补|补助|补贴|资助|贴息|罚款|予以|报销|减免|返还|授信|担保费/
const DEFINES = /是指|所称|指的是/
/** Meetings and marks keep a plan going; they are none of its targets. */
const ROUTINE = /^更新$|权重|得分|会议|例会|调度|汇报|督查|通报|听取|任组长|副组长/

/** How much a section by itself promises what it counts; two points are needed. */
const GROUND = { goal: 2, target: 2, task: 1, support: 1, safeguard: 1, other: 1, heading: 0 }

/**
 * Whether the words promise the value: by their section, a deadline, an operator, a verb of
 * doing.
 */
function isPromised(
  parts: Parts,
  candidate: Candidate,
  moment: Moment | undefined,
  setting: Setting & { beside: boolean },
): boolean {
  const { kind } = setting
  if (kind === 'background' || isOther(parts, candidate)) return false
  const { quantity, stated } = candidate
  const whole = quantity.kind === 'whole' && !candidate.left.includes('实现')
  if (whole && moment === undefined && kind !== 'goal') return false
  const does = candidate.found === 'behind' || tellsOfDoing(candidate.left)
  const points = [setting.beside, setting.beside, moment, moment, setting.inherited, stated, does]
  return GROUND[kind] + points.filter(Boolean).length >= 2
}

/** What counts without being a target: awards, conditions, definitions, routine. */
function isOther(parts: Parts, candidate: Candidate): boolean {
  const { quantity, segment, stated, indicator } = candidate
  const own = parts.words.slice(segment.start, segment.end)
  if (DEFINES.test(sentenceOf(parts, candidate)) || ROUTINE.test(indicator)) return true
  if (isMoney(quantity.unit) || isShare(quantity.unit)) {
    const before = parts.words.slice(segment.opens, segment.start)
    if (
      AWARD.test(own) ||
      (AWARD.test(before) && /最高|每|单个|总额/.test(own)) ||
      /单个.{0,8}最高/.test(own)
    )
      return true
  }
  if (isDuration(quantity.unit) && !stated) return true
  if (!/^(?:对于?|凡|每(?!万|百|千|十|亿|年))/.test(own.slice(0, 2))) return false
  const rest = /^[^。;!?]{0,200}/.exec(parts.words.slice(segment.end))?.[0] ?? ''
  return !stated || AWARD.test(rest)
}

function sentenceOf(parts: Parts, { segment }: Candidate): string {
  return parts.words.slice(segment.opens, segment.end)
}

function targetOf(
  parts: Parts,
  candidate: Candidate,
  moment: Moment | undefined,
  setting: Setting,
): FoundTarget {
  const { quantity, indicator, left } = candidate
  const base = baseOf(parts, candidate)
  const deadline = moment?.deadline ?? setting.inherited ?? setting.horizon ?? ''
  const type = targetType({ indicator, unit: quantity.unit, kind: quantity.kind, left })
  const notes = notesOf(candidate, deadline)
  return {
    indicator,
    operator: operatorOf(candidate),
    value: boundOf(candidate),
    unit: quantity.unit,
    deadline,
    ...(base === undefined
      ? {}
      : { base: { period: base.period, value: base.value as Decimal | null, text: base.text } }),
    type,
    binding: bindingOf(sentenceOf(parts, candidate)),
    text: '',
    start: candidate.start,
    end: candidate.end,
    confidence: confidenceOf(candidate, { moment, setting, notes }),
    notes,
  }
}

/** A decline is promised at least as far as it says: 下降13.5% is reached at 14 %. */
function operatorOf({ operator, quantity, indicator, stated }: Candidate): Target['operator'] {
  if (quantity.upTo !== null && operator === '~') return '>='
  return boundOn({ indicator, quantity, stated }, operator)
}

/** Of a range the bound that must hold: the lower one, or the upper one of a limit. */
function boundOf({ quantity, operator }: Candidate): Decimal {
  const upper = quantity.upTo !== null && (operator === '<=' || operator === '<')
  return decimal(upper ? (quantity.upTo ?? quantity.value) : quantity.value)
}

function bindingOf(sentence: string): Target['binding'] {
  if (/约束性/.test(sentence)) return 'binding'
  return /预期性|力争|争取/.test(sentence) ? 'anticipatory' : 'unstated'
}

/**
 * The base said in the candidate's own segment, or earlier in its sentence where nothing else
 * came between.
 */
function baseOf(parts: Parts, candidate: Candidate): Base | undefined {
  const { quantity, segment } = candidate
  const first = segment.opens
  const nearest = parts.bases.findLast(
    (base) =>
      base.start >= first && base.start <= quantity.end + 2 && base.end <= quantity.end + 40,
  )
  if (nearest === undefined) return undefined
  if (nearest.start >= segment.start || candidate.found !== 'before') return nearest
  return undefined
}

function notesOf({ unclearOperator, quantity }: Candidate, deadline: string): AlarmCode[] {
  const notes: AlarmCode[] = []
  if (unclearOperator) notes.push('text.unclearOperator')
  if (quantity.upTo !== null) notes.push('text.range')
  if (deadline === '') notes.push('text.noDeadline')
  return notes
}

type Ground = { moment: Moment | undefined; setting: Setting; notes: readonly AlarmCode[] }

/** How sure the reader is, 0 to 100; each doubt takes its part. Below 80 a person is asked. */
function confidenceOf(candidate: Candidate, { moment, setting, notes }: Ground): number {
  const { quantity, indicator, found } = candidate
  const doubts: readonly (readonly [boolean, number])[] = [
    [moment === undefined && setting.inherited === undefined, setting.term === null ? 14 : 4],
    [!candidate.stated, 2],
    [found === 'behind', 3],
    [found === 'shared', 10],
    [found === 'earlier', 18],
    [candidate.unclearOperator, 12],
    [notes.includes('text.range'), 20],
    [notes.includes('text.noDeadline'), 25],
    [quantity.spelled, 4],
    [quantity.loose || quantity.rounded, 20],
    [quantity.kind === 'whole' || quantity.kind === 'multiple', 15],
    [quantity.unit === '', 15],
    [/每(?:季度?|月|半年|周)/.test(candidate.left), 25],
    [indicator.length > 30, 12],
    [setting.kind !== 'goal' && setting.kind !== 'target', 6],
  ]
  const lost = doubts.reduce((sum, [holds, part]) => sum + (holds ? part : 0), 0)
  return Math.max(5, 98 - lost)
}
