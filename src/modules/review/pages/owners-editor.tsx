import { Button, Input, Select } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import type { z } from 'zod'
import { label } from '../../../base/label.ts'
import { useAction } from '../../../ui/client.ts'
import { useWords } from '../../../ui/language.ts'
import { Refused } from '../../../ui/loaded.tsx'
import { refusalOf } from '../../../ui/refusal.ts'
import type { readPackage } from '../../plan/routes.ts'
import type { Clause, PlanPackage } from '../../plan/schema.ts'
import { setOwners } from '../routes.ts'
import { bodiesIn, suggestOwners, wantsOwner } from '../suggest-owners.ts'

type Owned = { leadBody: string; responsibleBodies: string[] }
type Owners = ReadonlyMap<string, Owned>
/** Rows drawn before the reader asks for all. */
const FIRST = 120

type Props = {
  at: z.output<typeof readPackage.output>
  keeps: boolean
  done: () => void
  beside?: ReactNode
}

/** 责任单位: paste the bodies, look at what is suggested for each clause, change it, save it. */
export function OwnersEditor({ at, keeps, done, beside }: Props) {
  const say = useWords()
  const save = useAction(setOwners)
  const { package: content, plan } = at
  const [owners, setOwnersOf] = useState<Owners>(() => ownersIn(content))
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(new Map())
  const [text, setText] = useState('')
  const [all, setAll] = useState(false)
  const clauses = useMemo(
    () => content.clauses.filter(({ kind }) => wantsOwner.has(kind)),
    [content],
  )
  const bodies = [...new Set([...bodiesIn(text), ...[...owners.values()].flatMap(bodiesOf)])]
  const rows = all ? clauses : clauses.slice(0, FIRST)

  function suggest(): void {
    const suggested = suggestOwners(bodiesIn(text), clauses)
    const next = new Map(owners)
    for (const { clause, body } of suggested)
      if (!next.has(clause)) next.set(clause, { leadBody: body, responsibleBodies: [] })
    setOwnersOf(next)
    setReasons(new Map(suggested.map(({ clause, shared }) => [clause, shared.join('、')])))
  }

  return (
    <>
      {keeps ? <Paste {...{ text, setText, suggest }} /> : null}
      <p className="hint">
        {say(words.count, { set: owned(clauses, owners), all: clauses.length })}
      </p>
      <ul className="owner-rows">
        {rows.map((clause) => (
          <OwnerRow
            key={clause.id}
            {...{ clause, bodies }}
            owner={owners.get(clause.id)}
            why={reasons.get(clause.id)}
            set={keeps ? (owner) => setOwnersOf(withOwner(owners, clause.id, owner)) : undefined}
          />
        ))}
      </ul>
      {rows.length < clauses.length ? (
        <button type="button" className="more" onClick={() => setAll(true)}>
          {say(words.showAll, { count: clauses.length })}
        </button>
      ) : null}
      {save.error === null ? null : <Refused refusal={refusalOf(save.error)} />}
      {keeps ? (
        <div className="acts no-print">
          <Button
            type="primary"
            loading={save.isPending}
            onClick={() =>
              save.mutate({ plan, owners: ownersOut(owners) }, { onSuccess: () => done() })
            }
          >
            {say(words.save)}
          </Button>
          {beside}
        </div>
      ) : null}
    </>
  )
}

function Paste({
  text,
  setText,
  suggest,
}: {
  text: string
  setText: (text: string) => void
  suggest: () => void
}) {
  const say = useWords()
  return (
    <div className="owner-paste no-print">
      <Input.TextArea
        aria-label={say(words.paste)}
        placeholder={say(words.paste)}
        value={text}
        onChange={(event) => setText(event.target.value)}
        rows={3}
        className="growing"
      />
      <Button onClick={suggest} disabled={bodiesIn(text).length === 0}>
        {say(words.suggest, { count: bodiesIn(text).length })}
      </Button>
    </div>
  )
}

type RowProps = {
  clause: Clause
  owner: Owned | undefined
  bodies: readonly string[]
  why: string | undefined
  set: ((owner: Owned | undefined) => void) | undefined
}

function OwnerRow({ clause, owner, bodies, why, set }: RowProps) {
  const say = useWords()
  const options = bodies.map((value) => ({ value, label: value }))
  return (
    <li>
      <span className="owner-clause">
        <span className="clause-words">{clause.text.trim()}</span>
        <span className="clause-address">
          {clause.id}
          {why === undefined ? '' : ` · ${say(words.because, { words: why })}`}
        </span>
      </span>
      <Select
        aria-label={`${clause.id} ${say(words.lead)}`}
        placeholder={say(words.lead)}
        value={owner?.leadBody ?? null}
        disabled={set === undefined}
        allowClear
        showSearch
        options={options}
        onChange={(lead: string | undefined) =>
          set?.(lead ? { responsibleBodies: [], ...owner, leadBody: lead } : undefined)
        }
      />
      <Select
        mode="tags"
        aria-label={`${clause.id} ${say(words.others)}`}
        placeholder={say(words.others)}
        value={owner?.responsibleBodies ?? []}
        disabled={set === undefined || owner === undefined}
        options={options}
        onChange={(others: string[]) =>
          owner !== undefined && set?.({ ...owner, responsibleBodies: others })
        }
      />
    </li>
  )
}

/** Owners of the plan by the address they are given for; a target may have one of its own. */
function ownersIn({ owners }: PlanPackage): Owners {
  return new Map(
    owners.map(({ clause, leadBody, responsibleBodies }) => [
      clause,
      { leadBody, responsibleBodies },
    ]),
  )
}

function ownersOut(owners: Owners) {
  return [...owners].map(([clause, owned]) => ({ clause, ...owned }))
}

function withOwner(owners: Owners, clause: string, owner: Owned | undefined): Owners {
  const next = new Map(owners)
  if (owner === undefined) next.delete(clause)
  else next.set(clause, owner)
  return next
}

function owned(clauses: readonly Clause[], owners: Owners): number {
  return clauses.filter(({ id }) => owners.has(id)).length
}

function bodiesOf({ leadBody, responsibleBodies }: Owned): string[] {
  return [leadBody, ...responsibleBodies]
}

const words = {
  paste: label(
    '粘贴单位名单:一行一个,或用顿号、逗号分开',
    'Paste the list of bodies: one a line, or parted by marks',
  ),
  suggest: label('按 {count} 个单位建议', 'Suggest from {count} {count:body|bodies}'),
  count: label(
    '{all} 条须有责任单位,已分派 {set} 条;没有把握的留空,由您选定。',
    '{all} {all:clause needs|clauses need} an owner, {set} {set:has|have} one; where nothing is sure it stays blank for you to choose.',
  ),
  because: label('共有“{words}”', 'shares “{words}”'),
  lead: label('牵头单位', 'Lead body'),
  others: label('配合单位', 'Co-operating bodies'),
  showAll: label('显示全部 {count} 条', 'Show all {count}'),
  save: label('保存责任单位', 'Save the owners'),
}
