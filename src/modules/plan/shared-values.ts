import type { Parts } from './clause-parts.ts'
import { countedName, trimmedStart } from './indicator-name.ts'
import type { Moment } from './moments.ts'
import { operatorBefore } from './operators.ts'
import type { Quantity } from './quantities.ts'
import { type Segment, unmasked } from './segments.ts'

/** What 分别 shares out: one name or one deadline for each of the values that follow it. */
export type Shares = {
  /** Offset of 分别. */
  at: number
  quantities: Quantity[]
  names: string[]
  /** Deadlines shared out over one name: 2025年、2027年分别达到500家、800家. */
  moments: Moment[]
}

/**
 * Reads 分别 in a segment; undefined where there is none or where it shares out nothing that can be
 * told.
 */
export function sharesOf(
  parts: Parts,
  segment: Segment,
  earlier: readonly string[],
): Shares | undefined {
  const { words } = parts
  const at = words.slice(segment.start, segment.end).indexOf('分别')
  if (at < 0) return undefined
  const offset = segment.start + at
  const { quantities, between } = runAfter(parts, offset)
  if (quantities.length < 2) return undefined
  const listed = unmasked(words, { start: segment.start, end: offset }, parts.timed).trim()
  const moments = parts.moments.filter((each) => each.start >= segment.opens && each.end <= offset)
  const names =
    namesIn(listed, quantities.length) ?? antecedents(listed, earlier, quantities.length)
  if (between === '' && names !== undefined) return { at: offset, quantities, names, moments: [] }
  const one = countedName(listed.replaceAll('、', '')) || countedName(between) || earlier.at(-1)
  if (one === undefined || moments.length !== quantities.length) return undefined
  return { at: offset, quantities, names: quantities.map(() => one), moments }
}

type Run = { quantities: Quantity[]; between: string }

/**
 * The values behind 分别 that only 、 和 and operator words part; `between` is what 分别 itself says of
 * them (完成改造企业).
 */
function runAfter({ words, quantities }: Parts, offset: number): Run {
  const run: Run = { quantities: [], between: '' }
  let from = offset + 2
  for (const quantity of quantities) {
    if (quantity.start < offset) continue
    const between = words
      .slice(from, quantity.start)
      .replace(/^\s*(?:、|和|及|与|以及|,|;)/, '')
      .trim()
    const front = operatorBefore(between)
    const said = between.slice(0, front?.at ?? between.length)
    if (said !== '' && run.quantities.length > 0) break
    if (/[,。;、]/.test(said)) break
    if (said !== '' && !CHANGES.test(said)) run.between = said
    run.quantities.push(quantity)
    from = quantity.end
  }
  return run
}

const CHANGES = /^(?:年均)?(?:增长|提高|提升|下降|增加|降低|比|较)/

/**
 * Splits A、B和C into as many names as there are values; what the last one ends in belongs to all.
 */
function namesIn(listed: string, count: number): string[] | undefined {
  const words = trimmedStart(listed).replace(/(?:数量|总数)$/, '')
  for (const split of [/、/, /、|和|以及|及|与/, /以及|和|与/]) {
    const names = words.split(split).map((name) => countedName(name))
    if (names.length !== count || names.some((name) => name === '')) continue
    const tail =
      /(?:占.+|(?:营业收入|产值|增加值|占比|比重|覆盖率|普及率|比例|增速|年均增长|面积|投资|投入|规模|收入))$/.exec(
        names.at(-1) ?? '',
      )?.[0]
    if (tail === undefined || names.at(-1) === tail) return names
    return names.map((name) =>
      name.endsWith(tail) || /(?:率|值|比重|收入|面积)$/.test(name) ? name : name + tail,
    )
  }
  return undefined
}

/** 两者分别…: the last names, in the order they came in. */
function antecedents(
  listed: string,
  earlier: readonly string[],
  count: number,
): string[] | undefined {
  if (
    !/^(?:两者|二者|三者|四者|上述.{0,8}|以上.{0,8}|其|前述.{0,6}|)(?:数量|总数)?$/.test(
      trimmedStart(listed),
    )
  )
    return undefined
  const distinct: string[] = []
  for (const name of earlier) if (!distinct.includes(name)) distinct.push(name)
  const names = distinct.slice(-count)
  return names.length === count ? names : undefined
}

/**
 * The names of which one value is said alike: what stands before 均 or 都, split; empty when there
 * is one only.
 */
export function namesAlike(parts: Parts, segment: Segment, quantity: Quantity): string[] {
  const before = unmasked(parts.words, { start: segment.start, end: quantity.start }, parts.timed)
  const listed = /^(.*[^平])(?:均|都)(?:要|须|应)?[\u4e00-\u9fff]{0,6}$/s.exec(before)?.[1]
  if (listed === undefined || /\d/.test(listed)) return []
  const count = listed.split(/、|和|以及|及|与/).length
  return count < 2 ? [] : (namesIn(listed.trim(), count) ?? [])
}
