/** One sentence with the arithmetic behind a light: fixed patterns, filled from the figures. */
import { type Exact, shown } from '../../base/decimal.ts'
import { counted, type Label, label } from '../../base/label.ts'
import { lastMonth } from '../../base/period.ts'
import { standingLabels } from '../../base/standing.ts'
import type { Definition } from '../indicators/schema.ts'
import type { Ruling } from './bands.ts'
import { zero } from './growth.ts'
import { achievedText, type Path } from './growth-path.ts'
import { isShare, type Measure } from './measure.ts'
import { promise } from './operator.ts'
import type { StandingAnswer } from './schema.ts'
import { endOfPeriod, quantity, shownAgainst, throughPeriod, visible } from './shown.ts'
import type { Facts } from './standing-input.ts'
import { amountOf } from './type-progress.ts'

export type Judged = {
  facts: Facts
  measure: Measure
  ruling: Ruling
  shown: StandingAnswer['shown']
}

/** Figures first, then what the rule makes of them. */
export function judgedSentences(judged: Judged): Pick<StandingAnswer, 'sentence' | 'arithmetic'> {
  const body = arithmetic(judged)
  const end = rulingWords(judged)
  return {
    sentence: label(`${body.zh},${end.zh}。`, `${body.en}; ${end.en}.`),
    arithmetic: body,
  }
}

function arithmetic(judged: Judged): Label {
  const { facts, measure } = judged
  const { shape, path } = measure.progress
  if (shape === 'flow') return flow(judged)
  if (isShare(facts.definition)) return points(judged)
  if (shape === 'hold') return hold(judged)
  if (path !== undefined) return average(judged, path)
  return facts.definition.type === 'growth' ? withinYear(judged) : distance(judged)
}

function flow(judged: Judged): Label {
  const { measure, shown: figures } = judged
  const subject = subjectOf(judged, throughPeriod(measure.now.period))
  const [goal, gap] = [targetWords(judged), comparison(figures.gap)]
  const verb = measure.progress.sign === 1 ? label('完成', 'of') : label('已用', 'used of')
  return label(
    `${subject.zh},${verb.zh}年度目标(${goal.zh})的${figures.completion}%,` +
      `计划进度${figures.planned}%,${gap.zh}`,
    `${subject.en}, ${figures.completion}% ${verb.en} the year's target (${goal.en}); ` +
      `planned ${figures.planned}%, ${gap.en}`,
  )
}

function distance(judged: Judged): Label {
  const { facts, measure, shown: figures } = judged
  const { definition } = facts
  const { value, goal, progress } = measure
  const subject = subjectOf(judged, endOfPeriod(measure.now.period))
  const from = startValue(facts)
  const amount = (each: Exact) => quantity(visible(each, definition.decimals), definition.unit)
  const moved = amount(value.minus(from).abs())
  const [first, way] = [amount(from), amount(goal.minus(from).abs())]
  const level = quantity(
    shownAgainst(progress.plannedLevel, value, definition.decimals),
    definition.unit,
  )
  const grew = value.gte(from) ? label('增加', 'up') : label('减少', 'down')
  const change = value.eq(from)
    ? label(`与年初${first.zh}持平`, `unchanged from ${first.en} at the start of the year`)
    : label(
        `比年初${first.zh}${grew.zh}${moved.zh}`,
        `${grew.en} ${moved.en} from ${first.en} at the start of the year`,
      )
  const asked = goal.gte(from) ? '应增' : '应减'
  const gap = comparison(figures.gap)
  return label(
    `${subject.zh},${change.zh},为全年${asked}${way.zh}的` +
      `${figures.completion}%,计划${figures.planned}%(${level.zh}),${gap.zh}`,
    `${subject.en}, ${change.en}: ` +
      `${figures.completion}% of the year's way of ${way.en}; ` +
      `planned ${figures.planned}% (${level.en}), ${gap.en}`,
  )
}

/** A share is spoken of in percentage points and months, never as a completion rate. */
function points(judged: Judged): Label {
  const { facts, measure, shown: figures } = judged
  const { definition } = facts
  const { value, goal, now } = measure
  const subject = subjectOf(judged, endOfPeriod(now.period))
  const from = shown(startValue(facts), definition.decimals)
  const level = figures.planned
  const months = 12 - lastMonth(now.period)
  const [target, gap] = [targetWords(judged), comparison(figures.gap)]
  const rest = restWords(value, goal, definition)
  const left =
    months === 0
      ? label('', '')
      : label(`,剩余${months}个月`, `, ${counted(months, 'month', 'months')} left`)
  return label(
    `${subject.zh},年初${from}%,目标${target.zh},本期计划${level}%,${gap.zh};${rest.zh}${left.zh}`,
    `${subject.en}, ${from}% at the start of the year, target ${target.en}, ` +
      `planned ${level}% by now, ${gap.en}; ${rest.en}${left.en}`,
  )
}

function restWords(value: Exact, goal: Exact, definition: Definition): Label {
  const rest = visible(goal.minus(value).abs(), definition.decimals)
  if (value.eq(goal)) return label('与目标值持平', 'at the target value')
  return value.gt(goal)
    ? label(`高于目标值${rest}个百分点`, `${rest} points above the target value`)
    : label(`低于目标值${rest}个百分点`, `${rest} points below the target value`)
}

function hold(judged: Judged): Label {
  const { measure, shown: figures } = judged
  const subject = subjectOf(judged, endOfPeriod(measure.now.period))
  const [goal, gap] = [targetWords(judged), comparison(figures.gap)]
  return label(
    `${subject.zh},年初已达目标(${goal.zh}),应予保持,现为目标的${figures.completion}%,${gap.zh}`,
    `${subject.en}; the start had already reached the target (${goal.en}), to be held: ` +
      `now ${figures.completion}% of it, ${gap.en}`,
  )
}

function average(judged: Judged, path: Path): Label {
  const { facts, measure, shown: figures } = judged
  const { definition } = facts
  const subject = subjectOf(judged, throughPeriod(measure.now.period))
  const rate = achievedText(path)
  const asked = targetWords(judged)
  const level = quantity(shownAgainst(path.goal, path.value, definition.decimals), definition.unit)
  const due =
    definition.unit === '%' ? label('', '') : label(`,应达${level.zh}`, `, path ${level.en}`)
  const gap = comparison(figures.gap)
  return label(
    `${subject.zh},${path.baseYear}年以来年均增长${rate}%(目标${asked.zh})${due.zh},` +
      `完成应增量的${figures.completion}%,${gap.zh}`,
    `${subject.en}, ${rate}% a year since ${path.baseYear} (target ${asked.en})${due.en}: ` +
      `${figures.completion}% of the increase asked, ${gap.en}`,
  )
}

function withinYear(judged: Judged): Label {
  const { measure, shown: figures } = judged
  const subject = subjectOf(judged, throughPeriod(measure.now.period))
  const gap = comparison(figures.gap)
  return label(
    `${subject.zh},同比增量为本年应增的${figures.completion}%,${gap.zh}`,
    `${subject.en}: ${figures.completion}% of the increase over last year that this year needs, ` +
      `${gap.en}`,
  )
}

function subjectOf({ facts, shown: figures }: Judged, when: Label): Label {
  const { name, nameEn, unit } = facts.definition
  const text = quantity(figures.value, unit)
  return label(`${name}${when.zh}${text.zh}`, `${nameEn}, ${when.en}: ${text.en}`)
}

function startValue({ found, definition }: Facts): Exact {
  const { start } = found
  return (start === undefined ? undefined : amountOf(start, definition.unit)) ?? zero
}

function targetWords({ measure }: Judged): Label {
  const { operator, value, unit } = measure.target
  return promise(operator, value, unit)
}

/** '−9.6' → 低于计划9.6个百分点. */
function comparison(gap: string): Label {
  const text = gap.slice(1)
  if (gap.startsWith('−')) return label(`低于计划${text}个百分点`, `${text} points below plan`)
  if (gap.startsWith('+')) return label(`高于计划${text}个百分点`, `${text} points above plan`)
  return label('与计划持平', 'level with the plan')
}

function rulingWords({ ruling, facts }: Judged): Label {
  const { preset } = facts.input
  const word = standingLabels[ruling.standing]
  if (ruling.standing === 'uncovered')
    return label(
      `按${preset.name.zh}规则为${word.zh}:${preset.hole.zh}`,
      `the ${preset.name.en} rule does not cover this: ${preset.hole.en}`,
    )
  const colour = preset.lights[ruling.standing]
  const [zh, en] = colour === undefined ? ['', ''] : [`(${colour.zh})`, ` (${colour.en})`]
  return label(
    `按${preset.name.zh}规则为${word.zh}${zh}`,
    `by the ${preset.name.en} rule: ${word.en}${en}`,
  )
}
