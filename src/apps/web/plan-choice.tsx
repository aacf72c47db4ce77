import { Select } from 'antd'
import { scopeLabels } from '../../base/area.ts'
import { label } from '../../base/label.ts'
import { useWords } from '../../ui/language.ts'
import { usePlan, useScope } from '../../ui/standpoint.ts'
import { useSurroundings } from '../../ui/surroundings.ts'

/** Which plan every page speaks of. With one plan it is only named. */
export function PlanChoice() {
  const say = useWords()
  const { plans } = useSurroundings()
  const [plan, setPlan] = usePlan()
  const [only, ...others] = plans
  if (only === undefined) return null
  if (others.length === 0) return <span className="bar-plan">{say(only.title)}</span>
  return (
    <Select
      variant="borderless"
      className="bar-plan"
      aria-label={say(words.plan)}
      value={plan}
      onChange={setPlan}
      options={plans.map(({ id, title }) => ({ value: id, label: say(title) }))}
      popupMatchSelectWidth={false}
    />
  )
}

/** The administrative range that values are asked for. */
export function ScopeChoice() {
  const say = useWords()
  const [scope, setScope] = useScope()
  return (
    <Select
      variant="borderless"
      className="bar-scope"
      aria-label={say(words.scope)}
      value={scope}
      onChange={setScope}
      options={chosen.map((value) => ({ value, label: say(scopeLabels[value]) }))}
      popupMatchSelectWidth={false}
    />
  )
}

/** `unstated` is how a published figure may be, not a range one asks for. */
const chosen = ['whole', 'direct', 'park', 'town'] as const

const words = {
  plan: label('方案', 'Plan'),
  scope: label('统计范围', 'Scope'),
}
