import { Segmented } from 'antd'
import { z } from 'zod'
import { label } from '../../../base/label.ts'
import { useAddress } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { Drawer } from '../../../ui/drawer.tsx'
import { Form } from '../../../ui/form.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { readIndicator, reviseTarget } from '../../indicators/routes.ts'
import type { readPackage } from '../../plan/routes.ts'
import type { Setting } from '../schema.ts'
import { CardForm } from './card-form.tsx'
import { promiseText } from './target-text.ts'
import { YearlyEditor } from './yearly-editor.tsx'

type At = z.output<typeof readPackage.output>
type Indicator = z.output<typeof readIndicator.output>
const Tab = z.enum(['years', 'card', 'target'])

type Props = { at: At; setting: Setting; keeps: boolean; close: () => void }

/** One indicator's settings: what each year promises, what it means, what the plan set. */
export function IndicatorSettings({ at, setting, keeps, close }: Props) {
  const say = useWords()
  const [tab, setTab] = useAddress('tab', Tab, 'years')
  const { code } = setting
  const carded = setting.cardVersion !== null
  const indicator = useRoute(readIndicator, { plan: at.plan, code }, carded ? 'now' : 'later')
  const name = say({ zh: setting.name, en: setting.nameEn })
  return (
    <Drawer title={`${code} ${name}`} close={close} width={860}>
      <div className="plan-show">
        <Segmented
          value={tab}
          onChange={(next) => setTab(next)}
          options={Tab.options.map((value) => ({ value, label: say(tabs[value]) }))}
        />
        <Go to={`/indicators/${code}?plan=${at.plan}`}>{say(words.detail)}</Go>
      </div>
      {carded ? (
        <Loaded from={indicator}>
          {(known) => <Shown tab={tab} {...{ at, setting, keeps, close }} indicator={known} />}
        </Loaded>
      ) : (
        <p className="asks">
          {say(words.noCard)}{' '}
          <Go to={`/plan/${at.plan}/review?plan=${at.plan}&step=cards`}>{say(words.makeCard)}</Go>
        </p>
      )}
    </Drawer>
  )
}

type ShownProps = Props & { tab: z.infer<typeof Tab>; indicator: Indicator }

function Shown({ tab, at, setting, keeps, close, indicator }: ShownProps) {
  const [card] = indicator.definitions
  if (card === undefined) return null
  if (tab === 'card')
    return <CardForm plan={at.plan} cards={indicator.definitions} {...{ keeps, close }} />
  if (tab === 'target')
    return <TargetVersions {...{ at, setting, keeps, close }} targets={indicator.targets} />
  return (
    <YearlyEditor
      key={indicator.yearlyTargets.length}
      {...{ at, card, keeps }}
      operator={setting.operator}
      history={indicator.yearlyTargets}
    />
  )
}

/** 目标调整: every version with the document that set it; a new one needs a document. */
function TargetVersions({
  at,
  setting,
  keeps,
  close,
  targets,
}: Props & { targets: Indicator['targets'] }) {
  const say = useWords()
  const { code, operator, value, targetUnit, deadline } = setting
  return (
    <>
      <ul className="versions">
        {targets.map((target) => (
          <li key={`${target.deadline} ${target.version}`}>
            <b>{say(words.version, { version: target.version })}</b>
            {say(promiseText(target))} · {target.deadline}
            <small>
              {[target.source.document, target.source.clause, target.source.date]
                .filter((each) => each !== undefined && each !== '')
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
      {keeps ? (
        <Form
          route={reviseTarget}
          given={{ plan: at.plan, code }}
          start={{ operator, value, unit: targetUnit, deadline }}
          fields={{ date: { kind: 'date' }, reason: { kind: 'long' } }}
          draft={`${at.plan} ${code}`}
          will={words.willRevise}
          done={close}
        />
      ) : null}
    </>
  )
}

const tabs = {
  years: label('年度目标与计划曲线', 'Yearly targets and curves'),
  card: label('口径卡', 'Definition card'),
  target: label('方案目标', 'Target of the plan'),
} as const

const words = {
  detail: label('看指标详情', 'Open the indicator'),
  noCard: label('还没有口径卡。', 'There is no definition card yet.'),
  makeCard: label('去生成', 'Make it'),
  version: label('第 {version} 版', 'Version {version}'),
  willRevise: label(
    '成为目标的新一版,原目标连同出处保留;年度目标不随之改变,请另行调整。',
    'This becomes the target’s next version; the old one stays with its source. Yearly targets do not follow by themselves.',
  ),
}
