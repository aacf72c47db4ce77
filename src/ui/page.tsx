import { type ReactNode, useEffect } from 'react'
import { type Label, label } from '../base/label.ts'
import { useWords } from './language.ts'
import { useMoment } from './moment.ts'
import { usePlan } from './standpoint.ts'
import { useSurroundings } from './surroundings.ts'

type Props = {
  /** The one question this page answers. */
  title: Label
  /** Its answer in one sentence with numbers; leave it out until the answer is known. */
  answer?: ReactNode
  /** What stands above the title: the way back up, a document number. */
  above?: ReactNode
  /** Controls at the right of the title. */
  tools?: ReactNode
  /** How it prints: documents stand, tables lie. */
  paper?: 'portrait' | 'landscape'
  children: ReactNode
}

/** A page: one question, its answer, then the evidence. */
export function Page({ title, answer, above, tools, paper = 'portrait', children }: Props) {
  const say = useWords()
  const heading = say(title)
  useEffect(() => {
    document.title = `${heading} · 策源`
  }, [heading])
  return (
    <article className={`page paper-${paper}`}>
      <PrintHead />
      <header className="page-head">
        <div className="page-words">
          {above === undefined ? null : <div className="page-above">{above}</div>}
          <h1>{heading}</h1>
          {answer === undefined ? null : <p className="page-answer">{answer}</p>}
        </div>
        {tools === undefined ? null : <div className="page-tools no-print">{tools}</div>}
      </header>
      {children}
    </article>
  )
}

/** A part of a page with its own heading. */
export function Section({
  title,
  note,
  tools,
  children,
}: {
  title: Label
  note?: ReactNode
  tools?: ReactNode
  children: ReactNode
}) {
  const say = useWords()
  return (
    <section className="section">
      <header className="section-head">
        <h2>{say(title)}</h2>
        {note === undefined ? null : <span className="section-note">{note}</span>}
        {tools === undefined ? null : <div className="section-tools no-print">{tools}</div>}
      </header>
      {children}
    </section>
  )
}

/** What paper needs and the screen's frame already says: district, moment, demonstration mark. */
function PrintHead() {
  const say = useWords()
  const [moment] = useMoment()
  const { district, plans } = useSurroundings()
  const [plan] = usePlan()
  const planTitle = plans.find(({ id }) => id === plan)?.title
  return (
    <div className="print-head">
      <span>{say(district.name)}</span>
      {planTitle === undefined ? null : <span>{say(planTitle)}</span>}
      <span>{say(words.moment, { moment: say(moment.words) })}</span>
      {district.demonstration ? <span>{say(words.demonstration)}</span> : null}
    </div>
  )
}

const words = {
  moment: label('数据时点:{moment}', 'Data: {moment}'),
  demonstration: label('演示数据', 'Demonstration data'),
}
