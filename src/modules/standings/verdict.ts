/** 收官评估: for each target, met or not by its exact words, with the value that shows it. */
import type { Exact } from '../../base/decimal.ts'
import { type Label, label } from '../../base/label.ts'
import { Period, periodName, yearOf } from '../../base/period.ts'
import { observationStateLabels } from '../observations/schema.ts'
import { reading } from './answer.ts'
import { achievedGrowth, type Promised, pathAt } from './growth-path.ts'
import { promiseOf } from './horizon.ts'
import type { Lacking } from './lack.ts'
import { directionOf, promise, satisfies, shownFor } from './operator.ts'
import { type ClosingVerdict, closingVerdictLabels, lackLabels } from './schema.ts'
import { inUnit, percentText, quantity } from './shown.ts'
import type { Facts, StandingInput } from './standing-input.ts'
import { amountOf } from './type-progress.ts'
import { find, type Known } from './values.ts'

/** Whatever period the input is for, the verdict looks at the target's deadline. */
export function closingVerdict(input: StandingInput): ClosingVerdict {
  const { definition } = input
  const goal = promiseOf(input)
  if (definition === null || definition.open.length > 0)
    return undecided(input, named(input, label('口径未定', 'the definition is open')))
  if (goal === undefined)
    return undecided(input, named(input, label('没有目标', 'there is no target')))
  const period = deadlineOf(input, goal)
  const found = find(input.observations, {
    period,
    version: definition.version,
    termFrom: Number(input.term.from.slice(0, 4)),
    baseYear: goal.baseYear,
  })
  const facts: Facts = { input: { ...input, period }, definition, found }
  if (found.now === undefined) return withoutFinal(facts, goal)
  const ends = endsOf(facts, goal, found.now)
  if ('lacks' in ends) return lackingVerdict(facts, ends, found.now)
  return decided(facts, goal, { ...ends, known: found.now })
}

function named({ definition, code }: StandingInput, what: Label): Label {
  const [zh, en] = [definition?.name ?? code, definition?.nameEn ?? code]
  return label(`${zh}${what.zh}`, `${en}: ${what.en}`)
}

function deadlineOf({ planTarget }: StandingInput, { year }: Promised): Period {
  const deadline = planTarget?.deadline ?? String(year)
  return Period.parse(deadline.length > 4 ? deadline.slice(0, 7) : deadline)
}

/** What is compared: the value and the promise, or for an average rate the level and its path. */
type Ends = { value: Exact; line: Exact; achieved?: number | undefined }

function endsOf(facts: Facts, goal: Promised, known: Known): Ends | Lacking {
  const { definition, found, input } = facts
  if (definition.type === 'growth') {
    const { observations, period, breaks, term } = input
    const termFrom = Number(term.from.slice(0, 4))
    const setup = { definition, target: goal, found, observations, period, breaks, termFrom }
    const path = pathAt(setup, known, yearOf(period))
    return path.kind === 'path'
      ? { value: path.value, line: path.goal, achieved: achievedGrowth(path) }
      : path
  }
  const value = amountOf(known, definition.unit)
  const line = inUnit(goal.value, goal.unit, definition.unit)
  return value === undefined || line === undefined
    ? { kind: 'lacks', lacks: ['unit'] }
    : { value, line }
}

function decided(facts: Facts, goal: Promised, ends: Ends & { known: Known }): ClosingVerdict {
  const { definition, input, found } = facts
  const { value, line, achieved, known } = ends
  const direction = directionOf(goal.operator, definition.direction)
  const verdict = satisfies(value, line, { operator: goal.operator, direction }) ? 'met' : 'unmet'
  const word = closingVerdictLabels[verdict]
  const target = promise(goal.operator, goal.value, goal.unit)
  const figure =
    achieved === undefined
      ? quantity(
          shownFor(value, line, {
            operator: goal.operator,
            direction,
            places: definition.decimals,
          }),
          definition.unit,
        )
      : averageWords(achieved)
  const state = observationStateLabels[known.state]
  const still = known.state === 'final' ? label('', '') : label(',尚非最终数', ', not final yet')
  const base = definition.type === 'growth' ? found.growthBase : undefined
  return {
    code: input.code,
    verdict,
    sentence: label(
      `${definition.name}${figure.zh}(${state.zh}),目标${target.zh}:${word.zh}${still.zh}。`,
      `${definition.nameEn}: ${figure.en} (${state.en}), target ${target.en}: ${word.en}${still.en}.`,
    ),
    value: reading(known, definition),
    state: known.state,
    missing: [],
    evidence: base === undefined ? [known.id] : [known.id, base.id],
  }
}

function averageWords(achieved: number): Label {
  const rate = percentText(achieved, 2)
  return label(`年均增长${rate}%`, `average growth ${rate}%`)
}

/** The deadline's value is not there: the newest one is evidence, never the verdict. */
function withoutFinal(facts: Facts, goal: Promised): ClosingVerdict {
  const { definition, found, input } = facts
  const known = found.latest
  const when = known === undefined ? label('', '') : periodName(known.period)
  const newest =
    known === undefined
      ? label('没有任何数值', 'no value at all')
      : label(
          `最近数值为${when.zh}的${known.value}${known.unit}`,
          `newest value ${known.value} for ${when.en}`,
        )
  return {
    ...undecided(
      input,
      label(
        `${definition.name}缺${goal.year}年数值,${newest.zh}`,
        `${definition.nameEn}: no value for ${goal.year}, ${newest.en}`,
      ),
    ),
    value: reading(known, definition),
    state: known?.state ?? null,
    missing: ['value'],
    evidence: known === undefined ? [] : [known.id],
  }
}

function lackingVerdict(
  { input, definition }: Facts,
  { lacks }: Lacking,
  known: Known,
): ClosingVerdict {
  const zh = lacks.map((each) => lackLabels[each].zh).join('、')
  const en = lacks.map((each) => lackLabels[each].en).join(', ')
  return {
    ...undecided(input, label(`${definition.name}缺${zh}`, `${definition.nameEn}: lacking ${en}`)),
    value: reading(known, definition),
    state: known.state,
    missing: lacks,
    evidence: [known.id],
  }
}

function undecided({ code }: StandingInput, why: Label): ClosingVerdict {
  const word = closingVerdictLabels.cannotTell
  return {
    code,
    verdict: 'cannotTell',
    sentence: label(`${why.zh}:${word.zh}。`, `${why.en}: ${word.en}.`),
    value: null,
    state: null,
    missing: [],
    evidence: [],
  }
}
