import { z } from 'zod'
import { clockText } from '../base/calendar.ts'
import { type Label, label } from '../base/label.ts'
import { useAddress } from './address.ts'
import { useSurroundings } from './surroundings.ts'

const AsOf = z.union([z.literal('now'), z.iso.datetime({ offset: true })]).optional()

/** 数据时点 as the address has it: undefined the district's clock, 'now' the real now, else a moment. */
export function useAsOf(): string | undefined {
  return useAddress('asOf', AsOf, undefined)[0]
}

/**
 * Where in time the reader stands. `clock`: a demonstration district's standing clock, where work
 * goes on; `now`: real time; `past`: a recorded moment, where one can only read.
 */
export type Moment = {
  kind: 'clock' | 'now' | 'past'
  words: Label
  /** The moment itself where it is fixed. */
  at: string | undefined
}

/** The reader's moment, and the way to another one; the whole product travels with it. */
export function useMoment(): [Moment, (asOf: string | undefined) => void] {
  const { district } = useSurroundings()
  const [asOf, setAsOf] = useAddress('asOf', AsOf, undefined)
  return [momentFrom(asOf, district.clock), (value) => setAsOf(value, 'push')]
}

export function momentFrom(asOf: string | undefined, clock: string | null): Moment {
  if (asOf !== undefined && asOf !== 'now') {
    const text = clockText(asOf)
    return { kind: 'past', at: asOf, words: label(`截至 ${text}`, `As of ${text}`) }
  }
  if (asOf === undefined && clock !== null) {
    const text = clockText(clock)
    return { kind: 'clock', at: clock, words: label(`演示时点 ${text}`, `Demonstration ${text}`) }
  }
  return { kind: 'now', at: undefined, words: label('现在', 'Now') }
}

/** A 'YYYY-MM-DDTHH:mm' of the district's wall clock (UTC+8) as an ISO moment; undefined when it is none. */
export function momentAt(wallClock: string): string | undefined {
  const moment = Date.parse(`${wallClock}:00+08:00`)
  return Number.isNaN(moment) ? undefined : new Date(moment).toISOString()
}
