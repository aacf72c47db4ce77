import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { clockText } from '../../../base/calendar.ts'
import { label } from '../../../base/label.ts'
import { useGo } from '../../../ui/address.ts'
import { useAction } from '../../../ui/client.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { useMoment } from '../../../ui/moment.ts'
import { useMay } from '../../../ui/surroundings.ts'
import { type Closing, closePlan, seedSuccessor } from '../routes.ts'

type Props = { at: Closing; keeps: boolean }

/** The end of the plan, and the beginning of the one that continues it. */
export function CloseActs({ at, keeps }: Props) {
  const say = useWords()
  const { closed, left, successors } = at
  const ready = left.verdicts === 0 && left.items === 0
  return (
    <>
      {closed === null ? (
        <p>{say(ready ? words.ready : words.left, left)}</p>
      ) : (
        <p>
          {say(words.closedBy, { by: closed.recordedBy, at: clockText(closed.recordedAt) })}{' '}
          {closed.reason}
        </p>
      )}
      {successors.map((each) => (
        <p key={each.plan}>
          {say(words.continued)}{' '}
          {/* The page's own path names its plan; the choice in the bar follows. */}
          <Go to={`/plan/${each.plan}`}>{say({ zh: each.title, en: each.titleEn })}</Go>
        </p>
      ))}
      <div className="acts no-print">
        {keeps ? <Close at={at} ready={ready} /> : null}
        {ready ? <Successor at={at} /> : null}
      </div>
    </>
  )
}

function Close({ at, ready }: { at: Closing; ready: boolean }) {
  const say = useWords()
  const id = useId()
  const close = useAction(closePlan)
  const [reason, setReason] = useState('')
  return (
    <Confirm
      look="main"
      act={closePlan.title}
      will={words.willClose}
      name={at.title}
      disabled={!ready}
      run={() => close.mutateAsync({ plan: at.plan, reason })}
    >
      <label htmlFor={id} className="confirm-name">
        {say(words.reason)}
        <Input id={id} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
    </Confirm>
  )
}

function Successor({ at }: { at: Closing }) {
  const say = useWords()
  const go = useGo()
  const officer = useMay(['officer'])
  const [moment] = useMoment()
  const [opening, setOpening] = useState(false)
  if (!officer || moment.kind === 'past') return null
  const [from, to] = [at.term.from, at.term.to].map((each) => Number(each.slice(0, 4)))
  const [first, years] = [(to ?? 0) + 1, (to ?? 0) - (from ?? 0)]
  return (
    <>
      <Button onClick={() => setOpening(true)}>{say(seedSuccessor.title)}</Button>
      {opening ? (
        <FormDrawer
          route={seedSuccessor}
          given={{ plan: at.plan }}
          start={{ id: nextId(at, first), from: String(first), to: String(first + years) }}
          fields={{ id: { help: words.idHelp } }}
          draft={at.plan}
          will={words.willSeed}
          close={() => setOpening(false)}
          done={({ plan }) => go(`/plan/${plan}/review`)}
        />
      ) : null}
    </>
  )
}

/** 'jianglan-2022-2025' → 'jianglan-2026-2029': the same stem with the next term. */
function nextId({ plan, term }: Closing, first: number): string {
  const [from, to] = [Number(term.from.slice(0, 4)), Number(term.to.slice(0, 4))]
  return `${plan.replace(/(-\d{4})+$/, '')}-${first}-${first + to - from}`
}

const words = {
  ready: label(
    '结论和去向都已齐全,可以收官。',
    'All verdicts and decisions are there; the plan can be closed.',
  ),
  left: label(
    '还有 {verdicts} 项目标没有结论、{items} 个未了事项没有去向,暂不能收官。',
    '{verdicts} {verdicts:target lacks|targets lack} a verdict and {items} open {items:item|items} a decision; the plan cannot be closed yet.',
  ),
  closedBy: label('{by}于 {at} 收官。', 'Closed by {by} at {at}.'),
  continued: label('接续方案:', 'Continued by:'),
  reason: label('收官依据(如会议纪要)', 'Ground (such as the minutes)'),
  willClose: label(
    '收官后方案和结论不再修改,只能在接续方案中继续;不能撤回。',
    'Once closed the plan and its verdicts change no more; work goes on in its successor. This cannot be undone.',
  ),
  idHelp: label(
    '小写字母、数字和连字符,如 jianglan-2026-2030',
    'Lower-case letters, digits, hyphens: jianglan-2026-2030',
  ),
  willSeed: label(
    '新方案带走口径卡和结转、并入的事项,不带目标:目标由新方案的正文确定。',
    'The new plan takes the definition cards and what is carried over or merged; no target: its own paper sets those.',
  ),
}
