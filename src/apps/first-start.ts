/** What a house holds on its first start: a real plan with its published values, and a fictional district to try. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { type Kysely, sql } from 'kysely'
import { stringify } from 'yaml'
import { bring, decide } from '../modules/observations/operations.ts'
import type { Observation } from '../modules/observations/schema.ts'
import { loadArchive } from '../modules/packages/operations.ts'
import { load } from '../modules/plan/operations.ts'
import { judge } from '../modules/standings/operations.ts'
import type { Context } from '../server/context.ts'
import type { Tables } from '../server/tables.ts'
import { type DemoDistrict, demoDistrict } from './demo/demo-district.ts'
import { recordRegisters } from './first-registers.ts'
import { type District, districtOf, ensured, inDistrict } from './in-district.ts'
import { services } from './services.ts'

const firstTime = { name: '首次启动', from: 'first start' }

/** Loads each district that is not there yet, whole or not at all. */
export async function firstStart(
  db: Kysely<Tables>,
  progress: (line: string) => void = () => undefined,
): Promise<void> {
  if (!(await loadMissing(db, progress))) return
  // Until PostgreSQL has counted thousands of new lines it reads them in the slowest order it knows.
  await sql`analyze`.execute(db)
}

/** True when something was loaded. */
async function loadMissing(db: Kysely<Tables>, progress: (line: string) => void): Promise<boolean> {
  const present = await db.selectFrom('district').select('district').execute()
  const known = new Set(present.map(({ district }) => district))
  const content = services().contentFolder
  let loaded = false
  for (const folder of readdirSync(join(content, 'plans'))) {
    const files = filesIn(join(content, 'plans', folder))
    const district = districtOf(files['plan.yaml'] ?? '')
    if (known.has(district.id)) continue
    loaded = true
    await inDistrict(db, { district: district.id, ...firstTime }, (context) =>
      loadReal(context, { district, files, progress }),
    )
  }
  const demo = fictional(content)
  const { district } = demo
  if (known.has(district) && (await hasFirms(db, district))) return loaded
  await inDistrict(db, { district, ...firstTime }, async (context) => {
    // A house of an earlier version has the district already, without its firms.
    if (!known.has(district)) await loadFictional(context, demo.whole(), progress)
    await loadFirms(context, demo.whole(), progress)
  })
  return true
}

/** The fictional district is made only when it is needed: it is work. */
function fictional(content: string) {
  const read = (path: string) => readFileSync(join(content, path), 'utf8')
  const { id } = districtOf(read('demo/district.yaml'))
  return { district: id, whole: () => demoDistrict(read) }
}

function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => /\.(yaml|txt|csv)$/.test(name))
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

type Real = {
  district: District
  files: Record<string, string>
  progress: (line: string) => void
}

async function loadReal(context: Context, { district, files, progress }: Real): Promise<void> {
  if (!(await ensured(context, district, []))) return
  progress(`正在载入${district.name}的方案和已公布数据 · Loading the plan of ${district.nameEn}`)
  const packed = Object.entries(files).map(([name, text]) => [name, strToU8(text)])
  const file = { name: `${district.id}.zip`, bytes: zipSync(Object.fromEntries(packed)) }
  await loadArchive.run({ ...context, file }, {})
}

async function loadFictional(
  context: Context,
  demo: DemoDistrict,
  progress: (line: string) => void,
): Promise<void> {
  const { district, document } = demo.package
  if (!(await ensured(context, district, demo.accounts))) return
  progress(`正在载入演示区${district.name} · Loading the demonstration district ${district.nameEn}`)
  const published = `${document.publishedOn}T00:00:00.000Z`
  const yaml = stringify(demo.package)
  await load.run(at(context, published), { yaml, source: demo.source, sourceName: 'source.txt' })
  await recordAll(context, demo.observations)
  for (const { recordedAt, recordedBy, code, period, word, reason, measures } of demo.judgements) {
    const plan = demo.package.id
    const judging = { plan, code, period, word, reason, measures }
    await judge.run(at(context, recordedAt, recordedBy), judging)
  }
}

async function hasFirms(db: Context['db'], district: string): Promise<boolean> {
  const { rows } = await sql`select from fact_line where district = ${district} limit 1`.execute(db)
  return rows.length > 0
}

async function loadFirms(
  context: Context,
  demo: DemoDistrict,
  progress: (line: string) => void,
): Promise<void> {
  const { district } = context.scope
  // Of two nodes that start together one loads the firms and the other finds them.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`firms/${district}`}, 0))`.execute(
    context.db,
  )
  if (await hasFirms(context.db, district)) return
  progress('正在载入演示区的6000户企业 · Loading 6,000 firms of the demonstration district')
  const by = demo.accounts.find(({ account }) => account === 'jl-kejiju')?.name
  const clock = { recorded: context.now, standing: demo.package.district.clock ?? context.now }
  await recordRegisters((moment) => at(context, moment, by), demo.registers(), clock)
}

/** Somebody at another moment of the district's history, by name; each acts by an account of their own. */
function at(context: Context, moment: string, name = context.actor.name): Context {
  const now = new Date(moment).toISOString()
  const account = name === context.actor.name ? context.actor.account : `first-start:${name}`
  return { ...context, now, asOf: now, actor: { ...context.actor, name, account } }
}

/** Each value is recorded when and by whom it was, and approved likewise; corrections follow what they correct. */
async function recordAll(context: Context, observations: readonly Observation[]): Promise<void> {
  const ids = new Map<string, string>()
  for (const group of groups(observations, (each) => `${each.recordedAt} ${each.recordedBy}`)) {
    const [first] = group
    if (first === undefined) continue
    const values = group.map(({ id: _, approval, recordedAt, recordedBy, ...value }) => ({
      ...value,
      supersedes: value.supersedes === null ? null : (ids.get(value.supersedes) ?? null),
    }))
    const { ids: made } = await bring.run(at(context, first.recordedAt, first.recordedBy), {
      values,
    })
    group.forEach((each, index) => {
      ids.set(each.id, made[index] ?? '')
    })
  }
  await approveAll(context, observations, ids)
}

async function approveAll(
  context: Context,
  observations: readonly Observation[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const decided = observations.flatMap((each) =>
    each.approval === null ? [] : [{ id: ids.get(each.id) ?? '', ...each.approval }],
  )
  const alike = (each: (typeof decided)[number]) =>
    [each.recordedAt, each.recordedBy, each.decision, each.condition].join(' ')
  for (const group of groups(decided, alike)) {
    const [first] = group
    if (first === undefined) continue
    const { recordedAt, recordedBy, decision, condition } = first
    const asked = { ids: group.map((each) => each.id), decision, condition }
    await decide.run(at(context, recordedAt, recordedBy), asked)
  }
}

function groups<T>(rows: readonly T[], key: (row: T) => string): T[][] {
  const found = new Map<string, T[]>()
  for (const row of rows) found.set(key(row), [...(found.get(key(row)) ?? []), row])
  return [...found.values()]
}
