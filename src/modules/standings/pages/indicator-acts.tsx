import { Button } from 'antd'
import { useState } from 'react'
import { type Label, label } from '../../../base/label.ts'
import { periodName } from '../../../base/period.ts'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { useMoment } from '../../../ui/moment.ts'
import { useMay } from '../../../ui/surroundings.ts'
import { recordObservation } from '../../observations/routes.ts'
import { judge } from '../routes.ts'
import type { Detail } from './detail.ts'

/** What a person may do here: record or correct the value, judge, change target and curve. */
export function IndicatorActs({ of, plan }: { of: Detail; plan: string }) {
  const say = useWords()
  const [moment] = useMoment()
  const [open, setOpen] = useState<'none' | 'value' | 'judgement'>('none')
  const mayRecord = useMay(['officer', 'reporter', 'statistics'])
  const mayJudge = useMay(['officer', 'reporter', 'leader'])
  const maySet = useMay(['officer'])
  if (moment.kind === 'past') return <p className="hint no-print">{say(words.past)}</p>
  const { code, answer, definition } = of
  const { period, value } = answer
  return (
    <div className="acts no-print">
      {mayRecord ? (
        <Button onClick={() => setOpen('value')}>
          {say(value === null ? words.record : words.correct)}
        </Button>
      ) : null}
      {mayJudge ? <Button onClick={() => setOpen('judgement')}>{say(words.judge)}</Button> : null}
      {maySet ? (
        <Go to={`/plan/${plan}/settings?code=${code}`} look="plain">
          {say(words.settings)}
        </Go>
      ) : null}
      {open === 'value' ? (
        <FormDrawer
          route={recordObservation}
          title={value === null ? words.record : correcting(of)}
          given={{ code, period, unit: definition.unit, supersedes: value?.observation ?? null }}
          fields={{
            value: { unit: definition.unit },
            reason: { kind: 'long' },
            note: { kind: 'long' },
          }}
          draft={`${code} ${period}`}
          done={() => setOpen('none')}
          close={() => setOpen('none')}
        />
      ) : null}
      {open === 'judgement' ? (
        <FormDrawer
          route={judge}
          given={{ plan, code, period }}
          fields={{ reason: { kind: 'long' }, measures: { kind: 'long' } }}
          draft={`${code} ${period}`}
          done={() => setOpen('none')}
          close={() => setOpen('none')}
        />
      ) : null}
    </div>
  )
}

/** Names the value that will be replaced, so that nobody corrects another one. */
function correcting({ answer: { period, value }, definition }: Detail): Label {
  const [name, old] = [periodName(period), `${value?.value ?? ''} ${definition.unit}`]
  return label(`更正${name.zh}的 ${old}(须写原因)`, `Correct ${old} of ${name.en} (say why)`)
}

const words = {
  past: label('正在查看历史时点,只能查看', 'You look at a past moment and can only read'),
  record: label('登记数据', 'Record a value'),
  correct: label('更正', 'Correct'),
  judge: label('作出研判', 'Judge'),
  settings: label('目标、曲线与口径', 'Target, curve and definition'),
}
