import { Segmented } from 'antd'
import { z } from 'zod'
import { label } from '../../../base/label.ts'
import { useAddress } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { Page } from '../../../ui/page.tsx'
import { usePlanOfPage } from '../../../ui/standpoint.ts'
import { useMay } from '../../../ui/surroundings.ts'
import { readPackage } from '../../plan/routes.ts'
import { needOf } from '../lists.ts'
import { listSettings } from '../routes.ts'
import type { Setting } from '../schema.ts'
import { planAddress } from './addresses.ts'
import { OwnersEditor } from './owners-editor.tsx'
import './plan-panes.css'
import './plans.css'
import { PresetChoice } from './preset-choice.tsx'
import { SettingTable } from './setting-table.tsx'

const Shown = z.enum(['indicators', 'owners', 'lights'])

/** 方案设置: what a plan needs before its indicators can be judged, and who answers for what. */
export function SettingsPage() {
  const say = useWords()
  const plan = usePlanOfPage('/settings')
  const at = useRoute(readPackage, { plan })
  const settings = useRoute(listSettings, { plan })
  const [show, setShow] = useAddress('show', Shown, 'indicators')
  const keeps = useKeeps(at.data?.phase)
  return (
    <Page
      title={words.title}
      answer={settings.data === undefined ? undefined : answerOf(settings.data, say)}
      above={
        at.data === undefined ? null : (
          <Go to={planAddress(plan)}>{say({ zh: at.data.title, en: at.data.titleEn })}</Go>
        )
      }
      paper="landscape"
    >
      <div className="plan-show no-print">
        <Segmented
          value={show}
          onChange={(next) => setShow(next, 'push')}
          options={Shown.options.map((value) => ({ value, label: say(shows[value]) }))}
        />
        {keeps ? null : <span className="hint">{say(words.onlyRead)}</span>}
      </div>
      <Loaded from={at}>
        {(known) => (
          <>
            {show === 'indicators' ? (
              <Loaded from={settings} empty={{ what: words.empty, who: words.emptyWho }}>
                {(rows) => <SettingTable at={known} rows={rows} keeps={keeps} />}
              </Loaded>
            ) : null}
            {show === 'owners' ? (
              <OwnersEditor at={known} keeps={keeps} done={() => setShow('indicators', 'push')} />
            ) : null}
            {show === 'lights' ? <PresetChoice plan={plan} keeps={keeps} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** Officers, in the present, of a plan that is not closed. */
function useKeeps(phase: string | undefined): boolean {
  const officer = useMay(['officer'])
  const [moment] = useMoment()
  return officer && moment.kind !== 'past' && phase !== undefined && phase !== 'closed'
}

function answerOf(rows: readonly Setting[], say: ReturnType<typeof useWords>): string {
  // Each lack for itself: an indicator with an open definition may lack its yearly targets too.
  const count = (lacks: (row: Setting) => boolean) => rows.filter(lacks).length
  const none = count((row) => needOf(row) === 'none')
  return say(none === rows.length ? words.complete : words.answer, {
    count: rows.length,
    none,
    card: count((row) => row.cardVersion === null),
    open: count((row) => row.open > 0),
    yearlyTarget: count((row) => row.yearsSet < row.years),
    curve: count((row) => row.yearsCurved < row.years),
  })
}

const shows = {
  indicators: label('年度目标、曲线与口径', 'Yearly targets, curves, definitions'),
  owners: label('责任单位', 'Owners'),
  lights: label('亮灯规则', 'Rules of lights'),
} as const

const words = {
  title: label('这个方案设定齐了吗?', 'Is this plan fully set up?'),
  answer: label(
    '{count} 项指标中 {none} 项各年都已设定;缺口径卡 {card} 项,口径有待定事项 {open} 项,缺年度目标 {yearlyTarget} 项,缺计划曲线 {curve} 项。',
    'Of {count} {count:indicator|indicators} {none} {none:is|are} set for every year; {card} {card:has|have} no card, {open} an open definition, {yearlyTarget} {yearlyTarget:lacks|lack} yearly targets, {curve} {curve:lacks|lack} curves.',
  ),
  complete: label(
    '{count} 项指标的口径、各年目标和计划曲线都已设定。',
    'All {count} {count:indicator has|indicators have} their definition, yearly targets and curves.',
  ),
  onlyRead: label(
    '您可以查看;设定由专员在当前时点办理,已收官的方案不再改。',
    'You can read this; the plan officer sets it in the present, and a closed plan changes no more.',
  ),
  empty: label('这里是方案的指标', 'The plan’s indicators belong here'),
  emptyWho: label(
    '方案没有量化目标,或读取结果中已全部剔除。',
    'The plan has no measured target, or all were dropped in review.',
  ),
}
