import { decimal, exact } from '../../base/decimal.ts'
import type { Label } from '../../base/label.ts'
import type { Place } from './schema.ts'

type Count = { value: string; count: number }
type Standing = { town: string; park: string }

export type Gathered = {
  kind: Place['kind']
  /** Firms counted by place, and those above designated size. */
  firms: readonly Count[]
  aboveSize: readonly Count[]
  /** For each title where its holders stood on the day, and when the year began. */
  titles: readonly {
    id: string
    name: Label
    now: readonly Standing[]
    before: readonly Standing[]
  }[]
  /** One by one, in 元; those of holders that are no firm of ours stand in no place. */
  contracts: readonly (Standing & { amount: string })[]
}

/** One line for each town, or for each park; firms of no park stand in none. */
export function placesOf({ kind, firms, aboveSize, titles, contracts }: Gathered): Place[] {
  const names = new Set([
    ...firms.map(({ value }) => value),
    ...titles.flatMap(({ now, before }) => [...now, ...before].map((each) => each[kind])),
    ...contracts.map((each) => each[kind]),
  ])
  const at = (counts: readonly Count[], place: string) =>
    counts.find(({ value }) => value === place)?.count ?? 0
  return [...names]
    .filter((place) => kind === 'town' || place !== '')
    .map((place) => {
      const own = contracts.filter((each) => each[kind] === place)
      return {
        place,
        kind,
        firms: at(firms, place),
        aboveSize: at(aboveSize, place),
        titles: titles.map(({ id, name, now, before }) => ({
          id,
          name: { ...name },
          now: now.filter((each) => each[kind] === place).length,
          before: before.filter((each) => each[kind] === place).length,
        })),
        contracts: own.length,
        amount: decimal(own.reduce((sum, { amount }) => sum.plus(amount), exact('0'))),
      }
    })
    .sort((a, b) => b.firms - a.firms || (a.place < b.place ? -1 : 1))
}
