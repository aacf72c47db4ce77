/** 推进较好的单位和事项, 存在的主要问题, 下一步工作要求: fixed patterns, each filled from recorded facts. */
import { clockDate } from '../../base/calendar.ts'
import { type Block, documentDate, type Run } from '../../base/document.ts'
import { byGap, type Case, gapOf, isReported, withStanding } from './cases.ts'
import { arithmetic, valueText } from './figures.ts'
import { said, sourced, unstopped } from './words.ts'

/** How many good examples a bulletin names ◆. */
const LEADING = 5

/** A text of the office by its name, with its places filled. */
export type Phrase = (id: string, places?: Readonly<Record<string, string>>) => string

const item = (title: Run[], runs: Run[] = []): Block => ({ kind: 'heading', level: 2, title, runs })
const plain = (text: string): Block => ({ kind: 'paragraph', runs: [said(text)] })

/** The approved values furthest above their plan: the five best, and whatever ties with the fifth. */
export function leading(cases: readonly Case[], phrase: Phrase): Block[] {
  const above = byGap(
    withStanding(cases, 'ahead', 'onSchedule').filter((each) => each.approved && gapOf(each) > 0),
  )
  const last = above[LEADING - 1]
  const named = above.filter((each) => last === undefined || gapOf(each) >= gapOf(last))
  if (named.length === 0) return [plain(phrase('noneLeading'))]
  return named.map((each) => item([...arithmetic(each), said('。')], [bodies(each)]))
}

function bodies({ row }: Case): Run {
  return said(`责任单位:${row.owners.length === 0 ? '尚未明确' : row.owners.join('、')}。`)
}

/** Approved values behind their plan, the worst first. */
export function lagging(cases: readonly Case[]): Case[] {
  const behind = withStanding(cases, 'behind', 'farBehind').filter((each) => each.approved)
  return byGap(behind).toReversed()
}

export function problems(cases: readonly Case[], phrase: Phrase): Block[] {
  const behind = lagging(cases)
  const items = behind.map((each) =>
    item([...arithmetic(each), said('。')], [...cause(each, phrase), bodies(each)]),
  )
  const first = behind.length === 0 ? [plain(phrase('noneLagging'))] : []
  return [...first, ...items, ...gaps(cases)]
}

/** The reason that a person recorded, word for word; otherwise the paper says that none is known. */
function cause({ row }: Case, phrase: Phrase): Run[] {
  const { judgement, code } = row
  if (judgement === null) return [said(`主要原因:${phrase('noReason')}。`)]
  return [said('主要原因:'), sourced(unstopped(judgement.reason), `judgement:${code}`), said('。')]
}

/** What cannot be judged, each for its own reason. Values without approval are listed, never ranked. */
function gaps(cases: readonly Case[]): Block[] {
  const pending = cases.filter((each) => isReported(each) && !each.approved)
  const approved = cases.filter((each) => each.approved)
  return [
    ...listed('逾期未报', withStanding(cases, 'overdue'), () => []),
    ...listed('未核准,只列数值,不参与排名', pending, (each) => [
      sourced(valueText(each), each.row.answer.value?.observation),
    ]),
    ...listed('所选规则未覆盖,不作判定', withStanding(approved, 'uncovered'), (each) => [
      sourced(valueText(each), each.row.answer.value?.observation),
    ]),
    ...listed('缺判定依据,不作判定', withStanding(approved, 'missing'), (each) => [
      sourced(valueText(each), each.row.answer.value?.observation),
    ]),
    ...listed('口径未定,不作比较', withStanding(cases, 'open'), () => []),
  ]
}

function listed(what: string, cases: readonly Case[], more: (each: Case) => Run[]): Block[] {
  if (cases.length === 0) return []
  const names = cases.flatMap((each, place) => [
    said(`${place === 0 ? '' : '、'}${each.row.definition.name}`),
    ...more(each),
  ])
  return [item([said(`${what}(${cases.length}项)。`)], [...names, said('。')])]
}

/** What is asked of whom: recorded measures as they stand, a date only where one was recorded. */
export function requests(
  cases: readonly Case[],
  phrase: Phrase,
  place: { office: string; period: string },
): Block[] {
  const pending = cases.filter((each) => isReported(each) && !each.approved)
  const asked = [
    ...lagging(cases).map((each) => measures(each, phrase, place.office)),
    ...withStanding(cases, 'overdue').map((each) =>
      item([
        said(
          `${whose(each)}:${phrase('askValue', { name: each.row.definition.name, period: place.period })}`,
        ),
      ]),
    ),
    ...(pending.length === 0
      ? []
      : [
          item([
            said(
              phrase('askApproval', {
                names: pending.map(({ row }) => row.definition.name).join('、'),
              }),
            ),
          ]),
        ]),
  ]
  return asked.length === 0 ? [plain(phrase('noRequests'))] : asked
}

function measures(each: Case, phrase: Phrase, office: string): Block {
  const { judgement, code, definition } = each.row
  const text = unstopped(judgement?.measures ?? '')
  const ask = judgement === null ? 'askMeasures' : 'askSteps'
  if (judgement === null || text === '')
    return item([said(`${whose(each)}:${phrase(ask, { name: definition.name, office })}`)])
  const day = documentDate(clockDate(judgement.recordedAt))
  return item([
    said(`${whose(each)}:${definition.name},`),
    sourced(text, `judgement:${code}`),
    said(`(${day}登记的措施)。`),
  ])
}

function whose({ row }: Case): string {
  return row.owners.length === 0 ? '责任单位(尚未明确)' : row.owners.join('、')
}
