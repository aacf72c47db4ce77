import { clockDate } from '../../../base/calendar.ts'
import { label } from '../../../base/label.ts'
import { JudgementFlag } from '../../../ui/judgement-flag.tsx'
import { useWords } from '../../../ui/language.ts'
import { Section } from '../../../ui/page.tsx'
import { judgementLabels } from '../schema.ts'
import type { Detail } from './detail.ts'

/** 研判: what people said of this number, newest first; apart from the computed light. */
export function Judgements({ of: { judgements } }: { of: Detail }) {
  const say = useWords()
  return (
    <Section title={words.title}>
      {judgements.length === 0 ? <p className="hint">{say(words.none)}</p> : null}
      {judgements.map((each) => (
        <div key={each.recordedAt + each.recordedBy} className="judgement-entry">
          <JudgementFlag
            verdict={judgementLabels[each.word]}
            by={each.recordedBy}
            on={clockDate(each.recordedAt)}
            reason={each.reason}
          />
          {each.measures === '' ? null : (
            <p className="reading">
              {say(words.measures)} {each.measures}
            </p>
          )}
        </div>
      ))}
    </Section>
  )
}

const words = {
  title: label('研判', 'Judgement'),
  none: label('还没有人作出研判', 'Nobody has judged it yet'),
  measures: label('措施:', 'Measures:'),
}
