import type { Definition } from '../indicators/schema.ts'
import { plain, withHyphens } from './written.ts'

/** A name that somebody uses for an indicator: its card's, its English one, or one an officer confirmed. */
export type KnownName = { code: string; name: string }

export type NameMatch =
  | { kind: 'exact'; code: string }
  | { kind: 'guess'; code: string }
  | { kind: 'ambiguous'; codes: string[] }
  | { kind: 'unknown'; nearest: string[] }

export type Names = {
  match: (text: string) => NameMatch
  has: (code: string) => boolean
}

/** Words that change nothing about which indicator is meant. */
const idle =
  /(其中:?|全区|本区|我区|区级|年末|年度|数量|总数|总量|总额|个数|家数|数|量|额|值|率|情况|完成)/g
const ordinal = /^([一二三四五六七八九十]+、|[(]?[\d一二三四五六七八九十]+[)、.](?!\d)|[-·•*]+)+/
/** From here on two names are near enough to be offered, never enough to be taken. */
const NEAR = 40
/** Unknown names that are looked up for near ones; a file with more of them is some other list. */
const MOST_UNKNOWN = 300

type Prepared = KnownName & { plain: string; bare: string; core: string }

/** Finds which indicator a row speaks of; remembers each text, since a column repeats a few names. */
export function namesOf(
  definitions: readonly Definition[],
  confirmed: readonly KnownName[],
): Names {
  const codes = new Set(definitions.map((each) => each.code))
  const names = [
    ...confirmed.filter((each) => codes.has(each.code)),
    ...definitions.flatMap(({ code, name, nameEn }) => [
      { code, name },
      { code, name: nameEn },
    ]),
  ]
    .filter((each) => each.name !== '')
    .map(prepared)
  const seen = new Map<string, NameMatch>()
  let unknown = 0
  return {
    has: (code) => codes.has(code),
    match(text) {
      const key = text.trim()
      const before = seen.get(key)
      if (before !== undefined) return before
      const found = matched(key, names) ?? {
        kind: 'unknown',
        nearest: unknown < MOST_UNKNOWN ? nearestTo(key, names) : [],
      }
      if (found.kind === 'unknown') unknown += 1
      seen.set(key, found)
      return found
    },
  }
}

function prepared({ code, name }: KnownName): Prepared {
  return { code, name, plain: plain(name).toLowerCase(), bare: bareName(name), core: core(name) }
}

/** 规上 is 规模以上. Heading words off, ordinal off, remarks in brackets off: '1.其中：技术交易额（亿元）' → '技术交易额'. */
export function bareName(text: string): string {
  return withHyphens(plain(text))
    .replace(ordinal, '')
    .replace(/^其中:?/, '')
    .replace(/\([^()]*\)/g, '')
    .replace(/["'“”‘’《》「」:,。;]/g, '')
    .replace(/规上/g, '规模以上')
    .toLowerCase()
}

/** What is left when the idle words are taken off too; the bare name when nothing would be left. */
function core(text: string): string {
  const bare = bareName(text)
  const rest = bare.replace(/^年/, '').replace(idle, '')
  return rest.length >= 2 ? rest : bare
}

function matched(text: string, names: readonly Prepared[]): NameMatch | undefined {
  const written = prepared({ code: '', name: text })
  const exact =
    only(names.filter((each) => each.plain === written.plain)) ??
    only(names.filter((each) => each.bare === written.bare))
  if (exact !== undefined) return one(exact, 'exact')
  const guess =
    only(names.filter((each) => each.core === written.core)) ??
    only(names.filter((each) => mostOf(written.core, each.core)))
  return guess && one(guess, 'guess')
}

function nearestTo(text: string, names: readonly Prepared[]): string[] {
  const written = core(text)
  const nearest = names
    .map((each) => ({ code: each.code, likeness: likeness(written, each.core) }))
    .filter((each) => each.likeness >= NEAR)
    .sort((a, b) => b.likeness - a.likeness)
  return [...new Set(nearest.map((each) => each.code))].slice(0, 3)
}

/** The codes of the names found; undefined when there are none. */
function only(found: readonly KnownName[]): string[] | undefined {
  return found.length === 0 ? undefined : [...new Set(found.map((each) => each.code))]
}

function one(codes: string[], kind: 'exact' | 'guess'): NameMatch {
  const [code] = codes
  return codes.length === 1 && code !== undefined ? { kind, code } : { kind: 'ambiguous', codes }
}

/** A shortened name: the written words stand in the known name and make up most of it, at least four signs. */
function mostOf(text: string, name: string): boolean {
  return text.length >= 4 && name.includes(text) && text.length * 10 >= name.length * 6
}

/** How many pairs of neighbouring signs two names share, 0 to 100. */
export function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)]
  if (left.length + right.length === 0) return 0
  const rest = [...right]
  let shared = 0
  for (const pair of left) {
    const at = rest.indexOf(pair)
    if (at === -1) continue
    rest.splice(at, 1)
    shared += 1
  }
  return Math.round((200 * shared) / (left.length + right.length))
}

function pairs(text: string): string[] {
  return [...text].slice(1).map((sign, index) => text[index] + sign)
}
