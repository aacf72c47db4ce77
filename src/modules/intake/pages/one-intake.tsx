import type { z } from 'zod'
import { clockText } from '../../../base/calendar.ts'
import { label } from '../../../base/label.ts'
import { exportList } from '../../../base/list-export.ts'
import { useAddressPart } from '../../../ui/address.ts'
import { downloadUrl, useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { useLanguage, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useAsOf, useMoment } from '../../../ui/moment.ts'
import { Page, Section } from '../../../ui/page.tsx'
import { useMay } from '../../../ui/surroundings.ts'
import { intakeFirmList, leaningList } from '../lists.ts'
import { readIntake } from '../routes.ts'
import { intakeKindLabels, leaningLabels } from '../schema.ts'
import { leftOutOf } from '../set-aside.ts'
import { GivenBack, Undo } from './intake-history.tsx'

/** One import: what it brought, whom it speaks of, what rests on it, and its undoing. */
export function OneIntakePage() {
  const say = useWords()
  const importId = useAddressPart('importId')
  const record = useRoute(readIntake, { importId })
  const may = useMay(['officer', 'reporter'])
  const [moment] = useMoment()
  return (
    <Page title={label('这次导入带来了什么?', 'What did this import bring?')} answer="">
      <Loaded from={record}>
        {(row) => (
          <>
            <Section title={label(row.fileName, row.fileName)}>
              <p>
                {say(words.facts, {
                  kind: say(intakeKindLabels[row.kind]),
                  sender: row.sender,
                  by: row.recordedBy,
                  at: clockText(row.recordedAt),
                  accepted: row.accepted,
                  unchanged: row.unchanged,
                  leftOut: leftOutOf(row),
                })}
              </p>
              <p>{say(words.rows, countsOf(row))}</p>
              <p>
                {say(words.rejected)} <GivenBack row={row} />
              </p>
              <Undo row={row} able={may && moment.kind !== 'past'} />
            </Section>
            {row.leaningTotal === 0 ? null : <LeaningRows row={row} />}
            {row.firmTotal === 0 ? null : <Firms row={row} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

type Told = z.output<typeof readIntake.output>

/** The first later rows by name; the rest is counted and can be taken along. */
function LeaningRows({ row: { importId, leaning, leaningTotal } }: { row: Told }) {
  const say = useWords()
  const input = { importId }
  return (
    <Section title={words.leaning}>
      <Whole list={leaningList} {...{ input, shown: leaning.length, all: leaningTotal }} />
      <ul>
        {leaning.map(({ what, id, code, at, by }) => (
          <li key={what + id}>
            {clockText(at)} {by} {say(leaningLabels[what])}{' '}
            {code === null ? id : <Go to={`/enterprises/${code}`}>{code}</Go>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Firms({ row: { importId, firms, firmTotal } }: { row: Told }) {
  const input = { importId }
  return (
    <Section title={words.firms}>
      <Whole list={intakeFirmList} {...{ input, shown: firms.length, all: firmTotal }} />
      <ul className="intake-firms">
        {firms.map(({ code, name }) => (
          <li key={code}>
            <Go to={`/enterprises/${code}`}>{name === '' ? code : name}</Go>{' '}
            <span className="hint">{code}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

type Part = { list: { id: string }; input: { importId: string }; shown: number; all: number }

/** How many there are in all, how many of them stand below, and all of them as a workbook. */
function Whole({ list, input, shown, all }: Part) {
  const say = useWords()
  const language = useLanguage()
  const asOf = useAsOf()
  const asked = { list: list.id, view: { filters: {} }, input, language }
  return (
    <p className="hint">
      {say(shown < all ? words.first : words.all, { shown, all })}{' '}
      <a href={downloadUrl(exportList, asked, { asOf })} download>
        {say(words.take)}
      </a>
    </p>
  )
}

type Counts = Record<'facts' | 'filings' | 'certificates' | 'events' | 'entries', number>

function countsOf({ facts, filings, certificates, events, entries }: Counts): Counts {
  return { facts, filings, certificates, events, entries }
}

const words = {
  facts: label(
    '{kind};{sender} 报送,{by} 于 {at} 导入 {accepted} 行,无变化 {unchanged} 行,重复或不导入 {leftOut} 行。',
    '{kind}; sent by {sender}, imported by {by} on {at}: {accepted} rows, {unchanged} unchanged, {leftOut} repeated or set aside.',
  ),
  rows: label(
    '登记企业事项 {facts} 条、年度数据 {filings} 份、证书 {certificates} 件、证书变动 {events} 件、台账 {entries} 条。',
    '{facts} facts, {filings} yearly papers, {certificates} certificates, {events} changes of certificates, {entries} register entries.',
  ),
  rejected: label('退回的行:', 'Rows given back:'),
  leaning: label(
    '以这次导入为依据的后来记录(先处理它们才能撤销)',
    'Later rows that rest on it (to be dealt with before it can be undone)',
  ),
  firms: label('涉及的企业', 'Firms it speaks of'),
  first: label('共 {all} 条,下面是前 {shown} 条。', '{all} in all, the first {shown} below.'),
  all: label('共 {all} 条。', '{all} in all.'),
  take: label('导出全部', 'Export all of them'),
}
