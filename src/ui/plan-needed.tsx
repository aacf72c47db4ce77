import type { ReactNode } from 'react'
import { label } from '../base/label.ts'
import { Go } from './go.tsx'
import { useWords } from './language.ts'
import { Empty } from './loaded.tsx'
import { usePlan } from './standpoint.ts'

/** What speaks of a plan says so where there is none yet, instead of waiting for it. */
export function PlanNeeded({ children }: { children: ReactNode }) {
  const say = useWords()
  const [plan] = usePlan()
  if (plan !== '') return children
  return (
    <Empty
      what={words.what}
      who={words.who}
      action={
        <Go to="/plans" look="action">
          {say(words.load)}
        </Go>
      }
    />
  )
}

const words = {
  what: label('本区还没有方案', 'This district has no plan yet'),
  who: label(
    '由专员载入方案;指标、灯号和通报都从方案来。',
    'The plan officer loads one; indicators, standings and bulletins all come from it.',
  ),
  load: label('载入方案', 'Load a plan'),
}
