import { useWords } from '../../../ui/language.ts'
import { outcomeLabels } from '../../rules/schema.ts'

const shapes: Readonly<Record<keyof typeof outcomeLabels, string>> = {
  met: '✓',
  unmet: '✕',
  undetermined: '?',
  notExamined: '–',
  notApplicable: '–',
  counted: '∑',
}

/** What a rule finds: shape and word. It is no standing and has no colour. */
export function VerdictMark({ of }: { of: keyof typeof outcomeLabels }) {
  const say = useWords()
  return (
    <span className="verdict">
      <i aria-hidden="true">{shapes[of]}</i> {say(outcomeLabels[of])}
    </span>
  )
}
