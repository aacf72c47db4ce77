/** What makes a firm one step short: which clauses a lever reaches, and the words of a line. */
import { solverOf } from '../../rules/change/breakpoints.ts'
import type { Version } from '../../rules/meaning/version.ts'
import type { CultivationRow, Step, TitleGap } from './schema.ts'
import { bitsOf, type VerdictRow } from './verdict-row.ts'

/** More clauses than this are not looked through for one move that mends them all. */
export const MOST_CLAUSES_OF_A_MOVE = 4

/** For each lever the deciding clauses it has any say in, as a mask. */
export function leverMasks(version: Version): bigint[] {
  const { reach } = solverOf(version)
  return version.levers.map(({ input, moves }) => {
    const own = [input, ...moves.map((each) => each.input)]
    return version.mask.reduce((mask, { slot }, bit) => {
      const isReached = own.some((each) => reach[slot]?.has(each) === true)
      return isReached ? mask | (1n << BigInt(bit)) : mask
    }, 0n)
  })
}

/** Fields behind the inputs of a needs mask; several years of one field are one question. */
export function fieldsAsked(version: Version, needs: bigint): string[] {
  return [...new Set(bitsOf(needs).flatMap((input) => version.inputs[input]?.field ?? []))]
}

/** One clause short, or one move away; undefined: farther than a step. `missing`: facts nobody has answered. */
export function stepOf(gap: TitleGap, missing: number): Step | undefined {
  if (gap.verdict !== 'unmet') return undefined
  const unmet = gap.clauses.filter(({ outcome }) => outcome === 'unmet').length
  if (unmet === 1) return missing === 0 ? 'oneClause' : 'oneClauseOpen'
  return gap.leastChange?.moves.length === 1 ? 'oneMove' : undefined
}

type Line = {
  readonly row: VerdictRow
  readonly gap: TitleGap
  readonly step: Step
  readonly daysLeft: number | null
  readonly visitOn: string | null
}

export function lineOf({ row, gap, step, daysLeft, visitOn }: Line): CultivationRow {
  const unmet = gap.clauses.filter(({ outcome }) => outcome === 'unmet')
  return {
    code: row.code,
    name: row.name,
    town: row.town,
    park: row.park,
    title: gap.title,
    titleName: gap.name,
    step,
    verdict: gap.verdict,
    score: gap.score,
    until: row.until,
    daysLeft,
    unmet: unmet.map(({ id, title, cite }) => ({ id, title, cite })),
    needs: gap.needs,
    levers: [...new Set(gap.leastChange?.moves.map(({ field }) => field) ?? [])],
    sentence: sentenceOf(gap),
    visitOn,
  }
}

const MOST_WORDS = 3

/** The least change where one is known; else what is unmet; else what to ask. */
function sentenceOf(gap: TitleGap): CultivationRow['sentence'] {
  if (gap.leastChange !== null) return gap.leastChange.sentence
  const fault = gap.faults[0]
  if (fault !== undefined) return fault.message
  const unmet = gap.clauses.filter(({ outcome }) => outcome === 'unmet')
  if (unmet.length > 0)
    return {
      zh: unmet.map(({ sentence }) => sentence.zh).join(';'),
      en: unmet.map(({ sentence }) => sentence.en).join('; '),
    }
  if (gap.verdict === 'met') return { zh: '各项条件均符合', en: 'Every condition is met' }
  const asked = gap.needs.slice(0, MOST_WORDS).join('、')
  if (asked !== '') return { zh: `需问清:${asked}`, en: `To be asked: ${asked}` }
  const points = gap.openPoints.map(({ id }) => id).join('、')
  return { zh: `待定:${points}`, en: `Undetermined: ${points}` }
}
