import type { ReactNode } from 'react'
import { label } from '../../../base/label.ts'
import { useAction } from '../../../ui/client.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { useWords } from '../../../ui/language.ts'
import {
  industryTypeLabels,
  namedThingLabels,
  type PlanPackage,
  targetTypeLabels,
} from '../../plan/schema.ts'
import type { ClauseFindings } from '../clause-lookup.ts'
import { dropFinding } from '../routes.ts'
import type { FindingList } from '../schema.ts'
import { shortFindingLabels as kinds } from './short-labels.ts'
import { promiseText } from './target-text.ts'

type Target = PlanPackage['targets'][number]
/** Below this a guess is asked about. ◆ */
export const SURE = 80

type Props = {
  plan: string
  found: ClauseFindings
  /** How sure the reader was, by where the words begin; undefined for what a person corrected or added. */
  confidence: (target: Target) => number | undefined
  /** Undefined where the reader of the page may change nothing. */
  fix: { target: (target: Target) => void; industries: () => void } | undefined
}

/** What was read from one clause, with the words and how sure the reader was; each can be mended. */
export function ReviewFound({ plan, found, confidence, fix }: Props) {
  const say = useWords()
  return (
    <ul className="found">
      {found.targets.map((target) => (
        <TargetLine key={target.start} {...{ plan, target, fix }} sure={confidence(target)} />
      ))}
      {found.halfQuantitative.map((each) => (
        <Line
          key={each.code}
          kind={say(kinds.half)}
          act={fix && <Drop {...{ plan }} list="halfQuantitative" entry={each.code} />}
        >
          {each.text}
        </Line>
      ))}
      {found.qualitative.map((each) => (
        <Line
          key={each.code}
          kind={say(kinds.qualitative)}
          act={fix && <Drop {...{ plan }} list="qualitative" entry={each.code} />}
        >
          {each.text}
        </Line>
      ))}
      {found.industries.length === 0 ? null : (
        <Line
          kind={say(kinds.industry)}
          act={fix && <Act act={fix.industries} words={say(words.settle)} />}
        >
          {found.industries
            .map(({ name, type }) => `${name}(${say(industryTypeLabels[type])})`)
            .join(' | ')}
        </Line>
      )}
      {found.named.length === 0 ? null : (
        <Line kind={say(kinds.named)}>
          {found.named
            .map(({ name, kind }) => `${name}(${say(namedThingLabels[kind])})`)
            .join('、')}
        </Line>
      )}
      {found.unclear.map((each) => (
        <Line
          key={each.code}
          kind={say(kinds.unclear)}
          asks
          act={fix && <Drop {...{ plan }} list="unclear" entry={each.code} />}
        >
          {each.what}
        </Line>
      ))}
      {found.alarms.map((each) => (
        <Line key={each.code + each.message} kind={say(kinds.alarm)} asks>
          {say({ zh: each.message, en: each.messageEn })}
        </Line>
      ))}
    </ul>
  )
}

type TargetProps = Pick<Props, 'plan' | 'fix'> & { target: Target; sure: number | undefined }

function TargetLine({ plan, target, sure, fix }: TargetProps) {
  const say = useWords()
  const asks = sure !== undefined && sure < SURE
  return (
    <Line
      kind={say(kinds.target)}
      asks={asks}
      act={
        fix && (
          <>
            <Act act={() => fix.target(target)} words={say(words.fix)} />
            <Drop {...{ plan }} list="targets" entry={String(target.start)} />
          </>
        )
      }
    >
      {target.code} {target.indicator} <b>{say(promiseText(target))}</b>
      <span className="found-notes">
        <span>{target.deadline}</span>
        <span>{say(targetTypeLabels[target.type])}</span>
        <span>“{target.text}”</span>
        <span className={asks ? 'asks' : undefined}>
          {sure === undefined
            ? say(words.byPerson)
            : say(asks ? words.unsure : words.sure, { sure })}
        </span>
      </span>
    </Line>
  )
}

type LineProps = { kind: string; asks?: boolean; act?: ReactNode; children: ReactNode }

function Line({ kind, asks = false, act, children }: LineProps) {
  return (
    <li>
      <span className={asks ? 'found-kind asks' : 'found-kind'}>{kind}</span>
      <span>{children}</span>
      {act === undefined ? null : <span className="found-acts no-print">{act}</span>}
    </li>
  )
}

function Act({ act, words }: { act: () => void; words: string }) {
  return (
    <button type="button" className="text-button chosen" onClick={act}>
      {words}
    </button>
  )
}

function Drop({ plan, list, entry }: { plan: string; list: FindingList; entry: string }) {
  const drop = useAction(dropFinding)
  return (
    <Confirm
      act={words.drop}
      will={words.willDrop}
      run={() => drop.mutateAsync({ plan, list, key: entry })}
    />
  )
}

const words = {
  fix: label('更正', 'Correct'),
  drop: label('剔除', 'Drop'),
  willDrop: label(
    '这一处不是它所读成的内容,从读取结果中剔除;原文不变,旧版仍可查看。',
    'This is not what it was read as and leaves the reading; the text stays, and the version before stays readable.',
  ),
  settle: label('核定', 'Settle'),
  sure: label('把握 {sure}', 'sure: {sure}'),
  unsure: label('把握 {sure},请核对', 'sure: {sure}, please check'),
  byPerson: label('人工核定', 'settled by a person'),
}
