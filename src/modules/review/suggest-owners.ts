/** 责任单位建议: which of the pasted bodies a clause probably falls to, by the words they share. */
import type { Clause } from '../plan/schema.ts'

/** `shared` are the words that spoke for it: the reader sees why. */
export type SuggestedOwner = { clause: string; body: string; shared: string[] }

/** Words of a body's name that say nothing of its field. */
const RANK =
  /^(?:[\u4e00-\u9fff]{1,6}?(?:自治)?[市区县旗州](?!场)|[区市县](?!场))(?=[\u4e00-\u9fff]{2})|(?:委员会|办公室|管委会|管理局|服务中心|指挥部|局|委|办|处|中心|院|司|站|署|公司|集团)$/g
/** A word that stands in more than one clause of so many speaks for nobody. ◆ */
const COMMON_ONE_IN = 4

/**
 * One body for each clause that has something to do with it. A clause that names a body is its; else the
 * body whose name shares most with the clause, rare words counting more. Blank where nothing speaks for
 * one body more than for another: an honest blank is filled by a person.
 */
export function suggestOwners(
  bodies: readonly string[],
  clauses: readonly Pick<Clause, 'id' | 'text' | 'kind'>[],
): SuggestedOwner[] {
  const asked = clauses.filter(({ kind }) => wantsOwner.has(kind))
  const pairs = new Map(bodies.map((body) => [body, pairsOf(body)]))
  const counts = new Map<string, number>()
  for (const pair of new Set([...pairs.values()].flat()))
    counts.set(pair, asked.filter(({ text }) => text.includes(pair)).length)
  const worth = (pair: string) => {
    const count = counts.get(pair) ?? 0
    const common = asked.length > COMMON_ONE_IN && count * COMMON_ONE_IN > asked.length
    return common ? 0 : asked.length - count + 1
  }
  return asked.flatMap(({ id, text }) => {
    const ranked = bodies
      .map((body) => scored(body, text, { pairs: pairs.get(body) ?? [], worth }))
      .sort((a, b) => b.score - a.score)
    const [best, second] = ranked
    if (best === undefined || best.score === 0 || best.score === second?.score) return []
    return [{ clause: id, body: best.body, shared: best.shared }]
  })
}

/** Background and headings have nobody to answer for them. */
export const wantsOwner: ReadonlySet<Clause['kind']> = new Set([
  'goal',
  'target',
  'task',
  'support',
  'safeguard',
])

type Spoken = { pairs: readonly string[]; worth: (pair: string) => number }

function scored(body: string, text: string, { pairs, worth }: Spoken) {
  if (text.includes(body)) return { body, shared: [body], score: Number.MAX_SAFE_INTEGER }
  const shared = pairs.filter((pair) => text.includes(pair) && worth(pair) > 0)
  return { body, shared, score: shared.reduce((sum, pair) => sum + worth(pair), 0) }
}

/** The two-character words of a name's own part: 区经济信息委 → 经济 济信 信息. */
function pairsOf(body: string): string[] {
  const own = body.trim().replace(RANK, '')
  return [...new Set(Array.from(own.slice(1), (_, index) => own.slice(index, index + 2)))]
}

/** The bodies of a pasted text: one a line, or parted by marks. Said twice counts once. */
export function bodiesIn(text: string): string[] {
  const names = text.split(/[\n\r\t、,,;;]+/).map((each) => each.trim())
  return [...new Set(names.filter((each) => each.length >= 2 && each.length <= 60))]
}
