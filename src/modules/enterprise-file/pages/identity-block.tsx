import { clockText } from '../../../base/calendar.ts'
import { label, titleOf } from '../../../base/label.ts'
import { sourceClassLabels } from '../../../base/recorded.ts'
import { Drawer, useDrawer } from '../../../ui/drawer.tsx'
import { Form } from '../../../ui/form.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Section } from '../../../ui/page.tsx'
import { TableHead } from '../../../ui/table-head.tsx'
import { sectionLabel } from '../../enterprises/industry.ts'
import { correctFact } from '../../enterprises/routes.ts'
import { administrationLabels, Firm, factKindLabels } from '../../enterprises/schema.ts'
import type { EnterpriseFile } from '../schema.ts'
import { factWords, sourceText } from '../timeline.ts'

type Props = { file: EnterpriseFile; mayWrite: boolean }

/** Who the firm is today, and every fact with its day, source and what it corrected. */
export function IdentityBlock({ file, mayWrite }: Props) {
  const say = useWords()
  const { firm, codes } = file
  const { administration } = firm
  const isKnown = administration === 'direct' || administration === 'other'
  const lines = [
    [Firm.shape.town, [firm.town, firm.park].filter((part) => part !== '').join(' · ')],
    [Firm.shape.administration, isKnown ? say(administrationLabels[administration]) : ''],
    [Firm.shape.address, firm.address],
    [
      Firm.shape.industry,
      [firm.industry, firm.industryName, say(sectionLabel(firm.section))]
        .filter((part) => part !== '')
        .join(' '),
    ],
    [Firm.shape.segment, firm.segment],
    [Firm.shape.founded, firm.founded ?? ''],
    [Firm.shape.formerNames, firm.formerNames.join('、')],
  ] as const
  return (
    <Section title={words.identity} note={say(words.note)}>
      <dl className="facts">
        {lines.map(([schema, text]) => (
          <div className="fact" key={titleOf(schema).zh}>
            <dt>{say(titleOf(schema))}</dt>
            <dd>{text === '' ? say(words.unstated) : text}</dd>
          </div>
        ))}
        {firm.branchOf === '' ? null : (
          <div className="fact">
            <dt>{say(titleOf(Firm.shape.branchOf))}</dt>
            <dd>
              <Go to={`/enterprises/${firm.branchOf}`}>{firm.branchOf}</Go>
            </dd>
          </div>
        )}
        {codes.length < 2 ? null : (
          <div className="fact">
            <dt>{say(words.codes)}</dt>
            <dd>{codes.slice(1).join('、')}</dd>
          </div>
        )}
      </dl>
      <details>
        <summary>{say(words.history, { count: file.facts.length })}</summary>
        <FactTable file={file} mayWrite={mayWrite} />
      </details>
    </Section>
  )
}

function FactTable({ file, mayWrite }: Props) {
  const say = useWords()
  const drawer = useDrawer('fact')
  const correcting = file.facts.find(({ id, counts }) => counts && id === drawer.shown)
  return (
    <div className="table-box">
      <table className="plain-table">
        <TableHead heads={heads} />
        <tbody>
          {file.facts.map((fact) => (
            <tr key={fact.id} className={fact.counts ? undefined : 'replaced'}>
              <td>{fact.validFrom}</td>
              <td>{say(factKindLabels[fact.kind])}</td>
              <td>
                {say(factWords(fact))}
                {fact.code === file.firm.code ? null : <small> {fact.code}</small>}
              </td>
              <td>
                {say(sourceClassLabels[fact.sourceClass])} {sourceText(fact.source)}
              </td>
              <td>
                {clockText(fact.recordedAt)} {fact.recordedBy}
              </td>
              <td>
                {fact.counts ? fact.reason : say(words.replaced)}
                {mayWrite && fact.counts && fact.code === file.firm.code ? (
                  <button
                    type="button"
                    className="text-button no-print"
                    onClick={() => drawer.open(fact.id)}
                  >
                    {say(words.correct)}
                  </button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {correcting === undefined ? null : (
        <Drawer title={say(correctFact.title)} close={drawer.close} width={480}>
          <Form
            route={correctFact}
            given={{ code: file.firm.code, id: correcting.id }}
            start={{
              value: correcting.value,
              detail: correcting.detail,
              validFrom: correcting.validFrom,
            }}
            draft={correcting.id}
            fields={{ validFrom: { kind: 'date' }, reason: { kind: 'long' } }}
            will={words.will}
            done={drawer.close}
          />
        </Drawer>
      )}
    </div>
  )
}

const heads = {
  since: label('自何日起', 'Since'),
  kind: label('事项', 'Fact'),
  value: label('内容', 'Value'),
  source: label('来源', 'Source'),
  recorded: label('登记', 'Recorded'),
  reason: label('更正', 'Correction'),
}
const words = {
  identity: label('身份', 'Identity'),
  note: label('逐项登记,附日期与来源', 'fact by fact, with day and source'),
  unstated: label('未登记', 'not recorded'),
  codes: label('已归并的代码', 'merged codes'),
  history: label('全部登记 {count} 条', 'All {count} {count:fact|facts} recorded'),
  replaced: label('已被更正', 'corrected'),
  correct: label('更正', 'Correct'),
  will: label(
    '原登记保留,可按数据时点查看;更正后以新内容为准。',
    'The old fact stays and is seen at its moment; the new one counts.',
  ),
}
