import { z } from 'zod'
import { label } from '../../../base/label.ts'
import { useAddress, useHere } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import { PagedTable } from '../../../ui/paged-table.tsx'
import { type Verdict, verdictLabels } from '../../rules/schema.ts'
import { bridgedList } from '../lists.ts'
import { bridgeVersions } from '../overview-routes.ts'
import type { Bridge, BridgedFirm } from '../schema.ts'
import { VerdictMark } from './verdict-mark.tsx'

const verdicts = ['met', 'unmet', 'undetermined'] as const
const Cell = z
  .string()
  .regex(/^(met|unmet|undetermined)\.(met|unmet|undetermined)$/)
  .optional()

const Held = z.literal('yes').optional()

/** The same firms by the rules of then and of today. */
export function BridgeTab({ title }: { title: string }) {
  const say = useWords()
  const bridge = useRoute(bridgeVersions, { title })
  const [cell] = useAddress('cell', Cell, undefined)
  const [held] = useAddress('held', Held, undefined)
  const [from, to] = (cell ?? '').split('.')
  return (
    <>
      <Section title={words.title} note={say(words.note)}>
        <Loaded from={bridge} empty={words.empty}>
          {(found) => <BridgeTable bridge={found} />}
        </Loaded>
      </Section>
      {isVerdict(from) && isVerdict(to) ? <Firms {...{ title, from, to, held }} /> : null}
    </>
  )
}

function isVerdict(text: string | undefined): text is Verdict {
  return verdicts.some((each) => each === text)
}

function BridgeTable({ bridge }: { bridge: Bridge }) {
  const say = useWords()
  const here = useHere()
  const { baseWords, reformWords, moves, firms, holders, day } = bridge
  const [base, reform] = [say(baseWords.name), say(reformWords.name)]
  const of = (row: Verdict, column: Verdict) =>
    moves.find((each) => each.base === row && each.reform === column)
  const gained = of('unmet', 'met')?.firms ?? 0
  const lost = of('met', 'unmet')?.firms ?? 0
  if (bridge.base === bridge.reform)
    return (
      <p>
        {say(words.oneVersion, { base })} <span lang="zh">{baseWords.document}</span>
      </p>
    )
  return (
    <>
      <p>{say(words.answer, { base, reform, day, firms, holders, gained, lost })}</p>
      <p className="hint">
        {base} <span lang="zh">{baseWords.document}</span> → {reform}{' '}
        <span lang="zh">{reformWords.document}</span>
      </p>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{say(words.corner, { base, reform })}</th>
            {verdicts.map((column) => (
              <th key={column} className="number">
                {reform} · {say(verdictLabels[column])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {verdicts.map((row) => (
            <tr key={row}>
              <th>
                {base} · {say(verdictLabels[row])}
              </th>
              {verdicts.map((column) => (
                <td key={column} className="number">
                  <Go to={here({ cell: `${row}.${column}`, held: undefined })}>
                    {of(row, column)?.firms ?? 0}
                  </Go>
                  {say(words.open)}
                  <Go to={here({ cell: `${row}.${column}`, held: 'yes' })}>
                    {of(row, column)?.holders ?? 0}
                  </Go>
                  {say(words.shut)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

type Chosen = { title: string; from: Verdict; to: Verdict; held: 'yes' | undefined }

function Firms({ title, from, to, held }: Chosen) {
  const say = useWords()
  const here = useHere()
  return (
    <Section
      title={words.firms}
      note={`${say(verdictLabels[from])} → ${say(verdictLabels[to])}${held === undefined ? '' : ` · ${say(words.holders)}`}`}
    >
      <PagedTable
        list={bridgedList}
        input={{ title, from, to, ...(held !== undefined && { held }) }}
        empty={words.noFirms}
        cells={cells}
        opens={({ code }) => here({ firm: `${code}.${title}` })}
      />
    </Section>
  )
}

const cells = {
  base: ({ base }: BridgedFirm) => <VerdictMark of={base} />,
  reform: ({ reform }: BridgedFirm) => <VerdictMark of={reform} />,
}

const words = {
  title: label('新旧标准对照', 'Old and new rules'),
  note: label(
    '同一批企业、同一天的数据,分别按两个版本判断;括号内为现持有者',
    'The same firms and the same day’s figures by either version; in brackets those that hold the title now',
  ),
  answer: label(
    '{day}:{firms}家企业中,由 {base} 改为 {reform},{gained}家由不符合变为符合,{lost}家由符合变为不符合;现持有{holders}家',
    '{day}: of {firms} {firms:firm|firms}, from {base} to {reform} {gained} {gained:turns|turn} from unmet to met and {lost} from met to unmet; {holders} {holders:holds|hold} the title now',
  ),
  oneVersion: label(
    '本称号的规则只有一个版本({base}),没有可以对照的新旧标准:',
    'The rule of this title has one version only ({base}); there is no older or newer one to compare with:',
  ),
  corner: label('{base} ↓  {reform} →', '{base} ↓  {reform} →'),
  open: label('(', ' ('),
  shut: label(')', ')'),
  holders: label('现持有', 'holding the title now'),
  firms: label('企业', 'Firms'),
  noFirms: { what: label('没有企业', 'No firm') },
  empty: { what: label('没有可以对照的版本', 'There are no versions to compare') },
}
