import { label } from '../../../base/label.ts'
import { purposeLabels } from '../../../base/recorded.ts'
import { useHere } from '../../../ui/address.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Empty } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import { TableHead } from '../../../ui/table-head.tsx'
import { type VisitNeed, visitStateLabels } from '../../cultivation/visit-schema.ts'
import { registerLabels } from '../../registers/schema.ts'
import { requestKindLabels } from '../../requests/schema.ts'
import { entryFacts } from '../figure-text.ts'
import type { EnterpriseFile } from '../schema.ts'
import { sourceText } from '../timeline.ts'

type Props = { file: EnterpriseFile }

/** Rows of the six registers that name this firm. */
export function EntryBlock({ file: { entries } }: Props) {
  const say = useWords()
  return (
    <Section title={words.entries} note={say(words.entriesNote)}>
      {entries.length === 0 ? (
        <Empty what={words.noEntries} />
      ) : (
        <div className="table-box">
          <table className="plain-table">
            <TableHead heads={entryHeads} />
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.id}>
                  <td>{entry.onDate}</td>
                  <td>{say(registerLabels[entry.register])}</td>
                  <td>{entry.key}</td>
                  <td>
                    {entryFacts(entry)
                      .map(({ title, value }) => `${say(title)} ${say(value)}`)
                      .join(' · ')}
                  </td>
                  <td>{sourceText(entry.source)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}

/** Visits planned and made. */
export function VisitBlock({ file: { visits } }: Props) {
  const say = useWords()
  return (
    <Section
      title={words.visits}
      note={say(words.visitsNote, { purpose: say(purposeLabels.service) })}
    >
      {visits.length === 0 ? (
        <Empty what={words.noVisits} />
      ) : (
        <div className="table-box">
          <table className="plain-table">
            <TableHead heads={visitHeads} />
            <tbody>
              {visits.map((visit) => (
                <tr key={visit.id} id={`visit-${visit.id}`}>
                  <td>{visit.plannedOn}</td>
                  <td>{say(visitStateLabels[visit.state])}</td>
                  <td>{visit.officer}</td>
                  <td>{visit.purpose}</td>
                  <td>
                    {visit.notes.map(({ id, onDate, note, needs, requests }) => (
                      <p key={id}>
                        {onDate} {note}{' '}
                        <small>
                          {needs.map((need) => (
                            <NeedLink
                              key={need}
                              need={need}
                              request={requests.find(({ kind }) => kind === need)?.id}
                            />
                          ))}
                        </small>
                      </p>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}

/** A need, opening the request that it became. */
function NeedLink({ need, request }: { need: VisitNeed; request: string | undefined }) {
  const say = useWords()
  const here = useHere()
  const word = say(requestKindLabels[need])
  if (request === undefined) return <>{word} </>
  return (
    <>
      <Go to={here({ request })}>{word}</Go>{' '}
    </>
  )
}

/** Everything that happened, newest first. */
export function TimelineBlock({ file: { timeline } }: Props) {
  const say = useWords()
  if (timeline.length === 0) return <Empty what={words.nothing} />
  return (
    <ol className="versions">
      {timeline.map(({ on, words: said, source }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two things of one day may read the same, and the order is fixed
        <li key={`${on} ${at}`}>
          <b>{on}</b> {say(said)} <small>{source}</small>
        </li>
      ))}
    </ol>
  )
}

const entryHeads = {
  on: label('日期', 'Date'),
  register: label('台账', 'Register'),
  key: label('编号', 'Number'),
  facts: label('内容', 'Content'),
  source: label('来源', 'Source'),
}
const visitHeads = {
  on: label('计划日期', 'Planned on'),
  state: label('状态', 'State'),
  officer: label('走访人', 'Officer'),
  purpose: label('事由', 'Purpose'),
  notes: label('记录', 'Notes'),
}
const words = {
  entries: label('台账记录', 'Register entries'),
  entriesNote: label(
    '平台、知识产权、技术合同等;来源:各部门台账',
    'platforms, rights, contracts …; from the departments’ registers',
  ),
  noEntries: label('台账中没有这家企业的记录', 'No register names this firm'),
  visits: label('走访', 'Visits'),
  visitsNote: label('用途:{purpose}', 'purpose: {purpose}'),
  noVisits: label('没有计划或登记过走访', 'No visit was planned or recorded'),
  nothing: label('没有登记过任何事', 'Nothing was recorded'),
}
