import { Button } from 'antd'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { type Label, label } from '../base/label.ts'
import { useAddress } from './address.ts'
import { useWords } from './language.ts'

export type Step = {
  /** Its word in the address. */
  id: string
  title: Label
  /** True when what it asks for is there; the step after it opens. */
  done: boolean
  body: ReactNode
  /** The word on the button that leads on; by default 下一步. */
  next?: Label
  /** Instead of going on: what the last step does. */
  act?: ReactNode
}

/** Several steps towards one thing, in the address, so that Back goes one step back. */
export function Wizard({ steps }: { steps: readonly Step[] }) {
  const say = useWords()
  const first = steps[0]?.id ?? ''
  const [asked, go] = useAddress('step', z.string(), first)
  const open = reachable(steps)
  const at = Math.max(
    0,
    Math.min(
      open,
      steps.findIndex((step) => step.id === asked),
    ),
  )
  const step = steps[at]
  const following = steps[at + 1]
  const before = steps[at - 1]
  if (step === undefined) return null
  return (
    <div className="wizard">
      <ol className="steps no-print">
        {steps.map((each, index) => (
          <li
            key={each.id}
            className={each.done && index !== at ? 'step step-done' : 'step'}
            aria-current={index === at ? 'step' : undefined}
          >
            {index <= open && index !== at ? (
              <button type="button" onClick={() => go(each.id, 'push')}>
                {say(each.title)}
              </button>
            ) : (
              say(each.title)
            )}
          </li>
        ))}
      </ol>
      {step.body}
      <div className="wizard-foot no-print">
        {step.act ?? null}
        {step.act === undefined && following !== undefined ? (
          <Button type="primary" disabled={!step.done} onClick={() => go(following.id, 'push')}>
            {say(step.next ?? words.next)}
          </Button>
        ) : null}
        {before === undefined ? null : (
          <Button onClick={() => go(before.id, 'push')}>{say(words.back)}</Button>
        )}
      </div>
    </div>
  )
}

/** The furthest step that may be opened: the first one that is not done. */
function reachable(steps: readonly Step[]): number {
  const unfinished = steps.findIndex((step) => !step.done)
  return unfinished < 0 ? steps.length - 1 : unfinished
}

const words = {
  next: label('下一步', 'Next'),
  back: label('上一步', 'Back'),
}
