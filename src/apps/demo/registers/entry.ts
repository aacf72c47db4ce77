import type { RegisterName } from '../../../modules/registers/schema.ts'
import type { Quarter } from './quarters.ts'

export type DemoEntry = {
  readonly register: RegisterName
  readonly key: string
  readonly firm: number | undefined
  readonly holder: string
  readonly onDate: string
  readonly untilDate: string | null
  readonly facts: Record<string, string | null>
  readonly recordedOn: string
  /** Takes the place of the earlier row of its key. */
  readonly corrects: string | undefined
}

/** Last official value of an indicator for a quarter or its last month; parts of a ratio likewise. */
export type OfficialPart = (
  code: string,
  quarter: Quarter,
  part?: 'value' | 'numerator' | 'denominator',
) => number | undefined
