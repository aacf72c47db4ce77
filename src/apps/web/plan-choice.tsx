import { Select } from 'antd'
import { type AreaScope, scopeLabels } from '../../base/area.ts'
import { label } from '../../base/label.ts'
import { businessReaders } from '../../base/role.ts'
import { listAreas } from '../../modules/observations/routes.ts'
import { useRoute } from '../../ui/client.ts'
import { useWords } from '../../ui/language.ts'
import { usePlace, usePlan } from '../../ui/standpoint.ts'
import { useMay, useSurroundings } from '../../ui/surroundings.ts'

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

/** The range that values are asked for, and in a park or a town the place. */
export function ScopeChoice() {
  const say = useWords()
  const may = useMay(businessReaders)
  const [{ scope = 'whole', area }, stand] = usePlace()
  const known = useRoute(listAreas, {}, may ? 'now' : 'later').data ?? []
  if (!may) return null
  const ranges = inOrder.filter(
    (range) => range === 'whole' || range === scope || known.some((each) => each.scope === range),
  )
  const places = known.filter((each) => each.scope === scope)
  return (
    <>
      <Select
        variant="borderless"
        className="bar-scope"
        aria-label={say(words.scope)}
        value={scope}
        onChange={(next) => {
          const first = known.find((each) => each.scope === next)
          stand(hasPlaces(next) && first !== undefined ? first : { scope: next })
        }}
        options={ranges.map((value) => ({ value, label: say(scopeLabels[value]) }))}
        popupMatchSelectWidth={false}
      />
      {hasPlaces(scope) && places.length > 0 ? (
        <Select
          variant="borderless"
          className="bar-scope"
          aria-label={say(words.place)}
          placeholder={say(words.place)}
          value={area ?? null}
          showSearch
          onChange={(next) => stand({ scope, ...(next === null ? {} : { area: next }) })}
          options={places.map((each) => ({ value: each.area, label: each.area }))}
          popupMatchSelectWidth={false}
        />
      ) : null}
    </>
  )
}

/** A district has one whole and one direct area, and several parks and towns. */
function hasPlaces(scope: AreaScope): boolean {
  return scope === 'park' || scope === 'town'
}

const inOrder: readonly AreaScope[] = ['whole', 'direct', 'park', 'town', 'unstated']

const words = {
  plan: label('方案', 'Plan'),
  scope: label('统计范围', 'Scope'),
  place: label('选择地区', 'Choose a place'),
}
