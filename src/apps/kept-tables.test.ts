/** Whatever acts come in whatever order: what is kept ready equals what the appended rows say. */
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { Problem } from '../base/problem.ts'
import { keepStock } from '../modules/certificates/kept-operations.ts'
import {
  change,
  record as recordCertificate,
  withdraw,
} from '../modules/certificates/ledger-operations.ts'
import { certificatesOf } from '../modules/certificates/operations.ts'
import { freshVerdicts, rebuildVerdicts } from '../modules/cultivation/renewal-operations.ts'
import * as enterprises from '../modules/enterprises/operations.ts'
import { firmPage, historyOf, refreshFirms } from '../modules/enterprises/operations.ts'
import { administrationLabels } from '../modules/enterprises/schema.ts'
import { importing, intakes, undo } from '../modules/intake/operations.ts'
import { importTable } from '../modules/intake/routes.ts'
import type { Context } from '../server/context.ts'
import { testContext } from '../testing/context.ts'
import { testDatabase } from '../testing/database.ts'
import { creditCode } from '../testing/firms.ts'

vi.setConfig({ testTimeout: 240_000 })
const db = await testDatabase()
const codes = [1, 2, 3, 4].map(creditCode)
const days = ['2021-03-01', '2022-07-01', '2024-01-01', '2025-06-30'] as const
const towns = ['西澜镇', '陶溪镇'] as const
const titles = ['hnte', 'techSme', 'littleGiant'] as const
const ground = '演示文件'

let districts = 0
/** Each act some seconds after the one before it. */
async function house() {
  districts += 1
  const district = `kept-${districts}`
  let second = 0
  return {
    district,
    async next(): Promise<Context> {
      second += 5
      const now = new Date(Date.UTC(2025, 9, 14, 1, 0, second)).toISOString()
      return testContext(db, { district, now })
    },
  }
}
type House = Awaited<ReturnType<typeof house>>

const tables = [
  ...(['enterprise_now', 'enterprise_words', 'figure_now', 'title_movement'] as const),
  ...(['title_verdict', 'firm_judged'] as const),
] as const
type Kept = Record<(typeof tables)[number], string[]>

async function kept({ district, next }: House): Promise<Kept> {
  await freshVerdicts(await next())
  const found = {} as Kept
  for (const table of tables) {
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(t) as row from ${sql.table(table)} t where district = ${district}`.execute(db)
    found[table] = rows.map(({ row }) => JSON.stringify(row)).sort()
  }
  return found
}

/** Nothing is taken over from what was kept. */
async function madeAnew(own: House): Promise<Kept> {
  const { district, next } = own
  const context = await next()
  for (const table of tables)
    await sql`delete from ${sql.table(table)} where district = ${district}`.execute(db)
  await refreshFirms(context, 'all')
  await sql`
    insert into title_stale (district, code)
    select distinct district, code from (
      select district, code from certificate union select district, code from enterprise_fact) known
    where district = ${district} on conflict do nothing`.execute(db)
  await keepStock(context)
  await rebuildVerdicts(context)
  return kept(own)
}

/** The list of firms as it is caught up with in memory, and as it is read for one transaction alone. */
async function listed(context: Context): Promise<[caughtUp: unknown, readAnew: unknown]> {
  const pages = async (seeing: Context) => {
    const asked = ['name', 'code', 'town', 'founded'].flatMap((key) => [
      { filters: {}, sort: { key, descending: true } },
      { filters: { town: [towns[0]] }, sort: { key, descending: false }, search: '江澜' },
      { filters: { park: ['东园'], section: ['C'] }, sort: { key, descending: false } },
    ])
    const told: unknown[] = []
    for (const view of asked)
      told.push(
        await firmPage(seeing, { view, offset: 0, limit: 50 }, { held: new Map(), key: '' }),
      )
    return told
  }
  const readAnew = db.transaction().execute((reading) => pages({ ...context, db: reading }))
  return [await pages(context), await readAnew]
}

/** The nth of what there is; undefined where there is nothing. */
const nth = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(1, all.length)]

type Act = (context: Context) => Promise<unknown>
const one = <T>(all: readonly T[]) => fc.constantFrom(...all)
const some = fc.nat({ max: 20 })

const registering = fc.tuple(one(codes), one(towns), one(days)).map(
  ([code, town, day]): Act =>
    (context) =>
      enterprises.register.run(context, {
        ...{ code, name: `江澜${code.slice(-4)}有限公司`, town, park: '', industry: '' },
        ...{ founded: day, since: day, from: '', ground },
      }),
)
const places = ['town', 'park', 'administration'] as const
const stated = [...places, 'name', 'industry', 'aboveSize', 'branchOf'] as const
const stating = fc.tuple(one(codes), one(stated), one(days), some).map(
  ([code, kind, validFrom, n]): Act =>
    (context) => {
      const values = {
        name: `江澜改名${n}号有限公司`,
        town: nth(towns, n) ?? '',
        park: nth(['东园', '西园', ''], n) ?? '',
        administration: nth(Object.keys(administrationLabels), n) ?? '',
        industry: nth(['6513', '3411', '7320'], n) ?? '',
        aboveSize: n % 2 === 0 ? 'yes' : 'no',
        branchOf: n % 3 === 0 ? '' : (nth(codes, n) ?? ''),
      }
      const row = { code, kind, value: values[kind], detail: '', validFrom }
      return enterprises.record.run(context, { ...row, sourceClass: 'administrative', ground })
    },
)
const correcting = fc.tuple(one(codes), some, one(days)).map(
  ([code, n, validFrom]): Act =>
    async (context) => {
      const { facts } = await historyOf(context, code)
      const fact = nth(
        facts.filter(({ counts }) => counts),
        n,
      )
      if (fact === undefined) return
      const { id, value, detail } = fact
      const row = { code, id, value, detail, validFrom, reason: '登记有误', ground }
      await enterprises.correct.run(context, row)
    },
)
const moving = fc
  .tuple(one(codes), one(['movedIn', 'removed', 'movedOut', 'deregistered', 'here'] as const))
  .chain((first) => fc.tuple(fc.constant(first), one(days), one(towns)))
  .map(
    ([[code, move], on, town]): Act =>
      (context) =>
        enterprises.move.run(context, { code, move, on, town, where: '', ground }),
  )
const resolving = fc.tuple(one(codes), one(codes), one(['merged', 'distinct'] as const)).map(
  ([code, other, decision]): Act =>
    (context) =>
      enterprises.resolve.run(context, { code, other, decision, ground }),
)
const filing = fc
  .tuple(
    one(codes),
    one([2023, 2024]),
    one(['administrative', 'selfReported', 'survey'] as const),
    some,
  )
  .map(
    ([code, year, sourceClass, n]): Act =>
      (context) =>
        enterprises.file.run(context, {
          ...{ code, year, sourceClass, state: 'final', supersedes: null, reason: '' },
          ...{ purpose: sourceClass === 'survey' ? 'statistics' : 'service', ground, place: '' },
          figures: { 营业收入: `${n}00` },
        }),
  )
const certifying = fc.tuple(one(codes), one(titles), one(days), some).map(
  ([code, title, validFrom, n]): Act =>
    (context) =>
      recordCertificate.run(context, {
        ...{ code, title, number: `Z${n}`, batch: '', document: ground, award: 'first' },
        ...{ issuedOn: null, validFrom, validTo: `${Number(validFrom.slice(0, 4)) + 2}-12-31` },
        ...{ supersedes: null, reason: '' },
      }),
)
const turning = fc
  .tuple(
    some,
    one(['revoked', 'restored', 'withdrawn', 'corrected'] as const),
    one(days),
    one(codes),
  )
  .map(
    ([n, what, effectiveOn, code]): Act =>
      async (context) => {
        const held = nth(await certificatesOf(context, codes), n)
        if (held === undefined) return
        const reason = '演示'
        if (what === 'withdrawn') await withdraw.run(context, { certificate: held.id, reason })
        else if (what === 'corrected') {
          const { title, number, batch, award, issuedOn, validFrom, validTo } = held
          const row = { title, number, batch, award, issuedOn, validFrom, validTo }
          const correction = { code, document: ground, supersedes: held.id, reason }
          await recordCertificate.run(context, { ...row, ...correction })
        } else {
          const turn = { certificate: held.id, kind: what, effectiveOn, document: ground, reason }
          await change.run(context, turn)
        }
      },
  )
const bringing = fc.tuple(fc.subarray(codes, { minLength: 1 }), one(towns), some).map(
  ([chosen, town, n]): Act =>
    (context) =>
      importing.run(
        { ...context, file: table(chosen, town, n) },
        importTable.input.parse({ sender: '区科技局', kind: 'enterprises', reason: '以名册为准' }),
      ),
)
const undoing = some.map(
  (n): Act =>
    async (context) => {
      const brought = (await intakes.run(context, {})).filter((each) => each.undone === null)
      const last = nth(brought, n)
      if (last !== undefined) await undo.run(context, { importId: last.importId, reason: '重复' })
    },
)

function table(chosen: readonly string[], town: string, n: number) {
  const rows = chosen.map((code) => `${code},江澜${code.slice(-4)}有限公司,${town},2024,${n}5`)
  const text = ['统一社会信用代码,企业名称,镇街,年度,营业收入(万元)', ...rows].join('\n')
  return { name: '名册.csv', bytes: new TextEncoder().encode(text) }
}

const acts = fc.oneof(
  { weight: 3, arbitrary: registering },
  { weight: 5, arbitrary: stating },
  { weight: 2, arbitrary: correcting },
  { weight: 2, arbitrary: moving },
  { weight: 2, arbitrary: resolving },
  { weight: 2, arbitrary: filing },
  { weight: 4, arbitrary: certifying },
  { weight: 3, arbitrary: turning },
  { weight: 1, arbitrary: bringing },
  { weight: 1, arbitrary: undoing },
)

/** Whether the act was done; a refusal is an answer too, and everything else a fault. */
async function done(act: Act, context: Context): Promise<boolean> {
  try {
    await act(context)
    return true
  } catch (fault) {
    if (fault instanceof Problem) return false
    throw fault
  }
}

test('after each act the kept tables equal those made anew', async () => {
  let count = 0
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 10, maxLength: 16 }), async (all) => {
      const own = await house()
      for (const act of all) {
        const cameBefore = await own.next()
        const context = await own.next()
        if (await done(act, context)) count += 1
        // Who came before the act may read after it, and keeps what is known at their own moment.
        await keepStock(cameBefore)
        await keepStock(await own.next())
        const after = await kept(own)
        const [caughtUp, readAnew] = await listed(await own.next())
        expect(caughtUp).toEqual(readAnew)
        expect(await madeAnew(own)).toEqual(after)
      }
    }),
    { numRuns: 8 },
  )
  expect(count).toBeGreaterThan(30)
})

test('a kept row that no appended row says is found out', async () => {
  const own = await house()
  const [[act] = []] = [fc.sample(registering, { numRuns: 1, seed: 1 })]
  if (act === undefined) throw new Error('no act')
  expect(await done(act, await own.next())).toBe(true)
  await sql`update enterprise_now set town = '别处' where district = ${own.district}`.execute(db)
  const after = await kept(own)
  expect(await madeAnew(own)).not.toEqual(after)
})

test('an undo while another brings the same firms: as if one had come after the other', async () => {
  for (let turn = 0; turn < 2; turn += 1) {
    const own = await house()
    const options = importTable.input.parse({ sender: '区科技局', kind: 'enterprises' })
    const bring = async (n: number) =>
      importing.run({ ...(await own.next()), file: table(codes, towns[0], n) }, options)
    const first = await bring(1)
    const other = { ...(await own.next()), file: table(codes, towns[0], 1) }
    const taken = { importId: first.importId ?? '', reason: '重复' }
    const [undone, again] = await Promise.allSettled([
      undo.run(await own.next(), taken),
      importing.run(other, options),
    ])
    expect([undone.status, again.status]).toEqual(['fulfilled', 'fulfilled'])
    const brought = again.status === 'fulfilled' ? again.value.accepted : undefined
    // Undone first, the file brings its firms; brought first, it says nothing new and all is undone.
    const after = await kept(own)
    expect([brought, after.enterprise_now.length]).toBeOneOf([
      [codes.length, codes.length],
      [0, 0],
    ])
    expect(await madeAnew(own)).toEqual(after)
  }
})

test('an act on a firm while an import of it is under way is not lost', async () => {
  for (let turn = 0; turn < 2; turn += 1) {
    const own = await house()
    const options = importTable.input.parse({ sender: '区科技局', kind: 'enterprises' })
    await importing.run({ ...(await own.next()), file: table(codes, towns[0], 1) }, options)
    const [code = ''] = codes
    const again = { ...(await own.next()), file: table(codes, towns[0], 2) }
    const named = { code, kind: 'name' as const, value: '江澜更名有限公司', detail: '' }
    const since = { validFrom: '2024-01-01', sourceClass: 'administrative' as const, ground }
    await Promise.all([
      importing.run(again, { ...options, reason: '以名册为准' }),
      pause(turn * 120).then(async () =>
        enterprises.record.run(await own.next(), { ...named, ...since }),
      ),
    ])
    const after = await kept(own)
    expect(after.enterprise_now.join()).toContain('江澜更名有限公司')
    expect(await madeAnew(own)).toEqual(after)
  }
})
