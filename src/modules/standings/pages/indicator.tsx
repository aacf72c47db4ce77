import { label } from '../../../base/label.ts'
import { lastDay, type Period } from '../../../base/period.ts'
import { unitLabel } from '../../../base/unit.ts'
import { useAddressPart } from '../../../ui/address.ts'
import { Chart } from '../../../ui/chart.tsx'
import { useRoute } from '../../../ui/client.ts'
import { FreshnessText } from '../../../ui/freshness-text.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Empty, Loaded } from '../../../ui/loaded.tsx'
import { NumberLink } from '../../../ui/number-link.tsx'
import { Page, Section } from '../../../ui/page.tsx'
import { StandingMark } from '../../../ui/standing-mark.tsx'
import { usePlace, usePlan } from '../../../ui/standpoint.ts'
import { chartDataOf } from '../chart-data.ts'
import { readStanding } from '../routes.ts'
import { freshnessApprovalLabels } from '../schema.ts'
import { DefinitionCard } from './definition-card.tsx'
import type { Detail } from './detail.ts'
import { Elsewhere } from './elsewhere.tsx'
import './indicator.css'
import { Forecasting } from './forecasting.tsx'
import { IndicatorActs } from './indicator-acts.tsx'
import { Judgements } from './judgements.tsx'
import { PeriodChoice, usePeriod } from './period-choice.tsx'
import { TargetHistory } from './target-history.tsx'
import { Versions } from './versions.tsx'
import { WorkingValue } from './working-value.tsx'

/** 指标详情: one number of the plan, from its light down to every version ever recorded. */
export function IndicatorPage() {
  const code = useAddressPart('code')
  const [plan] = usePlan()
  const [place] = usePlace()
  const period = usePeriod()
  const when = plan === '' || period === undefined ? 'later' : 'now'
  const detail = useRoute(readStanding, { plan, code, period: period ?? '', ...place }, when)
  return (
    <Loaded from={detail} isEmpty={() => false}>
      {(found) => <Shown of={found} plan={plan} period={period} />}
    </Loaded>
  )
}

function Shown({ of, plan, period }: { of: Detail; plan: string; period: Period | undefined }) {
  const say = useWords()
  const { definition, answer, target } = of
  return (
    <Page
      title={label(`${definition.name}能完成吗?`, `Will “${definition.nameEn}” be reached?`)}
      above={target === null ? of.code : <TargetLine of={of} target={target} plan={plan} />}
      answer={say(answer.sentence)}
      tools={<PeriodChoice />}
    >
      <Headline of={of} />
      <IndicatorActs of={of} plan={plan} />
      {of.series.length === 0 ? (
        <Empty what={words.noSeries} who={words.noSeriesWho} />
      ) : (
        <Chart
          finding={of.forecast.sentence}
          data={chartDataOf(of)}
          source={label(definition.sourceBody, definition.sourceBody)}
        />
      )}
      <WorkingValue code={of.code} period={period} />
      <Elsewhere of={of} />
      <Forecasting of={of} />
      <Judgements of={of} />
      <Section title={words.targets}>
        <TargetHistory of={of} />
      </Section>
      <Section title={words.ledger}>
        <Versions rows={of.history} decimals={definition.decimals} />
      </Section>
      <Section title={words.card}>
        <DefinitionCard cards={of.definitions} />
      </Section>
    </Page>
  )
}

type TargetProps = { of: Detail; target: NonNullable<Detail['target']>; plan: string }

function TargetLine({ of, target, plan }: TargetProps) {
  const clause = encodeURIComponent(target.clause.split('@')[0] ?? '')
  return (
    <Go
      to={`/plan/${plan}?clause=${clause}`}
    >{`${of.code} · ${target.clause} · ${target.text}`}</Go>
  )
}

function Headline({ of: { answer, definition, owners } }: { of: Detail }) {
  const say = useWords()
  const { value, freshness, shown } = answer
  return (
    <div className="indicator-headline">
      <div>
        {value === null ? (
          <span className="headline-note">{say(words.noValue)}</span>
        ) : (
          <span className="headline-number">
            <NumberLink of={value.observation}>{shown.value}</NumberLink>
          </span>
        )}
        <span className="headline-note">
          {value === null ? '' : ` ${say(unitLabel(definition.unit))}`}
        </span>
      </div>
      <StandingMark standing={answer.standing} />
      {freshness === null ? null : (
        <FreshnessText
          until={lastDay(freshness.dataTo)}
          recordedAt={freshness.recordedAt}
          approval={freshnessApprovalLabels[freshness.approval]}
        />
      )}
      <span className="hint">
        {say(words.owner)} {owners.length === 0 ? say(words.noOwner) : owners.join('、')}
      </span>
      {definition.type === 'growth' ? (
        <p className="reading hint">
          {say(words.growth, { unit: say(unitLabel(definition.unit)) })}
        </p>
      ) : null}
      {answer.needed === null ? null : <p className="reading">{say(answer.needed.sentence)}</p>}
    </div>
  )
}

const words = {
  noValue: label('本期没有数值', 'no value for this period'),
  growth: label(
    '目标说的是年均增速(%);台账登记的是各年总量({unit}),增速由总量算出。',
    'The target is an average yearly growth (%); the ledger holds the level of each year ({unit}), from which the growth is computed.',
  ),
  noSeries: label('这个地区和范围还没有数值', 'No value for this place and range yet'),
  noSeriesWho: label(
    '登记或导入后在这里画出走势;没有的数不代拟。',
    'Its course is drawn here once values are recorded or imported; nothing is made up.',
  ),
  owner: label('责任单位:', 'Responsible:'),
  noOwner: label('尚未明确', 'not assigned yet'),
  targets: label('目标怎样定的', 'How the target was set'),
  ledger: label('全部版本', 'Every version'),
  card: label('口径卡', 'Definition card'),
}
