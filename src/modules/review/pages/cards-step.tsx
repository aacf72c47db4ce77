import { Select } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { scopeLabels } from '../../../base/area.ts'
import { label } from '../../../base/label.ts'
import { unitLabel } from '../../../base/unit.ts'
import { useAction } from '../../../ui/client.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { makeCards } from '../../indicators/routes.ts'
import { frequencyLabels } from '../../indicators/schema.ts'
import { targetTypeLabels } from '../../plan/schema.ts'
import type { Setting } from '../schema.ts'
import { lacksCard } from '../settings-of.ts'
import { planAddress } from './addresses.ts'
import { promiseText } from './target-text.ts'

type Card = NonNullable<z.input<typeof makeCards.input>['cards']>[number]
type Choice = Required<Omit<Card, 'code'>>
const usual: Choice = { frequency: 'quarter', scope: 'whole' }

type Props = { plan: string; settings: readonly Setting[]; keeps: boolean }

/** 生成口径卡: what the plan says is taken over; how often and for which range a person chooses. */
export function CardsStep({ plan, settings, keeps }: Props) {
  const say = useWords()
  const make = useAction(makeCards)
  const [chosen, setChosen] = useState<Readonly<Record<string, Choice>>>({})
  const lacking = settings.filter(lacksCard)
  const choice = (code: string) => chosen[code] ?? usual
  if (lacking.length === 0) return <AllMade plan={plan} settings={settings} />
  return (
    <>
      <p className="hint reading">{say(words.hint)}</p>
      <div className="data-table table-none">
        <div className="table-box">
          <table>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head.en}>{say(head)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lacking.map((row) => (
                <CardRow
                  key={row.code}
                  row={row}
                  choice={choice(row.code)}
                  choose={keeps ? (next) => setChosen({ ...chosen, [row.code]: next }) : undefined}
                />
              ))}
            </tbody>
          </table>
        </div>
      </div>
      {keeps ? (
        <div className="acts no-print" style={{ marginTop: 16 }}>
          <Confirm
            look="main"
            act={words.make}
            will={{
              zh: say(words.will, { count: lacking.length }),
              en: say(words.will, { count: lacking.length }),
            }}
            run={() =>
              make.mutateAsync({
                plan,
                cards: lacking.map(({ code }) => ({ code, ...choice(code) })),
              })
            }
          />
        </div>
      ) : null}
    </>
  )
}

type RowProps = { row: Setting; choice: Choice; choose: ((choice: Choice) => void) | undefined }

function CardRow({ row, choice, choose }: RowProps) {
  const say = useWords()
  const name = say({ zh: row.name, en: row.nameEn })
  return (
    <tr>
      <td>{row.code}</td>
      <td>{name}</td>
      <td>{say(promiseText({ ...row, unit: row.targetUnit }))}</td>
      <td>{say(targetTypeLabels[row.type])}</td>
      <td>{say(unitLabel(row.unit))}</td>
      <td>
        <Select
          aria-label={`${name} ${say(words.frequency)}`}
          value={choice.frequency}
          disabled={choose === undefined}
          onChange={(frequency) => choose?.({ ...choice, frequency })}
          options={optionsOf(frequencyLabels, say)}
          popupMatchSelectWidth={false}
        />
      </td>
      <td>
        <Select
          aria-label={`${name} ${say(words.scope)}`}
          value={choice.scope}
          disabled={choose === undefined}
          onChange={(scope) => choose?.({ ...choice, scope })}
          options={optionsOf(scopeLabels, say)}
          popupMatchSelectWidth={false}
        />
      </td>
    </tr>
  )
}

function optionsOf<Key extends string>(
  labels: Readonly<Record<Key, { zh: string; en: string }>>,
  say: ReturnType<typeof useWords>,
): { value: Key; label: string }[] {
  return (Object.keys(labels) as Key[]).map((value) => ({ value, label: say(labels[value]) }))
}

function AllMade({ plan, settings }: Omit<Props, 'keeps'>) {
  const say = useWords()
  const without = settings.filter((each) => each.yearsCurved === 0).length
  return (
    <div className="reading">
      <p>{say(words.made, { count: settings.length })}</p>
      {without === 0 ? null : (
        <p className="asks">
          {say(words.noCurve, { count: without })}{' '}
          <Go to={planAddress(plan, '/settings')}>{say(words.setThem)}</Go>
        </p>
      )}
    </div>
  )
}

const words = {
  hint: label(
    '名称、单位、类型、方向、定义取自方案原文;频率和范围由您选定;发布期、数据来源、可否考核和公开原文未写,留空待定。期末年份的年度目标即方案目标,计划曲线不代拟。',
    'Name, unit, type, direction and meaning come from the plan’s own words; you choose frequency and scope. Release lag, source, appraisal and publication are not in the text and stay undecided. The last year’s target is the plan’s; no curve is made up.',
  ),
  frequency: label('频率', 'Frequency'),
  scope: label('范围', 'Scope'),
  make: label('生成口径卡', 'Make the cards'),
  will: label(
    '为 {count} 项指标各生成第 1 版口径卡和期末年度目标;计划曲线须另行设定,没有曲线不判灯。',
    'Makes version 1 of {count} definition {count:card|cards} and their last year’s targets. Curves are set separately; without one nothing is judged.',
  ),
  made: label(
    '{count} 项指标都有口径卡。',
    'All {count} {count:indicator has|indicators have} their cards.',
  ),
  noCurve: label(
    '{count} 项还没有计划曲线,暂不判灯。',
    '{count} have no planned curve yet, so nothing is judged.',
  ),
  setThem: label('到方案设置中设定', 'Set them in the settings'),
}

const heads = [
  label('代码', 'Code'),
  label('指标', 'Indicator'),
  label('方案目标', 'Target'),
  label('类型', 'Type'),
  label('单位', 'Unit'),
  words.frequency,
  words.scope,
] as const
