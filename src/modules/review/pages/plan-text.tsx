import { Segmented } from 'antd'
import { useMemo } from 'react'
import { z } from 'zod'
import { label } from '../../../base/label.ts'
import { useAddress } from '../../../ui/address.ts'
import { downloadUrl, useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useAsOf } from '../../../ui/moment.ts'
import { Page } from '../../../ui/page.tsx'
import { usePlace, usePlanOfPage } from '../../../ui/standpoint.ts'
import { exportPackage } from '../../packages/routes.ts'
import { readPackage, readSource } from '../../plan/routes.ts'
import { type Alarm, planPhaseLabels } from '../../plan/schema.ts'
import { listPeriods, listStandings } from '../../standings/routes.ts'
import { clauseIndex, emptyFindings, marksOf } from '../clause-lookup.ts'
import { planAddress } from './addresses.ts'
import { AlarmList } from './alarm-list.tsx'
import { ClausePane } from './clause-pane.tsx'
import { FoundList } from './found-list.tsx'
import { PlanPanes } from './plan-panes.tsx'
import { RelationList } from './relation-list.tsx'
import { SourcePane } from './source-pane.tsx'
import { UnclearList } from './unclear-list.tsx'
import { useAlarms } from './use-alarms.ts'
import { VersionList } from './version-list.tsx'

const Shown = z.enum(['clauses', 'unclear', 'alarms', 'relations', 'versions'])
const Clause = z.string().optional()
type At = z.output<typeof readPackage.output>

/** 方案原文: the text, and beside it everything that hangs on each of its clauses. */
export function PlanTextPage() {
  const say = useWords()
  const plan = usePlanOfPage()
  const at = useRoute(readPackage, { plan })
  const source = useRoute(readSource, { plan })
  const alarms = useAlarms(plan)
  const asOf = useAsOf()
  return (
    <Page
      title={words.title}
      answer={at.data === undefined ? undefined : answerOf(at.data, say)}
      above={at.data === undefined ? null : say({ zh: at.data.title, en: at.data.titleEn })}
      tools={
        <>
          <Go to={planAddress(plan, '/settings')}>{say(words.settings)}</Go>
          {at.data?.phase === 'running' ? null : (
            <Go to={planAddress(plan, '/closing')}>{say(words.closing)}</Go>
          )}
          <a href={downloadUrl(exportPackage, { plan }, { asOf })} download>
            {say(words.export)}
          </a>
        </>
      }
    >
      <Loaded from={at}>
        {(known) => (
          <Loaded from={source}>
            {({ text }) => <Whole at={known} text={text} alarms={alarms} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}

function answerOf(
  { package: content, phase, term, accepted }: At,
  say: ReturnType<typeof useWords>,
) {
  const { targets, halfQuantitative, qualitative, industries, unclear } = content
  return say(accepted ? words.answer : words.answerDraft, {
    targets: new Set(targets.map((each) => `${each.code} ${each.deadline}`)).size,
    half: halfQuantitative.length,
    qualitative: qualitative.length,
    industries: industries.length,
    unclear: unclear.filter((each) => each.answer === undefined).length,
    term: `${term.from}—${term.to}`,
    phase: say(planPhaseLabels[phase]),
  })
}

function Whole({ at, text, alarms }: { at: At; text: string; alarms: readonly Alarm[] }) {
  const [show] = useAddress('show', Shown, 'clauses')
  const [chosen, choose] = useAddress('clause', Clause, undefined)
  const { package: content, plan } = at
  const index = useMemo(() => clauseIndex(content, alarms), [content, alarms])
  const marks = useMemo(() => marksOf(content), [content])
  const standings = useStandings(plan, at.accepted)
  return (
    <>
      <Banner at={at} />
      <ShowChoice at={at} alarms={alarms.length} />
      {show === 'versions' ? <VersionList at={at} /> : null}
      {show === 'relations' ? <RelationList at={at} /> : null}
      {show === 'versions' || show === 'relations' ? null : (
        <PlanPanes
          source={<SourcePane {...{ text, marks, chosen, choose }} clauses={content.clauses} />}
          beside={
            <>
              {show === 'clauses' ? (
                <ClausePane
                  {...{ chosen, choose }}
                  clauses={content.clauses}
                  found={({ id }) => (
                    <FoundList {...{ standings, plan }} found={index.get(id) ?? emptyFindings()} />
                  )}
                />
              ) : null}
              {show === 'unclear' ? <UnclearList at={at} choose={choose} /> : null}
              {show === 'alarms' ? <AlarmList alarms={alarms} plan={plan} /> : null}
            </>
          }
        />
      )}
    </>
  )
}

/** Where each indicator stands now; a plan nobody has accepted has no standings. */
function useStandings(plan: string, accepted: boolean) {
  const [place] = usePlace()
  const periods = useRoute(listPeriods, { plan }, accepted ? 'now' : 'later')
  const period = periods.data?.current
  const rows = useRoute(
    listStandings,
    { plan, period: period ?? '', ...place },
    period === undefined ? 'later' : 'now',
  )
  return useMemo(() => new Map((rows.data ?? []).map((row) => [row.code, row])), [rows.data])
}

/** What a reader must know before trusting the text: that it is an interpretation, that it is a draft. */
function Banner({ at: { package: content, plan, accepted, unclear } }: { at: At }) {
  const say = useWords()
  return (
    <>
      {content.document.kind === 'reading' ? (
        <div className="plan-banner">
          <span>{say(words.reading, { unclear })}</span>
          <Go to={planAddress(plan, '', { show: 'unclear' })}>{say(words.listThem)}</Go>
        </div>
      ) : null}
      {accepted ? null : (
        <div className="plan-banner">
          <span>{say(words.draft)}</span>
          <Go to={planAddress(plan, '/review')}>{say(words.review)}</Go>
        </div>
      )}
    </>
  )
}

function ShowChoice({ at, alarms }: { at: At; alarms: number }) {
  const say = useWords()
  const [show, setShow] = useAddress('show', Shown, 'clauses')
  const counts: Record<z.infer<typeof Shown>, number | undefined> = {
    clauses: at.package.clauses.length,
    unclear: at.unclear,
    alarms,
    relations: at.package.relations.length,
    versions: at.versions.length,
  }
  return (
    <div className="plan-show no-print">
      <Segmented
        value={show}
        onChange={(next) => setShow(next, 'push')}
        options={Shown.options.map((value) => ({
          value,
          label: `${say(shows[value])} ${counts[value] ?? ''}`,
        }))}
      />
    </div>
  )
}

const shows = {
  clauses: label('条款', 'Clauses'),
  unclear: label('待明确', 'To be clarified'),
  alarms: label('提示', 'Alarms'),
  relations: label('方案关系', 'Related plans'),
  versions: label('版本', 'Versions'),
} as const

const words = {
  title: label('方案写了什么?', 'What does the plan say?'),
  answer: label(
    '{targets} 项量化目标、{half} 项半量化目标、{qualitative} 项定性目标、{industries} 项重点产业;{unclear} 处待明确。实施期 {term} 年,{phase}。',
    '{targets} measured {targets:target|targets}, {half} half-quantitative and {qualitative} qualitative {qualitative:goal|goals}, {industries} {industries:industry|industries}; {unclear} {unclear:matter|matters} to be clarified. Term {term}, {phase}.',
  ),
  answerDraft: label(
    '读出 {targets} 项量化目标、{half} 项半量化目标、{qualitative} 项定性目标、{industries} 项重点产业、{unclear} 处待明确,尚待确认。',
    'Read: {targets} measured {targets:target|targets}, {half} half-quantitative and {qualitative} qualitative {qualitative:goal|goals}, {industries} {industries:industry|industries}, {unclear} open {unclear:matter|matters}; not accepted yet.',
  ),
  settings: label('方案设置', 'Settings'),
  closing: label('收官评估', 'Closing'),
  export: label('导出方案包', 'Export package'),
  reading: label(
    '本文为政策解读,正文未录入;{unclear} 处内容待明确。',
    'This text is an official reading, not the document itself; {unclear} {unclear:matter is|matters are} to be clarified.',
  ),
  listThem: label('逐项查看', 'See them'),
  draft: label(
    '读取结果尚未确认,指标不进入清单和通报。',
    'The reading has not been accepted; its indicators do not enter lists or bulletins.',
  ),
  review: label('去核对', 'Check it'),
}
