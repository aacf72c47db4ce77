/** Which version of which programme judges a firm for a title on a day. */
import type { Programme } from '../../rules/check/programme.ts'
import { chooseVersion } from '../../rules/check/version-dates.ts'
import type { Version } from '../../rules/meaning/version.ts'
import type { Procedure } from '../rules/schema.ts'

export type Occasion = {
  readonly day: string
  readonly procedure: Procedure
  /** The moment at which the rules were known; undefined: all that is known. */
  readonly known: string | undefined
}

/** Undefined where none governs, or more than one. */
export function versionFor(
  programme: Pick<Programme, 'versions'>,
  { day, procedure, known }: Occasion,
): Version | undefined {
  const occasion = { on: day, procedure, ...(known !== undefined && { known }) }
  const choice = chooseVersion(programme.versions, occasion)
  return choice.kind === 'one' ? choice.version : undefined
}

/** Whoever holds a title is judged for re-review, everybody else as a new applicant. */
export function procedureFor(isHolder: boolean): Procedure {
  return isHolder ? 'review' : 'new'
}

/** The version that began last: today's rules, whatever the day of the data. */
export function newestOf(programme: Pick<Programme, 'versions'>): Version | undefined {
  const start = ({ validity }: Version) =>
    Math.max(...validity.map(({ from }) => from ?? Number.NEGATIVE_INFINITY))
  return programme.versions.reduce<Version | undefined>(
    (last, each) => (last === undefined || start(each) > start(last) ? each : last),
    undefined,
  )
}

/** 'cn.most.hnte v2016': how a version is called beside a firm. */
export function versionName({ programme, id }: Pick<Version, 'programme' | 'id'>): string {
  return `${programme} ${id}`
}
