import { Fragment } from 'react'
import { z } from 'zod'
import { type Label, label } from '../../../base/label.ts'
import type { View } from '../../../base/list.ts'
import { MOST_ROWS } from '../../../base/paged-list.ts'
import { useAddress, useHere } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { useDrawer } from '../../../ui/drawer.tsx'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { Go } from '../../../ui/go.tsx'
import { useLanguage, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { OfficialWords } from '../../../ui/official-words.tsx'
import { Section } from '../../../ui/page.tsx'
import { useMay } from '../../../ui/surroundings.ts'
import { expiringList, visitList, visitText } from '../lists.ts'
import { listExpiring } from '../routes.ts'
import type { CultivationRow } from '../schema.ts'
import { recordVisit } from '../visit-routes.ts'
import type { Visit } from '../visit-schema.ts'
import { PlanVisits } from './plan-visits.tsx'
import { useToday } from './today.tsx'
import { VerdictMark } from './verdict-mark.tsx'

const Which = z.enum(['open', 'recent'])

/** What a street officer opens on Monday: visits that are due, and expiring titles with clauses at risk. */
export function WeekTab({ title, town }: { title: string; town: string }) {
  const say = useWords()
  const [which] = useAddress('visits', Which, 'open')
  const visits = useRoute(visitList.route, { town, which })
  const expiring = useRoute(listExpiring, { town, title, view: atRisk, limit: MOST_ROWS })
  const here = useHere()
  return (
    <>
      <Section
        title={which === 'recent' ? words.recent : words.visits}
        note={say(words.visitsNote)}
      >
        <Loaded from={visits} empty={words.noVisits}>
          {(rows) => (
            <DataTable
              list={visitList}
              input={{ town, which }}
              rows={rows}
              opens={({ id }: Visit) => here({ visit: id })}
            />
          )}
        </Loaded>
      </Section>
      <Section title={words.risk}>
        <Loaded from={expiring} empty={words.noRisk} isEmpty={({ all }) => all === 0}>
          {({ rows, total, all }) => <AtRisk {...{ rows, total, all }} />}
        </Loaded>
      </Section>
      <RecordDrawer visits={visits.data ?? []} />
    </>
  )
}

/** Certificates whose holder fails a clause; of the others only the number is told. */
const atRisk: View = { filters: { verdict: ['unmet'] } }

/** Those with an unmet clause: to be visited, and what came of those visited; a longer list has its own tab. */
function AtRisk({ rows, total, all }: { rows: CultivationRow[]; total: number; all: number }) {
  const say = useWords()
  const here = useHere()
  const [moment] = useMoment()
  const may = useMay(['officer', 'street']) && moment.kind !== 'past'
  const planned = rows.filter((row) => stageOf(row) === 'planned').length
  const [stage] = useAddress('risk', Stage, 'open')
  const seen = rows.filter((row) => stageOf(row) === 'seen')
  const risky = rows.filter((row) => stageOf(row) === 'risky')
  const shown =
    stage === 'open' ? [...risky, ...seen] : rows.filter((row) => stageOf(row) === stage)
  const counts = {
    all,
    unmet: total,
    planned,
    seen: seen.length,
    risky: total - planned - seen.length,
  }
  const links: [Label, string][] = [
    [words.allEnding, here({ tab: 'expiring', [expiringList.id]: undefined })],
    [words.unmetEnding, here({ tab: 'expiring', [expiringList.id]: atRisk })],
    [words.riskyEnding, here({ risk: 'risky' })],
    [words.plannedEnding, here({ risk: 'planned' })],
    [words.seenEnding, here({ risk: 'seen' })],
  ]
  return (
    <>
      <p>
        {links.map(([told, to], at) => (
          <Fragment key={told.zh}>
            {at === 0 ? null : say(at === 2 ? words.colon : words.comma)}
            <Go to={to}>{say(told, counts)}</Go>
          </Fragment>
        ))}
        {total > rows.length ? (
          <>
            {' '}
            <Go to={here({ tab: 'expiring' })}>{say(words.more)}</Go>
          </>
        ) : null}
      </p>
      {may && risky.length > 0 ? (
        <div className="week-act no-print">
          <PlanVisits rows={risky.slice(0, MOST_AT_ONCE)} purpose={say(words.purpose)} />
        </div>
      ) : null}
      <ul className="week-list">
        {shown.map((row) => (
          <RiskLine key={`${row.code} ${row.title}`} row={row} />
        ))}
      </ul>
    </>
  )
}

const Stage = z.enum(['open', 'risky', 'planned', 'seen'])

/** How far a firm at risk is: a visit is planned, was made in the last 90 days, or neither. */
function stageOf({ visitOn, visited }: CultivationRow): z.infer<typeof Stage> {
  if (visitOn !== null) return 'planned'
  return visited === null ? 'risky' : 'seen'
}

function RiskLine({ row }: { row: CultivationRow }) {
  const say = useWords()
  const language = useLanguage()
  const here = useHere()
  return (
    <li>
      <Go to={here({ firm: `${row.code}.${row.title}` })}>{row.name}</Go> · {row.town} ·{' '}
      {say(row.titleName)} · {say(words.left, { days: row.daysLeft ?? 0 })}
      {row.visited === null ? null : ` · ${visitText(row, language)}`}
      <br />
      {row.verdict === null ? null : <VerdictMark of={row.verdict} />}{' '}
      <OfficialWords of={row.unmet.map(({ title }) => title).join('、')} />
    </li>
  )
}

/** A plan takes two hundred firms. */
const MOST_AT_ONCE = 200

function RecordDrawer({ visits }: { visits: readonly Visit[] }) {
  const { shown, close } = useDrawer('visit')
  const today = useToday()
  const visit = visits.find(({ id }) => id === shown)
  const [moment] = useMoment()
  const may = useMay(['officer', 'street']) && moment.kind !== 'past'
  if (visit === undefined || !may) return null
  return (
    <FormDrawer
      route={recordVisit}
      title={{ zh: `${visit.name}`, en: visit.name }}
      given={{ visit: visit.id }}
      lead={<WhatFor visit={visit} />}
      start={{ onDate: today, outcome: 'done' }}
      fields={{ note: { kind: 'long' } }}
      will={words.will}
      draft={visit.id}
      close={close}
      done={close}
    />
  )
}

/** Why the firm is visited and what to look into, with the way to its page. */
function WhatFor({ visit: { code, purpose, points } }: { visit: Visit }) {
  const say = useWords()
  return (
    <>
      <p>{purpose}</p>
      {points.length === 0 ? null : (
        <ul>
          {points.map(({ title, about }) => (
            <li key={title + about}>
              {title} <OfficialWords of={about} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <Go to={`/enterprises/${code}`}>{say(words.page)}</Go>
      </p>
    </>
  )
}

const words = {
  page: label('打开企业档案', 'Open the firm’s page'),
  recent: label('近90天走访', 'Visits in 90 days'),
  visits: label('待走访', 'Visits to make'),
  visitsNote: label('点开一行登记结果', 'Open a row to record what came of it'),
  noVisits: {
    what: label('没有待走访的企业', 'No visit is planned'),
    who: label(
      '在“差一步”“到期”“不再支持”里勾选企业安排走访',
      'Tick firms under One step short, Expiring or No longer supported to plan visits',
    ),
  },
  more: label('全部列出', 'List all'),
  risk: label('180天内到期', 'Expiring within 180 days'),
  allEnding: label('共{all}张证书到期', '{all} {all:certificate expires|certificates expire}'),
  unmetEnding: label('有条款不符合的{unmet}张', '{unmet} with an unmet clause'),
  riskyEnding: label('尚未安排走访{risky}张', '{risky} without a visit'),
  plannedEnding: label('待走访{planned}张', '{planned} to be visited'),
  seenEnding: label('近90天走访过{seen}张', '{seen} visited within 90 days'),
  comma: label(',', ', '),
  colon: label(':', ': '),
  noRisk: {
    what: label('180天内没有到期的证书', 'No certificate expires within 180 days'),
    who: label('证书在“证书台账”中维护', 'Certificates are kept in their own register'),
  },
  left: label('还有{days}天', '{days} {days:day|days} left'),
  purpose: label('证书即将到期,核对不符合条款', 'Expiring: look into the unmet clauses'),
  will: label(
    '登记后不能修改,有误可另行安排走访;勾选的诉求记入诉求台账,同类诉求仍在办理的不重复登记',
    'A note is not changed once recorded; plan another visit if it was wrong. Needs ticked become requests, but for kinds of which one is still open',
  ),
}
