import { label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Go } from '../../../ui/go.tsx'
import { type Say, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Page, Section } from '../../../ui/page.tsx'
import { rulePointList } from '../lists.ts'
import { listProgrammes, listRulePoints } from '../routes.ts'
import { type PointKind, pointKindLabels, type RulePoint } from '../schema.ts'
import { useToday } from './today.tsx'
import { VersionTimeline } from './version-timeline.tsx'

/** 规则健康: what is faulty, what is not known, and how sure we are. */
export function RuleHealthPage() {
  const say = useWords()
  const today = useToday()
  const points = useRoute(listRulePoints, {})
  const rows = useRoute(listProgrammes, {})
  return (
    <Page
      title={words.title}
      answer={points.data === undefined ? undefined : answerOf(points.data, say)}
      paper="landscape"
    >
      <Loaded from={points} empty={words.empty}>
        {(list) => (
          <DataTable
            list={rulePointList}
            input={{}}
            rows={list}
            cells={{ kind: kindCell, name: nameCell }}
          />
        )}
      </Loaded>
      <Section title={words.timeline} note={say(words.timelineNote)}>
        <Loaded from={rows} empty={words.empty}>
          {(list) => <VersionTimeline rows={list} today={today} />}
        </Loaded>
      </Section>
    </Page>
  )
}

function kindCell({ kind }: RulePoint) {
  return <Kind kind={kind} />
}

function Kind({ kind }: { kind: PointKind }) {
  const say = useWords()
  const text = say(pointKindLabels[kind])
  return kind === 'fault' || kind === 'gap' ? <b>✕ {text}</b> : text
}

function nameCell(point: RulePoint) {
  return <Name point={point} />
}

/** A faulty file has no page to open. */
function Name({ point: { kind, programme, version, name } }: { point: RulePoint }) {
  const say = useWords()
  if (kind === 'fault') return say(name)
  return (
    <Go to={`/rules/${programme}${version === '' ? '' : `?version=${version}`}`}>{say(name)}</Go>
  )
}

function answerOf(points: readonly RulePoint[], say: Say): string {
  const count = (...kinds: PointKind[]) => points.filter(({ kind }) => kinds.includes(kind)).length
  return say(words.answer, {
    faults: count('fault'),
    gaps: count('gap'),
    texts: count('officialText', 'capped'),
    judged: count('judged'),
    sources: count('confidence', 'unreviewed'),
  })
}

const words = {
  title: label('规则可靠吗?', 'Can the rules be relied on?'),
  answer: label(
    '规则文件有误 {faults} 处,版本空档 {gaps} 处;未见正式文本 {texts} 处,须由人判断 {judged} 处;来源待核或未标明 {sources} 处',
    '{faults} {faults:fault|faults} in files, {gaps} {gaps:gap|gaps} between versions; {texts} official {texts:text|texts} not seen, {judged} {judged:point|points} judged by people; {sources} {sources:source|sources} to verify or not stated',
  ),
  timeline: label('各版本何时施行?', 'When was which version in force?'),
  timelineNote: label(
    '虚线框为施行期不明;斜线为没有适用版本',
    'Dashed: term not known; hatched: no version',
  ),
  empty: {
    what: label('没有需要留意的问题', 'There is nothing to look after'),
    who: label(
      '规则文件有误、有空档或来源待核时列在这里',
      'Faults, gaps and sources to verify are listed here',
    ),
  },
}
