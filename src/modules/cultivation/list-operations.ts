/** The lists of cultivation as lines, the explanation asked for the firms that a list shows. */
import { addDays } from '../../base/calendar.ts'
import { dayOf } from '../../rules/meaning/days.ts'
import type { Version } from '../../rules/meaning/version.ts'
import type { Context } from '../../server/context.ts'
import { explainedLine, plainLine } from './firm-line.ts'
import { givingTitle, heldOn } from './firm-record.ts'
import { versionBehind } from './kept-operations.ts'
import type { KeptVerdict } from './kept-verdict.ts'
import { recordsOf } from './record-operations.ts'
import { procedureFor, versionFor } from './rule-in-force.ts'
import type { CultivationRow, Step, TitleGap } from './schema.ts'
import { judgedTitle, type Stand } from './stand-operations.ts'
import { titleGap } from './title-gap.ts'
import { visitDays } from './visit-days.ts'
import { VISIT_DAYS, visitsOf } from './visit-operations.ts'

/** The explanation of each firm against one title, by code. */
export async function gapsTo(
  context: Context,
  stand: Stand,
  { title: id, version, codes }: { title: string; version: Version; codes: readonly string[] },
): Promise<Map<string, TitleGap>> {
  const { title } = judgedTitle(stand, id)
  const records = await recordsOf(context, codes, { day: stand.day, figures: 'origins' })
  const asked = { title, version, about: stand.about }
  return new Map(records.map((record) => [record.firm.code, titleGap(asked, record)]))
}

/** One firm against every title whose rule governs on the day. */
export async function gapsOf(
  context: Context,
  stand: Stand,
  code: string,
): Promise<TitleGap[] | undefined> {
  const [record] = await recordsOf(context, [code], { day: stand.day, figures: 'origins' })
  if (record === undefined) return undefined
  return stand.titles.flatMap((title) => {
    const programme = title.programme === null ? undefined : stand.programmes.get(title.programme)
    const giving = givingTitle(stand.titles, title.id)
    const isHolder = heldOn(record.runs, giving, stand.day) !== undefined
    const occasion = { day: stand.day, procedure: procedureFor(isHolder), known: stand.known }
    const version = programme === undefined ? undefined : versionFor(programme, occasion)
    return version === undefined ? [] : [titleGap({ title, version, about: stand.about }, record)]
  })
}

/** How the lines of a list are made: what they are called, and whether each is explained. */
export type Telling = {
  readonly step: Step | undefined
  readonly explained: boolean
}

/** Lines in the order of the rows. */
export async function linesOf(
  context: Context,
  stand: Stand,
  { rows, step, explained }: Telling & { rows: readonly KeptVerdict[] },
): Promise<CultivationRow[]> {
  const visits = await visitsOf(
    context,
    rows.map(({ code }) => code),
  )
  const days = visitDays(visits, addDays(stand.day, -VISIT_DAYS))
  const names = new Map(
    stand.titles.map(({ id, name, english }) => [id, { zh: name, en: english }]),
  )
  const lines = rows.map((row) =>
    plainLine(versionBehind(stand, row), {
      row,
      name: names.get(row.title) ?? { zh: row.title, en: row.title },
      step: step ?? row.step,
      daysLeft: daysTo(row.until, stand.day),
      visits: days.get(row.code) ?? { visitOn: null, visited: null },
    }),
  )
  return explained ? explainedLines(context, stand, lines) : lines
}

async function explainedLines(
  context: Context,
  stand: Stand,
  lines: readonly CultivationRow[],
): Promise<CultivationRow[]> {
  const kept = new Map<string, TitleGap>()
  const halves = new Set(lines.map(({ title, held }) => `${title} ${held}`))
  for (const half of halves) {
    const own = lines.filter(({ title, held }) => `${title} ${held}` === half)
    const [first] = own
    const version = first === undefined ? undefined : versionBehind(stand, first)
    if (first === undefined || version === undefined) continue
    const codes = own.map(({ code }) => code)
    const gaps = await gapsTo(context, stand, { title: first.title, version, codes })
    for (const [code, gap] of gaps) kept.set(`${code} ${half}`, gap)
  }
  return lines.map((line) => {
    const gap = kept.get(`${line.code} ${line.title} ${line.held}`)
    return gap === undefined ? line : explainedLine(line, gap)
  })
}

function daysTo(until: string | null, day: string): number | null {
  if (until === null) return null
  return (dayOf(until) ?? 0) - (dayOf(day) ?? 0)
}

/** ◆ How long before the end of a certificate it is called expiring (users.md: 180 days). */
export const EXPIRY_DAYS = 180

export function expiryDay(day: string, days = EXPIRY_DAYS): string {
  return addDays(day, days)
}
