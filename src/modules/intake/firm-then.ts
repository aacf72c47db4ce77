import type { FactKind } from '../enterprises/schema.ts'
import type { Trial } from './judged.ts'
import type { KnownFirm } from './known.ts'
import type { IntakeOptions } from './schema.ts'

/** Facts that have one value at a time and are told without a day of their own. */
export const plainKinds = [
  'address',
  'town',
  'park',
  'administration',
  'branchOf',
  'founded',
  'industry',
] as const satisfies readonly FactKind[]

const dated = [...plainKinds, 'segment', 'aboveSize', 'presence'] as const

/**
 * Kinds of facts that a file with these fields may tell of another day than today: a list of an earlier day, rows
 * with the day of a change, the flag of a year, days of moving. Of these it must be known what held then.
 */
export function kindsOfOtherDays(
  fields: ReadonlySet<string>,
  { options, today, isYearly }: { options: IntakeOptions; today: string; isYearly: boolean },
): FactKind[] {
  const { listDay } = options
  const isBack = fields.has('changedOn') || (listDay !== undefined && listDay < today)
  const moves = ['movedInOn', 'movedOutOn', 'deregisteredOn'].some((field) => fields.has(field))
  return dated.filter((kind) => {
    if (kind === 'presence') return moves || (isBack && fields.has(kind))
    if (kind === 'aboveSize') return fields.has(kind) && (isBack || isYearly)
    return isBack && fields.has(kind)
  })
}

type Dated = (typeof dated)[number]

/** What the register says of a firm on a day: empty where it says nothing. */
export function valueOn(
  { case: { told, today } }: Trial,
  known: KnownFirm | undefined,
  { kind, day }: { kind: Dated; day: string },
): string {
  if (known === undefined) return ''
  const values = day < today ? told.get(`${known.code} ${kind}`) : undefined
  if (values === undefined) return valueNow(known, kind)
  return values.find(({ since }) => since <= day)?.value ?? ''
}

function valueNow(known: KnownFirm, kind: Dated): string {
  if (kind !== 'aboveSize') return known[kind] ?? ''
  return known.aboveSize === null ? '' : known.aboveSize ? 'yes' : 'no'
}
