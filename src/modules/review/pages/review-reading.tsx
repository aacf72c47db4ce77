import { Button, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { label } from '../../../base/label.ts'
import { useAddress } from '../../../ui/address.ts'
import { useAction } from '../../../ui/client.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { useWords } from '../../../ui/language.ts'
import { acceptPlan, type readPackage, type rereadPlan } from '../../plan/routes.ts'
import type { Alarm, PlanPackage } from '../../plan/schema.ts'
import { type ClauseFindings, clauseIndex, emptyFindings, marksOf } from '../clause-lookup.ts'
import { ClausePane } from './clause-pane.tsx'
import { FactsForm } from './facts-form.tsx'
import { IndustryEditor } from './industry-editor.tsx'
import { PlanPanes } from './plan-panes.tsx'
import { ReviewFound, SURE } from './review-found.tsx'
import { SourcePane, type Span } from './source-pane.tsx'
import { AddTarget, CorrectTarget } from './target-forms.tsx'

type At = z.output<typeof readPackage.output>
type Reading = z.output<typeof rereadPlan.output>
type Target = PlanPackage['targets'][number]
const Filter = z.enum(['all', 'ask', 'targets', 'industries', 'unclear'])
const Clause = z.string().optional()

type Props = {
  at: At
  text: string
  reading: Reading
  alarms: readonly Alarm[]
  /** False for those who may only look. */
  keeps: boolean
}

/** 核对读取: the text at the left, what was read at the right; accept it all, or mend one thing at a time. */
export function ReviewReading({ at, text, reading, alarms, keeps }: Props) {
  const [chosen, choose] = useAddress('clause', Clause, undefined)
  const [filter] = useAddress('only', Filter, 'all')
  const [fixing, setFixing] = useState<Target>()
  const [settling, setSettling] = useState<string>()
  const [span, setSpan] = useState<Span>()
  const [adding, setAdding] = useState<Span>()
  const { package: content, plan, accepted } = at
  const index = useMemo(() => clauseIndex(content, alarms), [content, alarms])
  const marks = useMemo(() => marksOf(content), [content])
  const confidence = useConfidence(reading)
  const clauses = content.clauses.filter(({ id }) =>
    fits(filter, index.get(id) ?? emptyFindings(), confidence),
  )
  const common = { plan, accepted }
  return (
    <>
      <Counts {...{ at, reading, alarms, keeps }} />
      <PlanPanes
        source={
          <SourcePane
            {...{ text, marks, chosen, choose }}
            clauses={content.clauses}
            select={setSpan}
            above={
              keeps && span !== undefined ? (
                <Chosen words={text.slice(span.start, span.end)} add={() => setAdding(span)} />
              ) : null
            }
          />
        }
        beside={
          <ClausePane
            {...{ clauses, chosen, choose }}
            found={({ id }) => (
              <ReviewFound
                {...{ plan, confidence }}
                found={index.get(id) ?? emptyFindings()}
                fix={keeps ? { target: setFixing, industries: () => setSettling(id) } : undefined}
              />
            )}
          />
        }
      />
      {fixing === undefined ? null : (
        <CorrectTarget {...common} target={fixing} close={() => setFixing(undefined)} />
      )}
      {adding === undefined ? null : (
        <AddTarget
          {...common}
          span={adding}
          text={text.slice(adding.start, adding.end)}
          close={() => setAdding(undefined)}
        />
      )}
      {settling === undefined ? null : (
        <IndustryEditor
          key={settling}
          {...common}
          clause={settling}
          industries={index.get(settling)?.industries ?? []}
          close={() => setSettling(undefined)}
        />
      )}
    </>
  )
}

type Confidence = (target: Target) => number | undefined

/** How sure the reader was of a target that still stands as it was read. */
function useConfidence(reading: Reading): Confidence {
  return useMemo(() => {
    const read = new Map(reading.targets.map((each) => [each.start, each]))
    return (target) => {
      const was = read.get(target.start)
      const same =
        was !== undefined &&
        was.operator === target.operator &&
        was.value === target.value &&
        was.unit === target.unit &&
        was.deadline === target.deadline &&
        was.type === target.type &&
        was.indicator === target.indicator
      return same ? was.confidence : undefined
    }
  }, [reading])
}

function fits(
  filter: z.infer<typeof Filter>,
  found: ClauseFindings,
  confidence: Confidence,
): boolean {
  switch (filter) {
    case 'ask':
      return (
        found.alarms.length > 0 || found.targets.some((each) => (confidence(each) ?? 100) < SURE)
      )
    case 'targets':
      return found.targets.length + found.halfQuantitative.length + found.qualitative.length > 0
    case 'industries':
      return found.industries.length > 0
    case 'unclear':
      return found.unclear.length > 0
    default:
      return true
  }
}

function Chosen({ words: chosen, add }: { words: string; add: () => void }) {
  const say = useWords()
  return (
    <div className="source-act no-print">
      <span>
        {say(words.chosen, { text: chosen.length > 40 ? `${chosen.slice(0, 40)}…` : chosen })}
      </span>
      <Button size="small" type="primary" onClick={add}>
        {say(words.addTarget)}
      </Button>
    </div>
  )
}

/** What was read, in numbers, and the acts upon all of it. */
function Counts({ at, reading, alarms, keeps }: Omit<Props, 'text'>) {
  const say = useWords()
  const accept = useAction(acceptPlan)
  const [filter, setFilter] = useAddress('only', Filter, 'all')
  const [facts, setFacts] = useState(false)
  const { package: content, plan, accepted } = at
  const { term } = content
  return (
    <div className="plan-show">
      <Segmented
        className="no-print"
        value={filter}
        onChange={(next) => setFilter(next, 'push')}
        options={Filter.options.map((value) => ({ value, label: say(filters[value]) }))}
      />
      <span className="section-note">
        {say(words.counts, {
          covered: coveredPercent(reading.coverage),
          named: content.named.length,
          alarms: alarms.length,
          term: term.from === '' ? say(words.noTerm) : `${term.from}—${term.to}`,
        })}
      </span>
      {keeps ? (
        <span className="acts no-print">
          <Button onClick={() => setFacts(true)}>{say(words.facts)}</Button>
          {accepted ? null : (
            <Confirm
              look="main"
              act={words.accept}
              will={words.willAccept}
              run={() => accept.mutateAsync({ plan })}
            />
          )}
        </span>
      ) : null}
      {facts ? <FactsForm content={content} close={() => setFacts(false)} /> : null}
    </div>
  )
}

/** Whole percent, and never 100 while a character is missing. */
function coveredPercent({ characters, covered }: Reading['coverage']): number {
  if (covered === characters) return 100
  return characters === 0 ? 0 : Math.floor((covered * 100) / characters)
}

const filters = {
  all: label('全部条款', 'All clauses'),
  ask: label('需核对', 'To be checked'),
  targets: label('目标', 'Goals'),
  industries: label('产业', 'Industries'),
  unclear: label('待明确', 'Left open'),
} as const

const words = {
  counts: label(
    '原文覆盖 {covered}% · 专名 {named} 个 · 提示 {alarms} 条 · 实施期 {term}',
    '{covered}% of the text covered · {named} {named:name|names} · {alarms} {alarms:alarm|alarms} · term {term}',
  ),
  noTerm: label('未读到,请填写', 'not found, please enter it'),
  facts: label('更正方案信息', 'Correct title and term'),
  accept: label('全部确认', 'Accept all'),
  willAccept: label(
    '读取结果由您确认:目标进入指标清单,可以生成口径卡。以后更正须写明理由,目标调整须有文件。',
    'You accept the reading: its targets enter the list of indicators and cards can be made. Later corrections need a reason, changed targets a document.',
  ),
  chosen: label('已选:“{text}”', 'Chosen: “{text}”'),
  addTarget: label('补读为目标', 'Read it as a target'),
}
