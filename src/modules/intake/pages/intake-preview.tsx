import { Button, Input } from 'antd'
import { useState } from 'react'
import { label } from '../../../base/label.ts'
import { call } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Refused } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import { useUpload } from '../../../ui/upload.ts'
import { type IntakeSummary, importTable, previewIntake, stopIntake } from '../routes.ts'
import { type IntakePreview, intakeKindLabels } from '../schema.ts'
import { repeatedIn } from '../set-aside.ts'
import { IntakeColumns } from './intake-columns.tsx'
import type { Options } from './intake-options.tsx'
import { type Decisions, IntakeQuestions } from './intake-questions.tsx'
import { IntakeRows } from './intake-rows.tsx'
import { RunProgress } from './run-progress.tsx'

export type Looked = { file: File; preview: IntakePreview; options: Options }
type Props = {
  looked: Looked
  /** Something was changed above and is being looked at anew. */
  waiting: boolean
  again: (looked: Looked) => void
  done: (summary: IntakeSummary) => void
}

/** What the file brings: counts, columns, questions, rows; confirming sends it once more. */
export function IntakePreviewPart({ looked, waiting, again, done }: Props) {
  const say = useWords()
  const { file, preview, options } = looked
  const { counts, kind } = preview
  const [decisions, setDecisions] = useState<Decisions>(options.decisions ?? {})
  const [reason, setReason] = useState(options.reason ?? '')
  const [ticket, setTicket] = useState('')
  const looking = useUpload(previewIntake)
  const keeping = useUpload(importTable)
  const chosen = { ...proposedIn(preview), ...decisions }
  const whole: Options = { ...options, kind, decisions: chosen, reason }

  async function lookAgain(change: Partial<Options>): Promise<void> {
    const next = { ...whole, ...change }
    const answer = await looking.send(file, next)
    if (answer !== undefined) again({ file, preview: answer, options: next })
  }

  async function keep(): Promise<void> {
    const fresh = crypto.randomUUID()
    setTicket(fresh)
    // What was looked at is what is kept: a choice counts when the file has been checked with it.
    const summary = await keeping.send(file, { ...options, kind, ticket: fresh })
    if (summary !== undefined) done(summary)
  }

  const needsReason = preview.tallies.some(({ code }) => code === 'intakeRow.needsReason')
  return (
    <Section title={label(`预览:${preview.fileName}`, `Preview: ${preview.fileName}`)}>
      <p>
        {say(preview.guessed ? words.guessed : words.chosen, { kind: say(intakeKindLabels[kind]) })}{' '}
        {say(words.counts, { ...counts, repeated: repeatedIn(preview) })}
      </p>
      {preview.sameAs === null ? null : (
        <p>
          <Go to={`/intake/${preview.sameAs}`}>{say(words.sameAs)}</Go>
        </p>
      )}
      <IntakeColumns preview={preview} change={(mapping) => void lookAgain({ mapping })} />
      <IntakeQuestions
        questions={preview.questions}
        total={preview.questionTotal}
        decisions={chosen}
        decide={setDecisions}
        again={(given) => {
          setDecisions(given)
          void lookAgain({ decisions: given })
        }}
      />
      {needsReason || reason !== '' ? (
        <div className="intake-reason">
          <label htmlFor="intake-reason">{say(words.reason)}</label>
          <Input
            id="intake-reason"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button onClick={() => void lookAgain({})} disabled={reason.trim() === ''}>
            {say(words.withReason)}
          </Button>
        </div>
      ) : null}
      {looking.sending === undefined ? null : <progress />}
      {looking.refusal === undefined ? null : <Refused refusal={looking.refusal} />}
      <IntakeRows preview={preview} />
      {keeping.refusal === undefined ? null : <Refused refusal={keeping.refusal} />}
      {keeping.sending === undefined ? null : <RunProgress ticket={ticket} />}
      <div className="acts">
        <Button
          type="primary"
          loading={keeping.sending !== undefined}
          disabled={waiting || counts.ready === 0}
          onClick={() => void keep()}
        >
          {say(words.keep, { ready: counts.ready })}
        </Button>
        {keeping.sending === undefined ? null : (
          <Button onClick={() => void call(stopIntake, { ticket })}>{say(words.cancel)}</Button>
        )}
        <span className="hint">{say(words.keepHelp)}</span>
      </div>
    </Section>
  )
}

/** What the file makes likely stands chosen, and is confirmed by checking again. */
function proposedIn({ questions }: IntakePreview): Decisions {
  return Object.fromEntries(
    questions.flatMap(({ id, proposed }) =>
      proposed === undefined ? [] : [[id, { answer: proposed }]],
    ),
  )
}

const words = {
  guessed: label('按表头识别为“{kind}”。', 'Its headings say: {kind}.'),
  chosen: label('按“{kind}”读取。', 'Read as {kind}.'),
  counts: label(
    '读到 {rows} 行:可导入 {ready} 行,等您决定 {question} 行,有问题 {problem} 行,无变化 {unchanged} 行,不导入 {ignored} 行(其中重复 {repeated} 行)。其中有提示 {remarks} 行;另有标题、说明或合计 {notes} 行,不是数据。',
    '{rows} rows: {ready} ready, {question} for you to decide, {problem} with problems, {unchanged} unchanged, {ignored} set aside ({repeated} of them repeated). {remarks} of them with remarks; {notes} more are titles, notes or totals, no data.',
  ),
  sameAs: label(
    '这份文件已经导入过;相同的行不会再登记。看那一次导入',
    'This very file was imported before; equal rows are not recorded again. See that import',
  ),
  reason: label(
    '更正原因(有的行与已有的不同,写明原因才替换)',
    'Reason (some rows differ from what is known and replace it only with a reason)',
  ),
  withReason: label('按更正重新核对', 'Check again as corrections'),
  keep: label('导入 {ready} 行', 'Import {ready} rows'),
  keepHelp: label(
    '其余的行原样退回,并写明原因;整份导入可以一键撤销',
    'All other rows come back as they are with their reasons; the whole import can be undone at once',
  ),
  cancel: label('取消导入', 'Cancel the import'),
}
