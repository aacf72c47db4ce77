import { Button } from 'antd'
import { label } from '../../../base/label.ts'
import { purposeLabels } from '../../../base/recorded.ts'
import { useRoute } from '../../../ui/client.ts'
import { useDrawer } from '../../../ui/drawer.tsx'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { Section } from '../../../ui/page.tsx'
import { useMay, useSurroundings } from '../../../ui/surroundings.ts'
import { TableHead } from '../../../ui/table-head.tsx'
import { closeRequest, listRequests, raiseRequest, reopenRequest } from '../../requests/routes.ts'
import { requestKindLabels, requestStateLabels } from '../../requests/schema.ts'
import type { EnterpriseFile } from '../schema.ts'

const NEW = 'new'

/** What the firm asked for and how each matter ended; kept by the street officer of its town. */
export function RequestBlock({ file: { firm, visits } }: { file: EnterpriseFile }) {
  const say = useWords()
  const drawer = useDrawer('request')
  const may = useMayKeep(firm.town)
  const requests = useRoute(listRequests, { code: firm.code })
  const chosen = requests.data?.find(({ id }) => id === drawer.shown)
  const common = { close: drawer.close, done: drawer.close, draft: drawer.shown ?? '' }
  return (
    <Section
      title={words.title}
      note={say(words.note, { purpose: say(purposeLabels.service) })}
      tools={
        may ? <Button onClick={() => drawer.open(NEW)}>{say(raiseRequest.title)}</Button> : null
      }
    >
      <Loaded from={requests} empty={{ what: words.none }}>
        {(found) => (
          <div className="table-box">
            <table className="plain-table">
              <TableHead heads={heads} />
              <tbody>
                {found.map(({ id, raisedOn, kind, content, state, turns }) => (
                  <tr key={id}>
                    <td>{raisedOn}</td>
                    <td>{say(requestKindLabels[kind])}</td>
                    <td>
                      {content} <Origin visits={visits} request={id} />
                    </td>
                    <td>
                      {say(requestStateLabels[state])}
                      {may ? (
                        <button
                          type="button"
                          className="text-button no-print"
                          onClick={() => drawer.open(id)}
                        >
                          {say(state === 'open' ? closeRequest.title : reopenRequest.title)}
                        </button>
                      ) : null}
                    </td>
                    <td>
                      {turns.map((turn) => (
                        <div key={turn.id}>
                          {turn.onDate} {say(requestStateLabels[turn.state])}: {turn.result}{' '}
                          <small>{turn.recordedBy}</small>
                        </div>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
      {may && drawer.shown === NEW ? (
        <FormDrawer
          {...common}
          route={raiseRequest}
          given={{ code: firm.code }}
          fields={{ raisedOn: { kind: 'date' }, content: { kind: 'long' } }}
        />
      ) : null}
      {may && chosen !== undefined ? (
        <FormDrawer
          {...common}
          route={chosen.state === 'open' ? closeRequest : reopenRequest}
          given={{ request: chosen.id }}
          fields={{ onDate: { kind: 'date' }, result: { kind: 'long' } }}
          will={words.will}
        />
      ) : null}
    </Section>
  )
}

/** The visits on which the firm told of it. */
function Origin({ visits, request }: { visits: EnterpriseFile['visits']; request: string }) {
  const say = useWords()
  const from = visits.filter(({ notes }) =>
    notes.some(({ requests }) => requests.some(({ id }) => id === request)),
  )
  return from.map(({ id, plannedOn, officer }) => (
    <small key={id}>
      <a href={`#visit-${id}`}>{say(words.origin, { on: plannedOn, officer })}</a>
    </small>
  ))
}

/** The plan officer everywhere, a street officer in the own town; nobody in a past moment. */
function useMayKeep(town: string): boolean {
  const { me } = useSurroundings()
  const [moment] = useMoment()
  const everywhere = useMay(['officer'])
  const street = useMay(['street'])
  return moment.kind !== 'past' && (everywhere || (street && me?.body === town))
}

const heads = {
  raised: label('提出日期', 'Raised on'),
  kind: label('类别', 'Kind'),
  content: label('诉求内容', 'What is asked for'),
  state: label('状态', 'State'),
  turns: label('经过', 'Turns'),
}
const words = {
  title: label('诉求', 'Requests'),
  note: label('来源:镇街登记;用途:{purpose}', 'kept by the streets; purpose: {purpose}'),
  origin: label('来自 {on} 的走访({officer})', 'from the visit of {on} ({officer})'),
  none: label('没有登记过诉求', 'No request was recorded'),
  will: label(
    '办结数按镇街计入通报附件3;重新办理的不再计入。',
    'Closed requests count by town in annex 3 of the bulletin; one opened again counts no more.',
  ),
}
