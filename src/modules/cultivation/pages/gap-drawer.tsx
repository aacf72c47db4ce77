import { label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { Drawer, useDrawer } from '../../../ui/drawer.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { OfficialNote, OfficialWords } from '../../../ui/official-words.tsx'
import { Section } from '../../../ui/page.tsx'
import { useMay } from '../../../ui/surroundings.ts'
import { termEnd } from '../../certificates/term.ts'
import { procedureLabels } from '../../rules/schema.ts'
import { openPointNames } from '../../rules/source-words.ts'
import { scoreText } from '../lists.ts'
import { gapToTitle } from '../routes.ts'
import type { ClauseGap, TitleGap } from '../schema.ts'
import { Facts } from './gap-facts.tsx'
import { PlanVisits } from './plan-visits.tsx'
import { VerdictMark } from './verdict-mark.tsx'

/** One firm against one title, clause by clause: `?firm=<code>.<title>`. */
export function GapDrawer() {
  const { shown, close } = useDrawer('firm')
  const [code, title] = (shown ?? '').split('.')
  if (code === undefined || title === undefined) return null
  return <OneGap {...{ code, title, close }} />
}

function OneGap({ code, title, close }: { code: string; title: string; close: () => void }) {
  const say = useWords()
  const gap = useRoute(gapToTitle, { code, title })
  const [moment] = useMoment()
  const may = useMay(['officer', 'street']) && moment.kind !== 'past'
  const one = gap.data
  const foot =
    one === undefined ? null : (
      <div className="acts">
        {may ? (
          <PlanVisits
            rows={[{ ...one, unmet: one.clauses.filter(({ outcome }) => outcome === 'unmet') }]}
            purpose={say(words.purpose, { name: say(one.name) })}
          />
        ) : null}
        <Go to={`/enterprises/${code}`}>{say(words.file)}</Go>
      </div>
    )
  return (
    <Drawer title={one === undefined ? code : say(one.name)} close={close} foot={foot} width={640}>
      <Loaded from={gap} empty={words.empty}>
        {(found) => <Gap gap={found} />}
      </Loaded>
    </Drawer>
  )
}

function Gap({ gap }: { gap: TitleGap }) {
  const say = useWords()
  const { clauses, needs, leastChange, faults, capped, openPoints } = gap
  return (
    <>
      <p className="headline-note">
        {gap.firm} · {gap.code} · {gap.day} · {say(procedureLabels[gap.procedure])} ·{' '}
        {say(gap.versionWords.name)}{' '}
        <Go to={`/rules/${gap.programme}?version=${gap.version}`}>
          <span lang="zh">{gap.versionWords.document}</span>
        </Go>
      </p>
      <p>
        <VerdictMark of={gap.verdict} />
        {gap.score === null ? null : ` · ${say(words.score, { score: scoreText(gap.score) })}`}
        {gap.held === null
          ? null
          : ` · ${gap.held.by === null ? '' : say(gap.held.by)}${say(words.held, {
              from: gap.held.from,
              to: say(termEnd(gap.held.to)),
            })}`}
      </p>
      {capped === null ? null : (
        <p className="hint" lang="zh">
          {capped}
        </p>
      )}
      {leastChange === null ? null : (
        <p>
          <OfficialWords of={say(leastChange.sentence)} />
        </p>
      )}
      {faults.length === 0 ? null : (
        <Section title={words.faults}>
          <ul>
            {faults.map(({ at, message }) => (
              <li key={at}>{say(message)}</li>
            ))}
          </ul>
        </Section>
      )}
      {needs.length === 0 ? null : (
        <Section title={words.needs}>
          <p>
            <OfficialWords of={needs.map((each) => say(each)).join(say(words.comma))} />
          </p>
        </Section>
      )}
      <Section title={words.clauses}>
        <OfficialNote />
        {[...clauses].sort(unmetFirst).map((clause) => (
          <Clause key={clause.id} clause={clause} />
        ))}
      </Section>
      {openPoints.length === 0 ? null : (
        <p className="hint">
          {say(words.open, {
            points: openPointNames(openPoints)
              .map((each) => say(each))
              .join(say(words.comma)),
          })}
        </p>
      )}
    </>
  )
}

const order = { unmet: 0, undetermined: 1, met: 2, counted: 3, notExamined: 3, notApplicable: 3 }

function unmetFirst(a: ClauseGap, b: ClauseGap): number {
  return order[a.outcome] - order[b.outcome]
}

function Clause({ clause }: { clause: ClauseGap }) {
  const say = useWords()
  const { sentence, cite, outcome, ways, facts } = clause
  return (
    <div className="clause-gap">
      <div className="clause-gap-head">
        <VerdictMark of={outcome} />
        <span>
          <OfficialWords of={say(sentence)} />
        </span>
      </div>
      {cite === null ? null : (
        <p className="hint" lang="zh">
          {cite}
        </p>
      )}
      {outcome === 'met' || ways.length === 0 ? null : (
        <ul>
          {ways.map((way) => (
            <li key={way.zh}>
              <OfficialWords of={say(way)} />
            </li>
          ))}
        </ul>
      )}
      <Facts of={facts} />
    </div>
  )
}

const words = {
  score: label('得分 {score}', '{score} {score:point|points}'),
  held: label('证书 {from} 至 {to}', 'certificate {from} to {to}'),
  faults: label('数据互相矛盾,先核对', 'The data contradict each other; check them first'),
  needs: label('需问清(按先后)', 'To ask, in this order'),
  clauses: label('逐条', 'Clause by clause'),
  open: label(
    '须由专家判断或未见正式文本:{points}',
    'Judged by a panel, or official text not seen: {points}',
  ),
  comma: label('、', ', '),
  purpose: label('{name}:逐条核对', '{name}: go through the clauses'),
  file: label('一企一档', 'Page of the firm'),
  empty: { what: label('没有可以判断的内容', 'There is nothing to judge') },
}
