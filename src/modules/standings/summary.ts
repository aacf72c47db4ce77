/** 总体情况: how many stand where, for the cockpit and the first paragraph of a bulletin. */
import { counted, type Label, label } from '../../base/label.ts'
import { type Standing, standingLabels } from '../../base/standing.ts'
import { type Forecast, outlookLabels, type StandingAnswer } from './schema.ts'

type Summarised = { answer: StandingAnswer; forecast: Pick<Forecast, 'outlook'> }
type Outlook = Forecast['outlook']

export type Summary = {
  counts: Record<Standing, number>
  total: number
  /** 本期应报: a value is or should be there by now. */
  due: number
  reported: number
  approved: number
  outlooks: Record<Outlook, number>
  sentence: Label
}

/** Whose value is not asked for this period: not due yet, exempt, withheld, or not even defined. */
const notAsked: readonly Standing[] = ['notDue', 'exempt', 'open', 'withheld']

export function summaryOf(rows: readonly Summarised[]): Summary {
  const counts = zeros(standingLabels)
  const outlooks = zeros(outlookLabels)
  let [due, reported, approved] = [0, 0, 0]
  for (const { answer, forecast } of rows) {
    counts[answer.standing] += 1
    outlooks[forecast.outlook] += 1
    if (notAsked.includes(answer.standing)) continue
    const hasValue = answer.value !== null
    // Without a value and without a release calendar nobody can say that it is due.
    if (!hasValue && answer.standing !== 'overdue') continue
    due += 1
    if (hasValue) reported += 1
    if (hasValue && answer.freshness?.approval === 'approved') approved += 1
  }
  const sums = { counts, total: rows.length, due, reported, approved, outlooks }
  return { ...sums, sentence: sentenceOf(sums) }
}

function zeros<Key extends string>(labels: Readonly<Record<Key, Label>>): Record<Key, number> {
  const keys = Object.keys(labels) as Key[]
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>
}

const judgedWords: readonly Standing[] = ['ahead', 'onSchedule', 'behind', 'farBehind']
const otherWords: readonly Standing[] = [
  'notDue',
  'open',
  'exempt',
  'overdue',
  'missing',
  'uncovered',
  'withheld',
]

/** 「21项量化指标中,本期应报14项,已核准14项;未到发布期6项,口径未定1项。其中超前1项…」 */
function sentenceOf({ counts, total, due, approved }: Omit<Summary, 'sentence'>): Label {
  const list = (standings: readonly Standing[], language: 'zh' | 'en') =>
    standings
      .filter((each) => counts[each] > 0)
      .map((each) =>
        language === 'zh'
          ? `${standingLabels[each].zh}${counts[each]}项`
          : `${counts[each]} ${standingLabels[each].en.toLowerCase()}`,
      )
  const [others, judged] = [list(otherWords, 'zh'), list(judgedWords, 'zh')]
  const [othersEn, judgedEn] = [list(otherWords, 'en'), list(judgedWords, 'en')]
  const rest = others.length === 0 ? '' : `;${others.join(',')}`
  const restEn = othersEn.length === 0 ? '' : `; ${othersEn.join(', ')}`
  const lights = judged.length === 0 ? '' : `其中${judged.join('、')}。`
  const lightsEn = judgedEn.length === 0 ? '' : ` Of these ${judgedEn.join(', ')}.`
  return label(
    `${total}项量化指标中,本期应报${due}项,已核准${approved}项${rest}。${lights}`,
    `Of ${counted(total, 'measured indicator', 'measured indicators')} ${counted(due, 'is', 'are')} due, ${approved} approved${restEn}.${lightsEn}`,
  )
}
