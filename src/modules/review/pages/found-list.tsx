import type { ReactNode } from 'react'
import type { z } from 'zod'
import { label } from '../../../base/label.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { StandingMark } from '../../../ui/standing-mark.tsx'
import { type IndustryType, industryTypeLabels, namedThingLabels } from '../../plan/schema.ts'
import type { StandingRow } from '../../standings/routes.ts'
import type { ClauseFindings } from '../clause-lookup.ts'
import { shortFindingLabels as kinds } from './short-labels.ts'
import { promiseText } from './target-text.ts'

type Props = {
  found: ClauseFindings
  /** Rows of the indicator list at the current period, by code; empty while they are not known. */
  standings: ReadonlyMap<string, StandingRow>
  plan: string
}

/** What one clause of a running plan holds: its targets and where they stand, owners, open matters. */
export function FoundList({ found, standings, plan }: Props) {
  const say = useWords()
  return (
    <ul className="found">
      {found.targets.map((target) => (
        <Found key={target.start} kind={say(kinds.target)}>
          <Go to={`/indicators/${target.code}?plan=${plan}`}>
            {target.code} {target.indicator}
          </Go>{' '}
          <b>{say(promiseText(target))}</b>{' '}
          <span className="found-words">{say(words.by, { deadline: target.deadline })}</span>{' '}
          <Standing row={standings.get(target.code)} />
        </Found>
      ))}
      {found.halfQuantitative.map((each) => (
        <Found key={each.code} kind={say(kinds.half)}>
          {each.code} {each.text}
        </Found>
      ))}
      {found.qualitative.map((each) => (
        <Found key={each.code} kind={say(kinds.qualitative)}>
          {each.text}
        </Found>
      ))}
      <Industries industries={found.industries} />
      {found.named.length === 0 ? null : (
        <Found kind={say(kinds.named)}>
          {found.named
            .map(({ kind, name }) => `${name}(${say(namedThingLabels[kind])})`)
            .join('、')}
        </Found>
      )}
      {found.unclear.map((each) => (
        <Found key={each.code} kind={say(kinds.unclear)} asks={each.answer === undefined}>
          {each.answer === undefined ? (
            <Go to={`/plan/${plan}?plan=${plan}&show=unclear&matter=${each.code}`}>{each.what}</Go>
          ) : (
            `${each.what}:${each.answer.text}`
          )}
        </Found>
      ))}
      <Owners owners={found.owners} />
      {found.alarms.map((each) => (
        <Found key={each.code + each.message} kind={say(kinds.alarm)} asks>
          {say({ zh: each.message, en: each.messageEn })}
        </Found>
      ))}
    </ul>
  )
}

function Found({
  kind,
  asks = false,
  children,
}: {
  kind: string
  asks?: boolean
  children: ReactNode
}) {
  return (
    <li>
      <span className={asks ? 'found-kind asks' : 'found-kind'}>{kind}</span>
      <span>{children}</span>
    </li>
  )
}

function Standing({ row }: { row: StandingRow | undefined }) {
  return row === undefined ? null : <StandingMark standing={row.answer.standing} />
}

function Industries({ industries }: Pick<ClauseFindings, 'industries'>) {
  const say = useWords()
  if (industries.length === 0) return null
  return (
    <Found kind={say(kinds.industry)}>
      {say(words.industries, { count: industries.length })}
      {industries.map((each) => each.name + typeNote(each.type, say)).join('、')}
    </Found>
  )
}

/** Most are industries; only what is none is said. */
function typeNote(type: z.infer<typeof IndustryType>, say: ReturnType<typeof useWords>): string {
  return type === 'industry' ? '' : `(${say(industryTypeLabels[type])})`
}

/** A clause and the targets in it may name the same body; it is said once. */
function Owners({ owners }: Pick<ClauseFindings, 'owners'>) {
  const say = useWords()
  if (owners.length === 0) return null
  const leads = [...new Set(owners.map((each) => each.leadBody))]
  const others = [...new Set(owners.flatMap((each) => each.responsibleBodies))]
  return (
    <Found kind={say(kinds.owner)}>
      <b>{leads.join('、')}</b>
      {others.length === 0 ? '' : ` · ${others.join('、')}`}
    </Found>
  )
}

const words = {
  by: label('到 {deadline}', 'by {deadline}'),
  industries: label('{count} 项:', '{count}: '),
}
