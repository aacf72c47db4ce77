import { type Label, label } from '../base/label.ts'
import { useWords } from './language.ts'

type Judgement = {
  /** What the person judges: 会完成, 有风险 … */
  verdict: Label
  by: string
  /** ISO date. */
  on: string
  reason: string
}

/** 研判: what a person says, with name, date and reason. A flag, never a light. */
export function JudgementFlag({ verdict, by, on, reason }: Judgement) {
  const say = useWords()
  return (
    <span className="judgement">
      <span className="judgement-flag">{say(words.judgement)}</span>
      <b>{say(verdict)}</b>
      <span className="judgement-by">
        {by} · {on}
      </span>
      <span className="judgement-reason">{reason}</span>
    </span>
  )
}

const words = { judgement: label('研判', 'Judgement') }
