import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { label } from '../../../base/label.ts'
import { confidenceLabels } from '../../../base/source.ts'
import { useAction } from '../../../ui/client.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Empty } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { useMay, useSurroundings } from '../../../ui/surroundings.ts'
import type { readPackage } from '../../plan/routes.ts'
import { type PlanPackage, relationLabels } from '../../plan/schema.ts'
import { addRelation, dropFinding } from '../routes.ts'
import { planAddress } from './addresses.ts'
import { promiseText } from './target-text.ts'

type At = z.output<typeof readPackage.output>
type Relation = PlanPackage['relations'][number]

/** 方案关系: other papers, what each is to this plan, and where both promise for the same indicator. */
export function RelationList({ at }: { at: At }) {
  const say = useWords()
  const officer = useMay(['officer'])
  const [moment] = useMoment()
  const [adding, setAdding] = useState(false)
  const keeps = officer && moment.kind !== 'past' && at.phase !== 'closed'
  const { relations } = at.package
  return (
    <>
      {relations.length === 0 ? <Empty what={words.none} who={words.who} /> : null}
      <ul>
        {relations.map((relation) => (
          <li key={relation.title} className="side-item relation">
            <div>
              <RelationWords relation={relation} targets={at.package.targets} />
            </div>
            {keeps ? <Drop plan={at.plan} title={relation.title} accepted={at.accepted} /> : null}
          </li>
        ))}
      </ul>
      {keeps ? (
        <div className="acts no-print">
          <Button onClick={() => setAdding(true)}>{say(addRelation.title)}</Button>
        </div>
      ) : null}
      {adding ? (
        <FormDrawer
          route={addRelation}
          given={{ plan: at.plan }}
          fields={{
            kind: { help: words.kindHelp },
            note: { kind: 'long' },
            date: { kind: 'date' },
          }}
          draft={at.plan}
          close={() => setAdding(false)}
          done={() => setAdding(false)}
        />
      ) : null}
    </>
  )
}

type Targets = PlanPackage['targets']

function RelationWords({ relation, targets }: { relation: Relation; targets: Targets }) {
  const say = useWords()
  const { plans } = useSurroundings()
  const { source, title, kind } = relation
  const here = plans.find((plan) => plan.title.zh === title.replace(/^《|》$/g, ''))
  return (
    <>
      <p>
        <span className="found-kind">{say(relationLabels[kind])}</span>{' '}
        <b>{here === undefined ? title : <Go to={planAddress(here.id)}>{title}</Go>}</b>
      </p>
      <p className="found-notes">
        <span>
          {[source.document, source.date, say(confidenceLabels[source.confidence])]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {source.url === undefined ? null : <span className="breakable">{source.url}</span>}
      </p>
      {source.note === undefined ? null : <p>{source.note}</p>}
      <SideBySide relation={relation} targets={targets} />
    </>
  )
}

function SideBySide({ relation, targets }: { relation: Relation; targets: Targets }) {
  const say = useWords()
  if (relation.targets.length === 0) return null
  return (
    <div className="table-none">
      <div className="table-box">
        <table>
          <thead>
            <tr>
              <th>{say(words.indicator)}</th>
              <th>{say(words.ours)}</th>
              <th>{say(words.theirs)}</th>
            </tr>
          </thead>
          <tbody>
            {relation.targets.map((theirs) => {
              const ours = targets.find((each) => each.indicator === theirs.indicator)
              return (
                <tr key={theirs.indicator + theirs.deadline}>
                  <td>{theirs.indicator}</td>
                  <td>
                    {ours === undefined ? '—' : `${say(promiseText(ours))} · ${ours.deadline}`}
                  </td>
                  <td>{`${say(promiseText(theirs))} · ${theirs.deadline}`}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Drop({ plan, title, accepted }: { plan: string; title: string; accepted: boolean }) {
  const drop = useAction(dropFinding)
  return (
    <div className="no-print">
      <Confirm
        act={words.drop}
        will={words.willDrop}
        run={() =>
          drop.mutateAsync({
            plan,
            list: 'relations',
            key: title,
            reason: accepted ? '登记有误' : '',
          })
        }
      />
    </div>
  )
}

const words = {
  none: label('还没有登记与其他文件的关系。', 'No relation to another paper is recorded yet.'),
  who: label(
    '由专员登记上位、并行、重叠、前序和接续的文件,各注明出处。',
    'The plan officer records parent, parallel, overlapping, preceding and succeeding papers, each with its source.',
  ),
  kindHelp: label(
    '对方文件相对本方案是什么:前序在本方案之前,接续在本方案之后',
    'What the other paper is to this plan: it precedes this plan, or succeeds it',
  ),
  indicator: label('指标', 'Indicator'),
  ours: label('本方案', 'This plan'),
  theirs: label('对方文件', 'The other paper'),
  drop: label('移除', 'Remove'),
  willDrop: label(
    '移除这条关系,方案成为新一版;旧版仍可查看。',
    'The relation is removed and the plan becomes its next version; the old one stays readable.',
  ),
}
