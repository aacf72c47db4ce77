import { Button } from 'antd'
import { clockDate } from '../../../base/calendar.ts'
import { label } from '../../../base/label.ts'
import { useDrawer } from '../../../ui/drawer.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Empty } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import { TableHead } from '../../../ui/table-head.tsx'
import { recordCertificate } from '../../certificates/routes.ts'
import { awardLabels, endingLabels } from '../../certificates/schema.ts'
import { termEnd } from '../../certificates/term.ts'
import type { EnterpriseFile } from '../schema.ts'
import { sourceText } from '../timeline.ts'
import { CertificateAct, certificateActs } from './certificate-acts.tsx'

type Props = { file: EnterpriseFile; mayWrite: boolean }

/** Titles with their terms, newest first, what befell each certificate, and what can be done to one. */
export function CertificateBlock({ file, mayWrite }: Props) {
  const say = useWords()
  const drawer = useDrawer('certificate')
  const rows = [...file.certificates].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  return (
    <Section
      title={words.title}
      note={say(words.note)}
      tools={
        mayWrite ? (
          <Button onClick={() => drawer.open(certificateActs.record)}>
            {say(recordCertificate.title)}
          </Button>
        ) : undefined
      }
    >
      {rows.length === 0 ? (
        <Empty what={words.none} />
      ) : (
        <div className="table-box">
          <table className="plain-table">
            <TableHead heads={heads} />
            <tbody>
              {rows.map((row) => (
                <CertificateRow key={row.id} row={row} open={mayWrite ? drawer.open : undefined} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Replaced file={file} />
      {mayWrite && drawer.shown !== undefined ? (
        <CertificateAct file={file} shown={drawer.shown} close={drawer.close} />
      ) : null}
    </Section>
  )
}

type RowProps = {
  row: EnterpriseFile['certificates'][number]
  open: ((what: string) => void) | undefined
}

function CertificateRow({ row, open }: RowProps) {
  const say = useWords()
  const { id, name, title, validFrom, validTo, running, events, award, number, batch } = row
  return (
    <tr>
      <td>
        <Go to={`/certificates?title=${title}&certificate=${id}`}>{say(name)}</Go>
      </td>
      <td className="one-line">
        {validFrom} — {say(termEnd(validTo))}
      </td>
      <td>
        {say(running ? words.running : words.ended)}
        {events.map((event) => (
          <small key={event.id} className="figure-class">
            {event.effectiveOn} {say(endingLabels[event.kind])} {event.document} {event.reason}
          </small>
        ))}
        {open === undefined ? null : (
          <span className="figure-class no-print">
            <button
              type="button"
              className="text-button"
              onClick={() => open(`${certificateActs.change} ${id}`)}
            >
              {say(words.change)}
            </button>{' '}
            <button
              type="button"
              className="text-button"
              onClick={() => open(`${certificateActs.withdraw} ${id}`)}
            >
              {say(words.withdraw)}
            </button>
          </span>
        )}
      </td>
      <td>{say(awardLabels[award])}</td>
      <td>
        {number} {batch}
      </td>
      <td>
        {row.document} {sourceText(row.source)}
      </td>
    </tr>
  )
}

/** What was corrected or withdrawn, with the reason: kept to be read, counted no more. */
function Replaced({ file: { replacedCertificates: rows } }: { file: EnterpriseFile }) {
  const say = useWords()
  if (rows.length === 0) return null
  return (
    <details>
      <summary>{say(words.replaced, { count: rows.length })}</summary>
      <ul className="versions">
        {rows.map((row) => (
          <li key={row.id}>
            <s>
              {say(row.name)} {row.validFrom} — {say(termEnd(row.validTo))} {row.number}
            </s>{' '}
            {say(row.withdrawn ? words.withdrawn : words.corrected)} {clockDate(row.replacedAt)}{' '}
            <small>{row.why}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}

const heads = {
  title: label('称号', 'Title'),
  term: label('有效期', 'Term'),
  state: label('状态', 'State'),
  award: label('首次/重新', 'Award'),
  number: label('证书编号与批次', 'Number and batch'),
  source: label('来源', 'Source'),
}
const words = {
  title: label('称号与证书', 'Titles and certificates'),
  note: label('来源:认定名单与证书;用途:公开', 'from recognition lists and certificates; public'),
  none: label('没有登记过称号', 'No title was ever recorded'),
  running: label('有效', 'in force'),
  ended: label('不在有效期', 'not in force'),
  change: label('取消或恢复', 'Revoke or restore'),
  withdraw: label('撤回误登', 'Withdraw'),
  replaced: label('已更正或撤回 {count} 本', '{count} corrected or withdrawn'),
  withdrawn: label('撤回', 'withdrawn'),
  corrected: label('更正', 'corrected'),
}
