import type { Block, Run } from '../../base/document.ts'
import { type Standing, standingLabels } from '../../base/standing.ts'
import { type Case, isDue, isReported, withStanding } from './cases.ts'
import { said, signs, sourced, verbatim } from './words.ts'

/** A count with the words around it, and the list that was counted, for its provenance. */
export type Count = { id: string; before: string; after: string; counted: readonly Case[] }

/** What 总体情况 counts. Six ways of having no value stay six; none of them is a zero. */
export function counts(cases: readonly Case[]): {
  first: Count[]
  beside: Count[]
  lights: Count[]
} {
  const reported = cases.filter(isReported)
  const count = (id: string, before: string, counted: readonly Case[]): Count => ({
    id: `count:${id}`,
    before,
    after: '项',
    counted,
  })
  const lone = (standing: Standing) =>
    count(standing, standingLabels[standing].zh, withStanding(cases, standing))
  const silent = withStanding(cases, 'missing').filter((each) => !isReported(each))
  const approved = cases.filter((each) => each.approved && isReported(each))
  const light = (standing: Standing) =>
    count(`light.${standing}`, standingLabels[standing].zh, withStanding(approved, standing))
  return {
    first: [
      count('due', '本期应报', cases.filter(isDue)),
      count('approved', '已核准', approved),
      count(
        'pending',
        '未核准',
        reported.filter((each) => !each.approved),
      ),
      lone('overdue'),
    ],
    beside: [
      lone('notDue'),
      lone('open'),
      lone('exempt'),
      count('missing', '没有数值且发布期未登记', silent),
      lone('withheld'),
    ],
    lights: [
      light('ahead'),
      light('onSchedule'),
      light('behind'),
      light('farBehind'),
      light('uncovered'),
      count('light.missing', '缺判定依据', withStanding(approved, 'missing')),
    ],
  }
}

/** 总体情况 in one paragraph: 应报 and 已核准 always, everything else where there is any. */
export function overview(cases: readonly Case[]): Block[] {
  const { first, beside, lights } = counts(cases)
  const shown = (list: Count[]) => list.filter((each) => each.counted.length > 0)
  const asked = first.slice(0, 2)
  const clauses = [[...asked, ...shown(first.slice(2))], shown(beside)]
  const sentence = clauses.filter((list) => list.length > 0)
  const runs: Run[] = [
    sourced(`${cases.length}项`, 'count:total'),
    said('量化指标中,'),
    ...sentence.flatMap((list, place) => [
      ...joined(list, signs.comma),
      verbatim(place === sentence.length - 1 ? '。' : signs.semicolon),
    ]),
  ]
  const judged = shown(lights)
  const all = first.every(({ id, counted }) => id !== 'count:pending' || counted.length === 0)
  if (judged.length > 0)
    runs.push(said(all ? '其中' : '已核准的指标中,'), ...joined(judged, '、'), said('。'))
  return [{ kind: 'paragraph', runs }]
}

function joined(list: readonly Count[], sign: string): Run[] {
  return list.flatMap((each, place) => [
    said(`${place === 0 ? '' : sign}${each.before}`),
    sourced(`${each.counted.length}${each.after}`, each.id),
  ])
}
