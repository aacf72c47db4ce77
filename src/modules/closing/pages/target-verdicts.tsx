import { filled, label } from '../../../base/label.ts'
import { withUnit } from '../../../base/unit.ts'
import { useHere } from '../../../ui/address.ts'
import { useAction } from '../../../ui/client.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { useDrawer } from '../../../ui/drawer.tsx'
import { useWords } from '../../../ui/language.ts'
import { NumberLink } from '../../../ui/number-link.tsx'
import { closingVerdictLabels } from '../../standings/schema.ts'
import { undecided, verdictList, wordOf } from '../lists.ts'
import { type Closing, type ClosingTarget, takeSuggestions } from '../routes.ts'
import { OneVerdict } from './one-verdict.tsx'

type Props = { at: Closing; keeps: boolean }

/** Each target with its final value, what the arithmetic says of it, and what a person decided. */
export function TargetVerdicts({ at, keeps }: Props) {
  const here = useHere()
  const { shown, close } = useDrawer('target')
  const one = at.targets.find(({ target }) => target.code === shown)
  return (
    <>
      {keeps ? <TakeAll at={at} rows={at.targets} /> : null}
      <DataTable
        list={verdictList}
        input={{ plan: at.plan }}
        rows={at.targets}
        cells={cells}
        opens={({ target }) => here({ target: target.code })}
        {...(keeps
          ? { selected: (rows: readonly ClosingTarget[]) => <TakeAll at={at} rows={rows} /> }
          : {})}
      />
      {one === undefined ? null : (
        <OneVerdict key={one.target.code} plan={at.plan} each={one} {...{ keeps, close }} />
      )}
    </>
  )
}

/** Suggestions that rest on final values, or say that nothing can be told, are taken together. */
function TakeAll({ at, rows }: { at: Closing; rows: readonly ClosingTarget[] }) {
  const take = useAction(takeSuggestions)
  const ready = rows.filter(
    ({ decision, suggestion }) =>
      decision === null && (suggestion.verdict === 'cannotTell' || suggestion.state === 'final'),
  )
  const count = (verdict: keyof typeof closingVerdictLabels) =>
    ready.filter(({ suggestion }) => suggestion.verdict === verdict).length
  if (ready.length === 0) return null
  const counts = {
    count: ready.length,
    met: count('met'),
    unmet: count('unmet'),
    cannotTell: count('cannotTell'),
  }
  return (
    <div className="acts no-print closing-acts">
      <Confirm
        act={filled(words.take, counts)}
        will={filled(words.will, counts)}
        run={() =>
          take.mutateAsync({ plan: at.plan, codes: ready.map(({ target }) => target.code) })
        }
      />
    </div>
  )
}

const cells = {
  value: (row: ClosingTarget) => <Value row={row} />,
  verdict: (row: ClosingTarget) => <Verdict row={row} />,
}

function Value({ row: { suggestion } }: { row: ClosingTarget }) {
  const say = useWords()
  const { value } = suggestion
  if (value === null) return <span className="hint">{say(words.noValue)}</span>
  return <NumberLink of={value.observation}>{say(withUnit(value.value, value.unit))}</NumberLink>
}

function Verdict({ row: { decision } }: { row: ClosingTarget }) {
  const say = useWords()
  if (decision === null) return <span className="asks">{say(undecided)}</span>
  return <b>{say(wordOf(closingVerdictLabels, decision.decision))}</b>
}

const words = {
  noValue: label('没有数值', 'no value'),
  take: label('采纳 {count} 项建议', 'Take {count} {count:suggestion|suggestions}'),
  will: label(
    '以建议作为结论:完成 {met} 项,未完成 {unmet} 项,无法判断 {cannotTell} 项;测算作为理由,所列数据作为依据。只有初步数的不在其中,须逐项结论。收官前都可以重新结论。',
    'The suggestions become the verdicts: {met} met, {unmet} not met, {cannotTell} cannot be told, with the arithmetic as the reason and its values as the evidence. Those without a final value are not among them. Until the plan is closed each may be decided again.',
  ),
}
