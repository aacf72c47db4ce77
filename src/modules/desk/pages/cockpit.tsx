import { label } from '../../../base/label.ts'
import { periodName } from '../../../base/period.ts'
import { withUnit } from '../../../base/unit.ts'
import { useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { NumberLink } from '../../../ui/number-link.tsx'
import { Page, Section } from '../../../ui/page.tsx'
import { PlanNeeded } from '../../../ui/plan-needed.tsx'
import { StandingCounts, StandingMark } from '../../../ui/standing-mark.tsx'
import { usePlace, usePlan } from '../../../ui/standpoint.ts'
import { targetTypeLabels } from '../../plan/schema.ts'
import { PeriodChoice, usePeriod } from '../../standings/pages/period-choice.tsx'
import { listStandings, type StandingRow, summariseStandings } from '../../standings/routes.ts'
import { outlookLabels } from '../../standings/schema.ts'
import { readCockpit } from '../routes.ts'
import type { Ask, Trust } from '../schema.ts'
import './desk.css'

/** 驾驶舱: one screen and one A4 page: what must be decided, where the targets stand, how sure the data is. */
export function CockpitPage() {
  const say = useWords()
  const [plan] = usePlan()
  const [place] = usePlace()
  const period = usePeriod()
  const when = plan === '' || period === undefined ? 'later' : 'now'
  const asked = { plan, period: period ?? '' }
  const cockpit = useRoute(readCockpit, asked, when)
  const rows = useRoute(listStandings, { ...asked, ...place }, when)
  const summary = useRoute(summariseStandings, { ...asked, ...place }, when)
  return (
    <Page
      title={label(
        `${period === undefined ? '' : periodName(period).zh}偏离了什么,要您决定什么?`,
        `What is off track ${period === undefined ? '' : `in ${periodName(period).en}`}, and what is yours to decide?`,
      )}
      answer={summary.data === undefined ? undefined : say(summary.data.sentence)}
      tools={<PeriodChoice />}
    >
      <PlanNeeded>
        <div className="cockpit">
          <Loaded from={cockpit} isEmpty={() => false}>
            {({ asks, trust }) => (
              <div>
                <Asks asks={asks} />
                <TrustLine trust={trust} />
              </div>
            )}
          </Loaded>
          <Loaded from={rows} empty={words.empty(say)}>
            {(list) => (
              <Section title={words.targets} note={<Counts counts={summary.data?.counts} />}>
                <div className="target-grid">
                  {list.map((row) => (
                    <TargetCell key={row.code} row={row} />
                  ))}
                </div>
              </Section>
            )}
          </Loaded>
        </div>
      </PlanNeeded>
    </Page>
  )
}

function Counts({ counts }: { counts: Record<string, number> | undefined }) {
  return counts === undefined ? null : <StandingCounts counts={counts} />
}

function Asks({ asks }: { asks: readonly Ask[] }) {
  const say = useWords()
  return (
    <Section title={label(`请您决定 ${asks.length} 件`, `${asks.length} for your decision`)}>
      {asks.length === 0 ? <p className="hint">{say(words.noAsks)}</p> : null}
      <ol className="ask-list">
        {asks.map((ask) => (
          <li key={ask.address}>
            <Go to={ask.address}>{say(ask.title)}</Go>
            <p>{say(ask.ground)}</p>
            <p>
              <b>{say(words.proposal)}</b> {say(ask.proposal)}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function TrustLine({ trust }: { trust: Trust }) {
  const say = useWords()
  return (
    <p className="trust-line">
      <b>{say(words.trust)}</b> {say(words.trustText, trust)}
    </p>
  )
}

/** One target: name, value against the year's target, standing as word and shape, forecast. */
function TargetCell({ row }: { row: StandingRow }) {
  const say = useWords()
  const { answer, definition, target, forecast } = row
  const aim = answer.yearTarget ?? target
  return (
    <article className="target-cell">
      <Go to={`/indicators/${row.code}`}>{say({ zh: definition.name, en: definition.nameEn })}</Go>
      <div className="target-figures">
        {answer.value === null ? (
          <span className="hint">{say(words.none)}</span>
        ) : (
          <NumberLink of={answer.value.observation}>{answer.shown.value}</NumberLink>
        )}
        <span className="hint">
          {' / '}
          {definition.type === 'growth' ? `${say(targetTypeLabels.growth)} ` : ''}
          {say(withUnit(aim.value, aim.unit))}
        </span>
        {answer.shown.gap === '' ? null : <span className="target-gap">{answer.shown.gap}</span>}
      </div>
      <div className="target-foot">
        <StandingMark standing={answer.standing} />
        <span className="hint">{say(outlookLabels[forecast.outlook])}</span>
      </div>
    </article>
  )
}

const words = {
  targets: label('目标', 'Targets'),
  none: label('无本期值', 'no value yet'),
  noAsks: label('本期没有需要您决定的事项', 'Nothing asks for your decision this period'),
  proposal: label('建议:', 'Proposal:'),
  trust: label('数据可信度', 'Trust in the data'),
  trustText: label(
    '应报 {due} 项,已报 {reported} 项,已核准 {approved} 项,逾期 {overdue} 项,本期更正 {corrections} 处',
    '{due} due, {reported} reported, {approved} approved, {overdue} overdue, {corrections} {corrections:correction|corrections} in this period',
  ),
  empty: (say: ReturnType<typeof useWords>) => ({
    what: label('这里是方案各项目标的灯号', 'The standings of the plan’s targets belong here'),
    who: label(
      '方案有量化目标、读取结果确认后生成;接续方案的目标由其正文确定。',
      'They appear once the plan has measured targets and its reading is accepted; a successor’s own paper sets them.',
    ),
    action: (
      <Go to="/plans" look="action">
        {say(label('看方案', 'See the plans'))}
      </Go>
    ),
  }),
}
