import { label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Go } from '../../../ui/go.tsx'
import { type Say, useLanguage, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Page, Section } from '../../../ui/page.tsx'
import { programmeList } from '../lists.ts'
import { listProgrammes } from '../routes.ts'
import type { ProgrammeRow } from '../schema.ts'
import { termText } from '../term-text.ts'
import { useToday } from './today.tsx'
import { VersionTimeline } from './version-timeline.tsx'

/** 政策规则: every programme with its versions, how sure we are of them, and what is not known. */
export function RulesPage() {
  const say = useWords()
  const today = useToday()
  const rows = useRoute(listProgrammes, {})
  return (
    <Page
      title={words.title}
      answer={rows.data === undefined ? undefined : answerOf(rows.data, say)}
      paper="landscape"
    >
      <Loaded from={rows} empty={words.empty}>
        {(list) => (
          <>
            <DataTable
              list={programmeList}
              input={{}}
              rows={list}
              cells={{ versions: versionsCell }}
              opens={(row) => `/rules/${row.programme}`}
            />
            <Section title={words.timeline} note={say(words.timelineNote)}>
              <VersionTimeline rows={list} today={today} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function versionsCell(row: ProgrammeRow) {
  return <Versions row={row} />
}

function Versions({ row: { programme, versions } }: { row: ProgrammeRow }) {
  const language = useLanguage()
  return (
    <ul>
      {versions.map(({ version, spans }) => (
        <li key={version}>
          <Go to={`/rules/${programme}?version=${version}`}>{version}</Go>{' '}
          {spans.map((span) => termText(span, language)).join(language === 'zh' ? ';' : '; ')}
        </li>
      ))}
    </ul>
  )
}

function answerOf(rows: readonly ProgrammeRow[], say: Say): string {
  const versions = rows.flatMap((row) => row.versions)
  const unknown = versions.reduce((sum, { unknowns }) => sum + unknowns, 0)
  return say(words.answer, { count: rows.length, versions: versions.length, unknown })
}

const words = {
  title: label('政策按什么条件认定和兑现?', 'On what conditions are titles and payouts given?'),
  answer: label(
    '{count} 项政策、{versions} 个版本;其中 {unknown} 处未见正式文本,结论遇到这些处所一律待定',
    '{count} {count:programme|programmes} in {versions} {versions:version|versions}; {unknown} {unknown:point|points} without official text, where verdicts stay undetermined',
  ),
  timeline: label('各版本何时施行?', 'When was which version in force?'),
  timelineNote: label(
    '竖线为今天;虚线框为施行期不明;斜线为没有适用版本',
    'The line is today; dashed: term not known; hatched: no version',
  ),
  empty: {
    what: label('这里是政策规则', 'Programme rules belong here'),
    who: label(
      '规则文件随系统提供,放在内容目录的 programmes 中',
      'Rule files come with the system, in the folder programmes of its content',
    ),
  },
}
