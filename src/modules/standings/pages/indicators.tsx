import { filled, label } from '../../../base/label.ts'
import { type Period, periodName } from '../../../base/period.ts'
import { standingLabels } from '../../../base/standing.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { NumberLink } from '../../../ui/number-link.tsx'
import { Page } from '../../../ui/page.tsx'
import { PlanNeeded } from '../../../ui/plan-needed.tsx'
import { Sparkline } from '../../../ui/sparkline.tsx'
import { StandingMark } from '../../../ui/standing-mark.tsx'
import { usePlace, usePlan } from '../../../ui/standpoint.ts'
import { standingList } from '../lists.ts'
import { listStandings, type StandingRow, summariseStandings } from '../routes.ts'
import { PeriodChoice, usePeriod } from './period-choice.tsx'
import './indicator.css'

/** 指标清单: every target of the plan and where it stands at the end of one period. */
export function IndicatorsPage() {
  const say = useWords()
  const [plan] = usePlan()
  const [place] = usePlace()
  const period = usePeriod()
  const when = plan === '' || period === undefined ? 'later' : 'now'
  const input = { plan, period: period ?? '', ...place }
  const rows = useRoute(listStandings, input, when)
  const summary = useRoute(summariseStandings, input, when)
  return (
    <Page
      title={titleOf(period, rows.data?.length)}
      answer={summary.data === undefined ? undefined : say(summary.data.sentence)}
      tools={<PeriodChoice />}
      paper="landscape"
    >
      <PlanNeeded>
        <Loaded from={rows} empty={words.empty(say)}>
          {(list) => (
            <DataTable
              list={standingList}
              input={input}
              rows={list}
              cells={{ value: valueCell, name: nameCell, standing: standingCell }}
              opens={(row) => `/indicators/${row.code}`}
            />
          )}
        </Loaded>
      </PlanNeeded>
    </Page>
  )
}

function titleOf(period: Period | undefined, count: number | undefined) {
  if (period === undefined || count === undefined) return words.opening
  const { zh, en } = periodName(period)
  return {
    zh: filled(words.title, { period: zh, count }).zh,
    en: filled(words.title, { period: en, count }).en,
  }
}

function valueCell(row: StandingRow) {
  return <Value row={row} />
}

function Value({ row: { answer } }: { row: StandingRow }) {
  const say = useWords()
  if (answer.value === null)
    return <span className="hint">{say(standingLabels[answer.standing])}</span>
  return <NumberLink of={answer.value.observation}>{answer.shown.value}</NumberLink>
}

function standingCell({ answer }: StandingRow) {
  return <StandingMark standing={answer.standing} />
}

function nameCell(row: StandingRow) {
  return <Name row={row} />
}

function Name({ row }: { row: StandingRow }) {
  const say = useWords()
  const name = say({ zh: row.definition.name, en: row.definition.nameEn })
  return (
    <span className="indicator-name">
      <Go to={`/indicators/${row.code}`}>{name}</Go>
      <Sparkline
        values={row.trend.map((each) => Number(each.value))}
        says={say(words.trend, { name })}
      />
    </span>
  )
}

const words = {
  opening: label('各项指标走到哪了?', 'Where do the indicators stand?'),
  title: label(
    '{period}:{count} 项指标走到哪了?',
    '{period}: where do the {count} {count:indicator|indicators} stand?',
  ),
  trend: label('{name}近期走势', 'recent course of {name}'),
  empty: (say: ReturnType<typeof useWords>) => ({
    what: label(
      '这里是方案的指标和灯号',
      'The indicators of the plan and their standings belong here',
    ),
    who: label(
      '专员载入方案并确认口径卡后生成',
      'They appear once the plan officer has loaded a plan and confirmed its definition cards',
    ),
    action: (
      <Go to="/plans" look="action">
        {say(label('载入方案', 'Load a plan'))}
      </Go>
    ),
  }),
}
