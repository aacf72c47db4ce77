import { Button, Select } from 'antd'
import { z } from 'zod'
import { label } from '../../../base/label.ts'
import { useAddress, useAddressPart } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { type Say, useLanguage, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Page, Section } from '../../../ui/page.tsx'
import { listProgrammes, readVersion } from '../routes.ts'
import type { ProgrammeRow, VersionReading } from '../schema.ts'
import { confidenceWords } from '../source-words.ts'
import { versionOn } from '../spans.ts'
import { termText } from '../term-text.ts'
import { ClauseGrid } from './clause-grid.tsx'
import { AwardTable, ClassTable, FieldTable, LeverTable, ParameterTable } from './reading-parts.tsx'
import { useToday } from './today.tsx'
import './rules.css'

const Version = z.string().min(1).max(40).optional()

/** One programme: law and rule side by side, in the version of the day or a chosen one. */
export function ReadingPage() {
  const programme = useAddressPart('programme')
  const today = useToday()
  const [chosen, choose] = useAddress('version', Version, undefined)
  const rows = useRoute(listProgrammes, {})
  const row = rows.data?.find((each) => each.programme === programme)
  const version = chosen ?? (row === undefined ? undefined : versionOn(row, today))
  const when = rows.data === undefined ? 'later' : 'now'
  const reading = useRoute(readVersion, { programme, version: version ?? '?' }, when)
  const say = useWords()
  return (
    <Page
      title={row?.name ?? words.title}
      above={<Go to="/rules">{say(words.all)}</Go>}
      answer={reading.data === undefined ? undefined : answerOf(reading.data, say)}
      tools={
        row === undefined || version === undefined ? undefined : (
          <VersionTools row={row} version={version} choose={(next) => choose(next, 'push')} />
        )
      }
    >
      <Loaded from={reading}>{(answer) => <Reading reading={answer} />}</Loaded>
    </Page>
  )
}

function VersionTools({
  row,
  version,
  choose,
}: {
  row: ProgrammeRow
  version: string
  choose: (version: string) => void
}) {
  const say = useWords()
  const language = useLanguage()
  const options = row.versions.map((each) => ({
    value: each.version,
    label: `${each.version} · ${each.spans.map((span) => termText(span, language)).join('; ')}`,
  }))
  return (
    <>
      <Select
        aria-label={say(words.version)}
        value={version}
        onChange={choose}
        options={options}
        popupMatchSelectWidth={false}
      />
      <Go to={`/rules/${row.programme}/try`} look="action">
        {say(words.tryIt)}
      </Go>
      {row.versions.length > 1 ? (
        <Go to={`/rules/compare?programme=${row.programme}`}>{say(words.compare)}</Go>
      ) : null}
      <Button onClick={() => window.print()}>{say(words.print)}</Button>
    </>
  )
}

function answerOf(reading: VersionReading, say: Say): string {
  const terms = reading.spans.map((span) =>
    say({ zh: termText(span, 'zh'), en: termText(span, 'en') }),
  )
  const titles = reading.documents.map(({ docno }) => docno).join(say(words.comma))
  return say(words.answer, { version: reading.version, terms: terms.join(say(words.semi)), titles })
}

function Reading({ reading }: { reading: VersionReading }) {
  const say = useWords()
  const language = useLanguage()
  const capped = [...new Set(reading.spans.flatMap((span) => span.capped ?? []))]
  return (
    <>
      {capped.map((text) => (
        <p key={text} className="hint">
          {say(words.capped, { text })}
        </p>
      ))}
      {reading.note === null ? null : <p className="reading hint">{reading.note}</p>}
      <Section title={words.sources} note={say(words.sourcesNote)}>
        <ul className="versions">
          {reading.documents.map(({ id, title, docno, issuer, issued, confidence }) => (
            <li key={id}>
              <b>{id}</b>《{title}》{docno}
              <small>
                {[
                  issuer.join('、'),
                  issued,
                  confidence === null
                    ? say(words.notStated)
                    : confidenceWords(confidence, language),
                ]
                  .filter((each) => each !== null && each !== '')
                  .join(' · ')}
              </small>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.clauses} note={say(words.clausesNote)}>
        <ClauseGrid reading={reading} />
      </Section>
      <AwardTable reading={reading} />
      <ClassTable reading={reading} />
      <ParameterTable reading={reading} />
      <FieldTable reading={reading} />
      <LeverTable reading={reading} />
      <p className="hint">
        {say(words.hash, { hash: reading.hash.slice(0, 16) })}{' '}
        {say(words.exactness[reading.exactness])}
      </p>
    </>
  )
}

const words = {
  title: label('政策规则', 'Programme rule'),
  all: label('政策规则', 'Programme rules'),
  version: label('版本', 'Version'),
  tryIt: label('试算一家企业', 'Try a firm'),
  compare: label('比较两个版本', 'Compare two versions'),
  print: label('打印', 'Print'),
  comma: label('、', ', '),
  semi: label(';', '; '),
  answer: label('{version} 版,{terms};依据 {titles}', 'Version {version}, {terms}; from {titles}'),
  capped: label(
    '本版本结论一律待定:{text}',
    'In this version every verdict stays undetermined: {text}',
  ),
  sources: label('依据哪些文件?', 'On which documents does it rest?'),
  sourcesNote: label(
    '规则由我们按文件编写,不是正式文本;以正式文件为准',
    'The rule is our encoding and not the official text; the document decides',
  ),
  notStated: label('可信度未标明', 'confidence not stated'),
  clauses: label('条款与规则', 'Law and rule'),
  clausesNote: label(
    '左为条文出处,右为规则',
    'Left the clause, right the rule; clauses and documents keep the names they have in the law',
  ),
  hash: label('规则文件 SHA-256 {hash}…', 'Rule file SHA-256 {hash}…'),
  exactness: {
    exact: label(
      '数据不全时的结论范围是精确的。',
      'With missing data the range of answers is exact.',
    ),
    split: label(
      '数据不全时分段计算,结论范围是精确的。',
      'With missing data it is judged in pieces; the range is exact.',
    ),
    sound: label(
      '数据不全时的分数范围可能偏宽,但不会错判。',
      'With missing data the range may be wider than need be, never wrong.',
    ),
  },
}
