import { label } from '../../../base/label.ts'
import { downloadUrl, useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useAsOf, useMoment } from '../../../ui/moment.ts'
import { Page } from '../../../ui/page.tsx'
import { useMay } from '../../../ui/surroundings.ts'
import { exportPackage } from '../../packages/routes.ts'
import { planList } from '../../plan/lists.ts'
import { listPlans, type PlanSummary } from '../../plan/routes.ts'
import { planAddress } from './addresses.ts'
import { LoadPlan } from './load-plan.tsx'
import './plans.css'

/** 方案清单: every plan of the district, and the ways in for another. */
export function PlansPage() {
  const say = useWords()
  const plans = useRoute(listPlans, {})
  const officer = useMay(['officer'])
  const [moment] = useMoment()
  return (
    <Page title={words.title} answer={answerOf(plans.data, say)} paper="landscape">
      <Loaded from={plans} empty={{ what: words.empty, who: words.emptyWho }}>
        {(rows) => (
          <DataTable
            list={planList}
            input={{}}
            rows={rows}
            cells={{ plan: waysCell, unclear: unclearCell }}
            opens={addressOf}
          />
        )}
      </Loaded>
      {officer && moment.kind === 'past' ? <p className="hint">{say(words.past)}</p> : null}
      {officer && moment.kind !== 'past' ? <LoadPlan /> : null}
    </Page>
  )
}

function answerOf(rows: readonly PlanSummary[] | undefined, say: ReturnType<typeof useWords>) {
  if (rows === undefined || rows.length === 0) return undefined
  const count = (fits: (row: PlanSummary) => boolean) => rows.filter(fits).length
  return say(words.answer, {
    count: rows.length,
    running: count((row) => row.phase === 'running' && row.accepted),
    draft: count((row) => !row.accepted),
    unclear: rows.reduce((sum, row) => sum + row.unclear, 0),
  })
}

/** A plan nobody has accepted yet is first of all to be checked. */
function addressOf({ plan, accepted }: PlanSummary): string {
  return planAddress(plan, accepted ? '' : '/review')
}

function waysCell(row: PlanSummary) {
  return <Ways row={row} />
}

function Ways({ row: { plan, phase, accepted } }: { row: PlanSummary }) {
  const say = useWords()
  const asOf = useAsOf()
  return (
    <>
      {plan}
      <span className="plan-ways no-print">
        {accepted ? (
          <Go to={planAddress(plan, '/settings')}>{say(words.settings)}</Go>
        ) : (
          <Go to={planAddress(plan)}>{say(words.text)}</Go>
        )}
        {phase === 'running' || !accepted ? null : (
          <Go to={planAddress(plan, '/closing')}>{say(words.closing)}</Go>
        )}
        <a href={downloadUrl(exportPackage, { plan }, { asOf })} download>
          {say(words.export)}
        </a>
      </span>
    </>
  )
}

function unclearCell({ plan, unclear }: PlanSummary) {
  if (unclear === 0) return '0'
  return <Go to={planAddress(plan, '', { show: 'unclear' })}>{unclear}</Go>
}

const words = {
  title: label('本区有哪些方案?', 'Which plans does the district have?'),
  answer: label(
    '共 {count} 个方案:实施中 {running} 个,读取结果待确认 {draft} 个;待明确事项合计 {unclear} 处。',
    '{count} {count:plan|plans}: {running} running, {draft} whose reading is to be accepted; {unclear} {unclear:matter|matters} to be clarified in all.',
  ),
  empty: label('这里是本区的方案', 'The plans of the district belong here'),
  emptyWho: label(
    '由专员载入:把方案文件拖到下面,先读后核对。',
    'The plan officer loads them: drop a plan’s file below, it is read first and then checked.',
  ),
  past: label(
    '当前查看的是历史时点,只能查看;回到现在后可以载入方案。',
    'You are looking at a past moment and can only read; return to now to load a plan.',
  ),
  text: label('原文', 'Text'),
  settings: label('设置', 'Settings'),
  closing: label('收官评估', 'Closing'),
  export: label('导出方案包', 'Export package'),
}
