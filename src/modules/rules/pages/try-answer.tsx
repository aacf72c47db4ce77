import { label } from '../../../base/label.ts'
import type { Explanation, Finding } from '../../../rules/explain/explain.ts'
import type { Version } from '../../../rules/meaning/version.ts'
import { Go } from '../../../ui/go.tsx'
import { type Say, useWords } from '../../../ui/language.ts'
import { openPointWords, withFieldNames } from '../source-words.ts'
import type { Tried } from '../trial.ts'
import { type Form, moneyWords } from '../written-facts.ts'
import { GivenFacts } from './given-facts.tsx'
import { OutcomeMark } from './outcome-mark.tsx'
import { focusField } from './try-form.tsx'

type Explained = { explanation: Explanation; version: Version }
type Trial = Extract<Tried, { kind: 'tried' }>

/** On a phone the verdict stays in sight above the form. */
export function TryBrief({ trial: { explanation } }: { trial: Trial }) {
  const say = useWords()
  return (
    <div className="try-brief no-print">
      {explanation === undefined ? (
        say(words.refused)
      ) : (
        <>
          <OutcomeMark outcome={explanation.verdict} /> {figures(explanation, say).join(' · ')}
        </>
      )}
    </div>
  )
}

/** The verdict with its reasons, while one types. */
export function TryAnswer({ trial, form }: { trial: Trial; form: Form }) {
  const say = useWords()
  const { explanation, version, faults } = trial
  if (explanation === undefined)
    return (
      <section className="try-answer state state-failed" aria-live="polite">
        <p className="state-what">{say(words.refused)}</p>
        {(faults.get('') ?? []).map(({ at, message }) => (
          <p key={at}>{say(message)}</p>
        ))}
      </section>
    )
  const { leastChange, capped } = explanation
  return (
    <section className="try-answer">
      <div className="try-verdict" aria-live="polite">
        {isPaid(explanation) ? null : <OutcomeMark outcome={explanation.verdict} size="large" />}
        <span>
          {say(words.byVersion, { version: version.id })}
          {figures(explanation, say).map((text) => (
            <b key={text}> · {text}</b>
          ))}
        </span>
      </div>
      {capped === null ? null : <p>{say(words.capped, { capped })}</p>}
      {leastChange === null ? null : (
        <p className="try-least">{say(withFieldNames(version, leastChange.sentence))}</p>
      )}
      <Needs trial={trial} explanation={explanation} />
      <OpenPoints {...{ explanation, version }} />
      <GivenFacts trial={trial} form={form} />
      <Items explanation={explanation} version={version} />
      <h3>{say(words.reasons)}</h3>
      {explanation.clauses.map((finding) => (
        <FindingRow key={finding.id} finding={finding} version={version} />
      ))}
    </section>
  )
}

/** Of a payout the amount is the answer; that one may ask for it says nothing. */
function isPaid({ amount, verdict }: Explanation): boolean {
  return amount !== null && verdict === 'met'
}

/** Score, class and amount, as ranges where they are. */
function figures({ score, class: found, amount, needs }: Explanation, say: Say): string[] {
  const range = (lo: string, hi: string) => (lo === hi ? lo : `${lo}—${hi}`)
  const parts: string[] = []
  if (score !== null)
    parts.push(say(words.score, { score: range(String(score.lo), String(score.hi)) }))
  if (found !== null)
    parts.push(found.lo === null ? say(words.noClass) : range(found.lo, found.hi ?? found.lo))
  if (amount !== null) {
    const hi = amount.hi === null ? say(words.noEnd) : moneyWords(amount.hi)
    parts.push(say(words.amount, { amount: range(moneyWords(amount.lo), hi) }))
  }
  if (needs.length > 0) parts.push(say(words.needCount, { count: needs.length }))
  return parts
}

function Needs({ trial: { version }, explanation }: { trial: Trial; explanation: Explanation }) {
  const say = useWords()
  const fields = explanation.needs.flatMap(
    (name) => version.fields.find((field) => field.name === name) ?? [],
  )
  if (fields.length === 0)
    return explanation.verdict === 'undetermined' ? null : (
      <p className="hint">{say(words.enough)}</p>
    )
  return (
    <div className="no-print">
      <h3>{say(words.needs)}</h3>
      <p className="hint">{say(words.needsNote)}</p>
      <ol className="need-list">
        {fields.map((field) => (
          <li key={field.column}>
            <button type="button" className="text-button" onClick={() => focusField(field)}>
              {say(field.title)}
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}

function OpenPoints({ explanation: { openPoints }, version }: Explained) {
  const say = useWords()
  if (openPoints.length === 0) return null
  return (
    <>
      <h3>{say(words.open)}</h3>
      <ul>
        {openPoints.map(({ kind, id }) => (
          <li key={`${kind} ${id}`}>
            {say(words[kind], { what: say(openPointWords(version, id)) })}
          </li>
        ))}
      </ul>
    </>
  )
}

function Items({
  explanation: { amount },
  version,
}: {
  explanation: Explanation
  version: Version
}) {
  const say = useWords()
  const items = amount?.items.filter(({ hi }) => hi !== '0') ?? []
  if (items.length === 0) return null
  return (
    <>
      <h3>{say(words.items)}</h3>
      <ul className="versions">
        {items.map(({ id, cite, lo, hi }) => (
          <li key={id}>
            <b>{id}</b>
            {moneyWords(lo)}
            {lo === hi ? '' : `—${hi === null ? say(words.noEnd) : moneyWords(hi)}`}
            {cite === null ? null : <Cite {...{ cite, version }} />}
          </li>
        ))}
      </ul>
    </>
  )
}

function FindingRow({ finding, version }: { finding: Finding; version: Version }) {
  const say = useWords()
  const { id, outcome, sentence, cite, sources, parts } = finding
  return (
    <div className="finding">
      <div className="finding-line">
        <OutcomeMark outcome={outcome} />
        <p>
          {say(withFieldNames(version, sentence))}{' '}
          {cite === null ? null : <Cite {...{ cite, version, clause: id }} />}
          {sources.length === 0 ? null : <small>{[...new Set(sources)].join('、')}</small>}
        </p>
      </div>
      {parts.length === 0 ? null : (
        <div className="finding-parts">
          {parts.map((part) => (
            <FindingRow key={part.id} finding={part} version={version} />
          ))}
        </div>
      )}
    </div>
  )
}

function Cite({ cite, version, clause }: { cite: string; version: Version; clause?: string }) {
  const place = clause === undefined ? '' : `&clause=${encodeURIComponent(clause)}`
  return (
    <small>
      <Go to={`/rules/${version.programme}?version=${version.id}${place}`}>
        {cite.replace('#', ' ')}
      </Go>
    </small>
  )
}

const words = {
  refused: label(
    '填写的数据有误,改正后继续判断',
    'Some of what is typed cannot be taken; correct it to go on',
  ),
  byVersion: label('按 {version} 版', 'by version {version}'),
  capped: label('无论数据如何都待定:{capped}', 'Undetermined whatever the data: {capped}'),
  score: label('{score} 分', '{score} {score:point|points}'),
  amount: label('可得 {amount}', 'pays {amount}'),
  noEnd: label('上限未见', 'upper end not seen'),
  noClass: label('不在划型表内', 'not covered by the table'),
  needCount: label('还需 {count} 项', '{count} still needed'),
  needs: label('还需要', 'Still needed'),
  needsNote: label(
    '按最能定结论的先后排列;点一项就去填',
    'In the order that settles the verdict soonest; press one to fill it in',
  ),
  enough: label('无需再补数据', 'No more data are needed'),
  open: label('数据补齐后仍待定', 'Open even when all data are there'),
  officialText: label('未见正式文本:{what}', 'Official text not seen: {what}'),
  expert: label('由专家或主管部门确定:{what}', 'Decided by a panel or the office: {what}'),
  items: label('各项金额', 'Amount by item'),
  reasons: label('逐条说明', 'Clause by clause'),
}
