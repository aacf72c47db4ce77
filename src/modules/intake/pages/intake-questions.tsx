import { Button, Input, Radio } from 'antd'
import { label } from '../../../base/label.ts'
import { useWords } from '../../../ui/language.ts'
import {
  answerLabels,
  type IntakeAnswer,
  type IntakeDecision,
  type IntakeQuestion,
  questionLabels,
} from '../schema.ts'

export type Decisions = Readonly<Record<string, IntakeDecision>>
type Props = {
  questions: readonly IntakeQuestion[]
  total: number
  decisions: Decisions
  decide: (decisions: Decisions) => void
  /** Looks at the file again with these decisions. */
  again: (decisions: Decisions) => void
}

/** Near-duplicates: only a person can say what they are, and what is said is kept. */
export function IntakeQuestions({ questions, total, decisions, decide, again }: Props) {
  const say = useWords()
  const answered = Object.keys(decisions).length
  if (total === 0 && answered === 0) return null
  return (
    <div className="intake-questions">
      <h3>{say(total === 0 ? words.settled : words.title, { total, answered })}</h3>
      {questions.map((question) => (
        <Question
          key={question.id}
          question={question}
          decision={decisions[question.id]}
          decide={(decision) => decide({ ...decisions, [question.id]: decision })}
        />
      ))}
      {total > questions.length ? (
        <p className="hint">{say(words.more, { shown: questions.length, total })}</p>
      ) : null}
      {total === 0 ? (
        <Button onClick={() => again({})}>{say(words.anew)}</Button>
      ) : (
        <Button onClick={() => again(decisions)} disabled={answered === 0}>
          {say(words.again, { answered })}
        </Button>
      )}
    </div>
  )
}

type QuestionProps = {
  question: IntakeQuestion
  decision: IntakeDecision | undefined
  decide: (decision: IntakeDecision) => void
}

function Question({ question, decision, decide }: QuestionProps) {
  const say = useWords()
  const { at, kind, message, others, answers } = question
  const choose = (answer: IntakeAnswer) => {
    const [other] = others
    const code = answer === 'merged' || answer === 'match' ? other?.code : undefined
    decide({ answer, ...(code !== undefined && { code }) })
  }
  return (
    <div className="intake-question">
      <p>
        <b>{at}</b> {say(questionLabels[kind])}:{say(message)}
      </p>
      <Radio.Group
        aria-label={`${at} ${say(questionLabels[kind])}`}
        value={decision?.answer}
        onChange={(event) => choose(event.target.value as IntakeAnswer)}
        options={answers.map((value) => ({ value, label: say(answerLabels[value]) }))}
      />
      {decision?.answer === 'renamed' ? (
        <Input
          type="date"
          size="small"
          aria-label={say(words.since)}
          value={decision.since ?? ''}
          onChange={({ target: { value } }) =>
            decide(value === '' ? { answer: 'renamed' } : { answer: 'renamed', since: value })
          }
        />
      ) : null}
    </div>
  )
}

const words = {
  title: label('有 {total} 处要您决定', '{total} things for you to decide'),
  settled: label(
    '已按您的 {answered} 项决定核对,没有要您再决定的',
    'Checked with your {answered} decisions; nothing is left to decide',
  ),
  anew: label('重新决定', 'Decide anew'),
  more: label('先显示 {shown} 处(共 {total} 处)', 'the first {shown} of {total}'),
  again: label('按这 {answered} 项决定重新核对', 'Check again with these {answered} decisions'),
  since: label('自何日起更名(不填按名单日期)', 'renamed since (the day of the list if empty)'),
}
