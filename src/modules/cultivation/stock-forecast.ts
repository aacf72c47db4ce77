/** What a stock will be: holders less those who drop out, and firms that come in, each group by its own past. */
import { counted, type Label, label } from '../../base/label.ts'
import {
  arrivals,
  type Chances,
  certain,
  chanceOfAtLeast,
  movesAmong,
  negative,
  plus,
  quantile,
} from './chances.ts'
import {
  entryGroups,
  exitGroups,
  type ForecastGroup,
  type ForecastPart,
  type PastWindow,
  type StockForecast,
} from './forecast-schema.ts'

/** One window: where the firms stood on its first day and how many had moved on its last. */
export type Window = {
  readonly from: string
  readonly to: string
  readonly opening: number
  readonly closing: number
  readonly groups: Readonly<
    Record<ForecastGroup, { readonly size: number; readonly moved: number }>
  >
}

export type Cohort = {
  readonly opening: number
  readonly sizes: Readonly<Record<ForecastGroup, number>>
  readonly visited: Readonly<Record<ForecastGroup, number>>
  /** Past windows of the same length, newest first. */
  readonly past: readonly Window[]
}

/** ◆ Fewer years or fewer cases in all tell no rate. */
const LEAST_YEARS = 2
const LEAST_HOLDERS = 30
/** ◆ Nine of ten cases, and the middle half. */
const ENDS = { low: 0.05, lowerHalf: 0.25, middle: 0.5, upperHalf: 0.75, high: 0.95 } as const
/** ◆ Per cent: a likelihood is not surer than this. */
const STEP = 5

type Answer = Pick<StockForecast, 'parts' | 'lack' | 'range' | 'chance' | 'backTest'>

export function stockForecast(cohort: Cohort, target: number | null): Answer {
  const { past } = cohort
  const lack = lackOf(past)
  const groups = [...entryGroups, 'arrivals', ...exitGroups] as const
  const parts = groups.map((group) => partOf(cohort, group, lack.length === 0))
  if (lack.length > 0) return { parts, lack, range: null, chance: null, backTest: [] }
  const closing = closingOf(cohort)
  return {
    parts,
    lack,
    range: {
      low: quantile(closing, ENDS.low),
      lowerHalf: quantile(closing, ENDS.lowerHalf),
      middle: quantile(closing, ENDS.middle),
      upperHalf: quantile(closing, ENDS.upperHalf),
      high: quantile(closing, ENDS.high),
    },
    chance: target === null ? null : inSteps(chanceOfAtLeast(closing, target)),
    backTest: backTestOf(past),
  }
}

/** Never 0 and never 100: what did not happen in a few years is not impossible. */
function inSteps(chance: number): number {
  const steps = Math.round((chance * 100) / STEP) * STEP
  return Math.min(100 - STEP, Math.max(STEP, steps))
}

function lackOf(past: readonly Window[]): Label[] {
  const holders = past.reduce((sum, { opening }) => sum + opening, 0)
  const lack: Label[] = []
  if (past.length < LEAST_YEARS)
    lack.push(
      label(
        `可比的历史只有${past.length}年,至少要${LEAST_YEARS}年`,
        `only ${counted(past.length, 'comparable year', 'comparable years')} of history; at least ${LEAST_YEARS} are needed`,
      ),
    )
  if (holders < LEAST_HOLDERS)
    lack.push(
      label(
        `历史上的持有企业合计${holders}家,少于${LEAST_HOLDERS}家,看不出续认和新增的比率`,
        `${counted(holders, 'holder', 'holders')} in all past years, fewer than ${LEAST_HOLDERS}: no rate can be read from them`,
      ),
    )
  return lack
}

/** The distribution of the stock on the last day of the window. */
export function closingOf({ opening, sizes, past }: Omit<Cohort, 'visited'>): Chances {
  const parts: Chances[] = [
    ...entryGroups.map((group) => movesAmong(sizes[group], pastOf(past, group))),
    arrivals(pastOf(past, 'arrivals')),
    ...exitGroups.map((group) => negative(movesAmong(sizes[group], pastOf(past, group)))),
  ]
  return parts.reduce(plus, certain(opening))
}

function pastOf(past: readonly Window[], group: ForecastGroup) {
  const sum = (of: 'size' | 'moved') =>
    past.reduce((total, { groups }) => total + groups[group][of], 0)
  return { size: sum('size'), moved: sum('moved'), years: past.length }
}

function partOf(
  { sizes, visited, past }: Cohort,
  group: ForecastGroup,
  told: boolean,
): ForecastPart {
  const history = past.map(({ from, to, groups }): PastWindow => ({ from, to, ...groups[group] }))
  const head = { group, size: sizes[group], visited: visited[group], history }
  if (!told) return { ...head, low: null, middle: null, high: null }
  const known = pastOf(past, group)
  const chances = group === 'arrivals' ? arrivals(known) : movesAmong(sizes[group], known)
  return {
    ...head,
    low: quantile(chances, ENDS.low),
    middle: quantile(chances, ENDS.middle),
    high: quantile(chances, ENDS.high),
  }
}

/** Each past window told by the years before it, beside what came. */
function backTestOf(past: readonly Window[]): StockForecast['backTest'] {
  return past.flatMap((window, index) => {
    const before = past.slice(index + 1)
    if (before.length === 0) return []
    const { from, to, opening, closing: actual, groups } = window
    const sizes = {
      ready: groups.ready.size,
      near: groups.near.size,
      far: groups.far.size,
      arrivals: 0,
      expiringSupported: groups.expiringSupported.size,
      expiringAtRisk: groups.expiringAtRisk.size,
      running: groups.running.size,
    }
    const closing = closingOf({ opening, sizes, past: before })
    return [
      {
        ...{ from, to, actual },
        low: quantile(closing, ENDS.low),
        middle: quantile(closing, ENDS.middle),
        high: quantile(closing, ENDS.high),
      },
    ]
  })
}
