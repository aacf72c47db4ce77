import { Input } from 'antd'
import { useId, useState } from 'react'
import { type Label, label } from '../../../base/label.ts'
import { useAction } from '../../../ui/client.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { useWords } from '../../../ui/language.ts'
import { planVisits } from '../visit-routes.ts'
import { useToday } from './today.tsx'

type Planned = {
  code: string
  title: string
  unmet: readonly { title: string }[]
  needs: readonly Label[]
}
type Props = { rows: readonly Planned[]; purpose: string }

/** One visit to each firm of the rows, on one day; what to look into comes from the clauses. */
export function PlanVisits({ rows, purpose: first }: Props) {
  const say = useWords()
  const id = useId()
  const today = useToday()
  const [day, setDay] = useState(today)
  const [purpose, setPurpose] = useState(first)
  const plan = useAction(planVisits)
  const codes = [...new Set(rows.map(({ code }) => code))]
  const points = rows.flatMap(({ code, title, unmet, needs }) =>
    [...unmet.map((each) => each.title), ...needs.map(({ zh }) => zh)].map((about) => ({
      ...{ code, title, about },
    })),
  )
  return (
    <Confirm
      act={planVisits.title}
      will={{
        zh: say(words.will, { count: codes.length }),
        en: say(words.will, { count: codes.length }),
      }}
      look="main"
      run={() => plan.mutateAsync({ codes, plannedOn: day, purpose, points })}
    >
      <div className="plan-fields">
        <label htmlFor={`${id}day`}>
          {say(words.day)}
          <Input
            id={`${id}day`}
            type="date"
            value={day}
            min={today}
            onChange={({ target }) => setDay(target.value)}
          />
        </label>
        <label htmlFor={`${id}purpose`}>
          {say(words.purpose)}
          <Input
            id={`${id}purpose`}
            value={purpose}
            maxLength={200}
            onChange={({ target }) => setPurpose(target.value)}
          />
        </label>
      </div>
    </Confirm>
  )
}

const words = {
  will: label(
    '将为选中的 {count} 家企业各安排一次走访',
    'A visit is planned to {count} {count:firm chosen|firms chosen, one to each}',
  ),
  day: label('计划日期', 'Planned on'),
  purpose: label('走访事由', 'Purpose'),
}
