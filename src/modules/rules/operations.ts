import { setImmediate } from 'node:timers/promises'
import { type Place, refuseInput } from '../../base/problem.ts'
import { businessReaders } from '../../base/role.ts'
import type { Programme } from '../../rules/check/programme.ts'
import { chooseVersion } from '../../rules/check/version-dates.ts'
import { explain } from '../../rules/explain/explain.ts'
import type { FactFault } from '../../rules/judge/facts.ts'
import { dayOf } from '../../rules/meaning/days.ts'
import type { Version } from '../../rules/meaning/version.ts'
import { type Context, implement } from '../../server/context.ts'
import { readWorkbook } from '../../server/spreadsheet/read.ts'
import type { Entry } from './catalogue.ts'
import { catalogueIn } from './catalogue-store.ts'
import { comparisonOf, headOf } from './comparison.ts'
import { explainedOf } from './explained.ts'
import { pointsOf } from './health.ts'
import { refuseRule } from './problems.ts'
import { readingOf, rowOf } from './reading.ts'
import * as routes from './routes.ts'

/** All programmes with their typed versions, for modules that judge firms. */
export async function programmesOf({ services }: Context): Promise<ReadonlyMap<string, Programme>> {
  const { entries } = await catalogueIn(services.contentFolder)
  return new Map(entries.map(({ programme }) => [programme.id, programme]))
}

export const list = implement(routes.listProgrammes, {
  may: businessReaders,
  run: async ({ services }) => (await catalogueIn(services.contentFolder)).entries.map(rowOf),
})

export const points = implement(routes.listRulePoints, {
  may: businessReaders,
  run: async ({ services }) => pointsOf(await catalogueIn(services.contentFolder)),
})

export const reading = implement(routes.readVersion, {
  may: businessReaders,
  async run(context, { programme, version }) {
    const entry = await entryOf(context, programme)
    return readingOf(entry, versionOf(entry, version))
  },
})

export const source = implement(routes.programmeSource, {
  may: businessReaders,
  async run(context, { programme }) {
    const { files } = await entryOf(context, programme)
    return { files: files.map((each) => ({ ...each })) }
  },
})

export const explaining = implement(routes.explainFirm, {
  may: businessReaders,
  // What is known of an enterprise is not kept: only that, when and by which version somebody tried.
  audited: ({ programme, on, procedure }, { version }) => ({ programme, on, procedure, version }),
  async run(context, { programme, on, procedure, version, facts }) {
    const entry = await entryOf(context, programme)
    const chosen =
      version === undefined ? versionOn(entry, { on, procedure }) : versionOf(entry, version)
    const answer = explain(chosen, facts, { on, procedure })
    if (answer.kind === 'explained') return explainedOf(answer.explanation)
    return refuseRule('facts', { count: answer.faults.length }, answer.faults.map(placeOf))
  },
})

const MOST_ROWS = 50_000

export const comparing = implement(routes.compareVersions, {
  may: businessReaders,
  // The firms of the table are not kept; `implement` adds the file's name.
  audited: ({ programme, base, reform, on }, { rows }) => ({ programme, base, reform, on, rows }),
  async run(context, { programme, mapping, groupBy, ...asked }) {
    const entry = await entryOf(context, programme)
    const base = versionOf(entry, asked.base)
    const reform = versionOf(entry, asked.reform)
    if (dayOf(asked.on) === undefined) refuseRule('badDate', { on: asked.on })
    const { sheets } = await readWorkbook(context.file ?? refuseInput('fileMissing'))
    const sides = { base, reform, on: asked.on, procedure: asked.procedure, mapping }
    const example = base.fields[0]?.name ?? ''
    const [found] = sheets.flatMap((sheet) => {
      const head = sheet.hidden ? undefined : headOf({ ...sides, sheet })
      return head === undefined ? [] : [{ sheet, head }]
    })
    if (found === undefined) return refuseRule('noTable', { example })
    const { sheet, head } = found
    const count = sheet.rows.filter(({ number }) => number > head.row).length
    if (count > MOST_ROWS) refuseRule('tooManyRows', { count, limit: MOST_ROWS })
    if (groupBy !== undefined && !head.headings.includes(groupBy))
      refuseRule('unknownColumn', { column: groupBy, known: head.headings.join('、') })
    return paced(comparisonOf({ ...sides, sheet, groupBy }, head))
  },
})

/** Others are answered between the steps. */
async function paced<Answer>(steps: Generator<void, Answer>): Promise<Answer> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    await setImmediate()
  }
}

async function entryOf({ services }: Context, programme: string): Promise<Entry> {
  const { entries } = await catalogueIn(services.contentFolder)
  return (
    entries.find((each) => each.programme.id === programme) ?? refuseRule('unknown', { programme })
  )
}

function versionOf({ programme: { id, versions } }: Entry, version: string): Version {
  const known = versions.map((each) => each.id).join('、')
  return (
    versions.find((each) => each.id === version) ??
    refuseRule('unknownVersion', { programme: id, version, known })
  )
}

function versionOn(
  { programme: { versions } }: Entry,
  { on, procedure }: { on: string; procedure: string },
): Version {
  const choice = chooseVersion(versions, { on, procedure })
  if (choice.kind === 'one') return choice.version
  if (choice.kind === 'badDate') return refuseRule('badDate', { on })
  if (choice.kind === 'none') return refuseRule('noVersion', { on })
  return refuseRule('severalVersions', { on, versions: choice.ids.join('、') })
}

/** A fact's own code stays: `notNumber` at `职工总数`. */
function placeOf({ at, code, message }: FactFault): Place {
  return { at, code: `fact.${code}`, message }
}
