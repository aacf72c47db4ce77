import { Button } from 'antd'
import { useState } from 'react'
import { clockText } from '../../../base/calendar.ts'
import { label } from '../../../base/label.ts'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { useWords } from '../../../ui/language.ts'
import { Section } from '../../../ui/page.tsx'
import { useMay } from '../../../ui/surroundings.ts'
import { raiseObjection } from '../../objections/routes.ts'
import type { Objection } from '../../objections/schema.ts'
import type { Paper } from './paper.ts'

/** 异议: what bodies object to before the issue, each with its answer. */
export function Objections({ paper, able }: { paper: Paper; able: boolean }) {
  const say = useWords()
  const may = useMay(['leader', 'officer', 'reporter', 'statistics'])
  const [answering, setAnswering] = useState<string | null>()
  const raised = paper.objections.filter((each) => each.answers === null)
  const open = paper.stage === 'draft' && able && may
  return (
    <Section
      title={words.title}
      tools={
        open ? <Button onClick={() => setAnswering(null)}>{say(words.raise)}</Button> : undefined
      }
    >
      {raised.length === 0 ? <p className="hint">{say(words.none)}</p> : null}
      {raised.map((each) => (
        <div key={each.seq} className="objection">
          <Said of={each} />
          {paper.objections
            .filter((answer) => answer.answers === each.seq)
            .map((answer) => (
              <Said key={answer.seq} of={answer} />
            ))}
          {open ? (
            <Button size="small" onClick={() => setAnswering(each.seq)}>
              {say(words.answer)}
            </Button>
          ) : null}
        </div>
      ))}
      {answering === undefined ? null : (
        <FormDrawer
          route={raiseObjection}
          title={answering === null ? words.raise : words.answer}
          given={{ subject: `bulletin/${paper.id}`, answers: answering }}
          fields={{ text: { kind: 'long' } }}
          draft={`${paper.id} ${answering ?? 'new'}`}
          done={() => setAnswering(undefined)}
          close={() => setAnswering(undefined)}
        />
      )}
    </Section>
  )
}

function Said({ of }: { of: Objection }) {
  return (
    <p>
      <span className="hint">
        {clockText(of.recordedAt)} {of.body} {of.recordedBy} {of.place}
      </span>{' '}
      {of.text}
    </p>
  )
}

const words = {
  title: label('预览异议', 'Objections to the preview'),
  raise: label('提出异议', 'Raise an objection'),
  answer: label('答复', 'Answer'),
  none: label('没有异议', 'No objections'),
}
