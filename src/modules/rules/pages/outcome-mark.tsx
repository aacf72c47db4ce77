import { useWords } from '../../../ui/language.ts'
import { type Outcome, outcomeLabels } from '../schema.ts'
import './rules.css'

const shapes: Readonly<Record<Outcome, string>> = {
  met: '✓',
  unmet: '✕',
  undetermined: '?',
  notExamined: '–',
  notApplicable: '–',
  counted: '∑',
}

/** What was found of a clause: shape, tint and word. It is a verdict of a rule, not a standing. */
export function OutcomeMark({
  outcome,
  size = 'small',
}: {
  outcome: Outcome
  size?: 'small' | 'large'
}) {
  const say = useWords()
  return (
    <span className={`outcome outcome-${outcome} outcome-${size}`}>
      <i aria-hidden="true">{shapes[outcome]}</i>
      {say(outcomeLabels[outcome])}
    </span>
  )
}
