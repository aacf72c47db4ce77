import { clockText } from '../../../base/calendar.ts'
import { label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Page, Section } from '../../../ui/page.tsx'
import { usePlan } from '../../../ui/standpoint.ts'
import { useSurroundings } from '../../../ui/surroundings.ts'
import { PeriodChoice, usePeriod } from '../../standings/pages/period-choice.tsx'
import { readWorkbench } from '../routes.ts'
import { bandLabels, type Change, type Todo } from '../schema.ts'
import './desk.css'

/** 工作台: what this person should do next, and what changed around them. */
export function WorkbenchPage() {
  const say = useWords()
  const [plan] = usePlan()
  const { me, plans } = useSurroundings()
  const period = usePeriod()
  const when = plan === '' || period === undefined ? 'later' : 'now'
  const desk = useRoute(readWorkbench, { plan, period: period ?? '' }, when)
  if (plans.length === 0) return <NoPlan />
  const count = desk.data?.todos.length
  return (
    <Page
      title={label(`${me?.name ?? ''},今天先办什么?`, `${me?.name ?? ''}, what comes first today?`)}
      answer={
        count === undefined ? undefined : say(count === 0 ? words.nothing : words.some, { count })
      }
      tools={<PeriodChoice />}
    >
      <Loaded from={desk} isEmpty={() => false}>
        {({ todos, changes }) => (
          <>
            {(Object.keys(bandLabels) as Todo['band'][]).map((band) => (
              <Band key={band} band={band} todos={todos.filter((each) => each.band === band)} />
            ))}
            <Changes changes={changes} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Band({ band, todos }: { band: Todo['band']; todos: readonly Todo[] }) {
  const say = useWords()
  if (todos.length === 0) return null
  return (
    <Section title={bandLabels[band]}>
      <ul className="todo-list">
        {todos.map((todo) => (
          <li key={todo.address + todo.title.zh}>
            <Go to={todo.address}>{say(todo.title)}</Go>
            <span className="hint">{say(todo.detail)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const say = useWords()
  return (
    <Section title={words.changes}>
      {changes.length === 0 ? <p className="hint">{say(words.noChanges)}</p> : null}
      <ul className="todo-list">
        {changes.map((change) => (
          <li key={change.at + change.title.zh}>
            <Go to={change.address}>{say(change.title)}</Go>
            <span className="hint">
              {clockText(change.at)} · {change.by}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** A district that has no plan yet: the first thing to do is to load one. */
function NoPlan() {
  const say = useWords()
  return (
    <Page title={words.first}>
      <p className="reading">{say(words.firstText)}</p>
      <Go to="/plans" look="action">
        {say(words.load)}
      </Go>
    </Page>
  )
}

const words = {
  nothing: label('没有待办', 'Nothing waits for you'),
  some: label('有 {count} 件事等您办理', '{count} {count:matter waits|matters wait} for you'),
  changes: label('近期变动', 'What changed lately'),
  noChanges: label('近期没有变动', 'Nothing changed lately'),
  first: label('从哪里开始?', 'Where to begin?'),
  firstText: label(
    '把方案文件(.txt、.docx、带文字层的 PDF)放进来,或粘贴全文:条款、目标和待明确事项会自动读出,逐项可改。',
    'Drop in the plan (.txt, .docx, a PDF with a text layer) or paste its text: clauses, targets and what is left open are read from it, and each can be corrected.',
  ),
  load: label('载入方案', 'Load a plan'),
}
