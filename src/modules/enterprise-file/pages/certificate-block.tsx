import { label } from '../../../base/label.ts'
import { useWords } from '../../../ui/language.ts'
import { Empty } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import { TableHead } from '../../../ui/table-head.tsx'
import { awardLabels, endingLabels } from '../../certificates/schema.ts'
import type { EnterpriseFile } from '../schema.ts'
import { sourceText } from '../timeline.ts'

/** Titles with their terms, newest first, and what befell each certificate. */
export function CertificateBlock({ file }: { file: EnterpriseFile }) {
  const say = useWords()
  const rows = [...file.certificates].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  return (
    <Section title={words.title} note={say(words.note)}>
      {rows.length === 0 ? (
        <Empty what={words.none} />
      ) : (
        <div className="table-box">
          <table className="plain-table">
            <TableHead heads={heads} />
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>{say(row.name)}</td>
                  <td>
                    {row.validFrom} — {row.validTo}
                  </td>
                  <td>
                    {say(row.running ? words.running : words.ended)}
                    {row.events.map(({ id, kind, effectiveOn, document }) => (
                      <small key={id}>
                        {' '}
                        {say(endingLabels[kind])} {effectiveOn} {document}
                      </small>
                    ))}
                  </td>
                  <td>{say(awardLabels[row.award])}</td>
                  <td>
                    {row.number} {row.batch}
                  </td>
                  <td>
                    {row.document} {sourceText(row.source)}
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
}
