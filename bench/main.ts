/** `npm run bench -- main --json`: every bar of the main job in one run, on a data folder of its own. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { firstStart } from '../src/apps/first-start.ts'
import { systemActor } from '../src/modules/people/operations.ts'
import type { Context, Database } from '../src/server/context.ts'
import { openDatabase } from '../src/server/database/open.ts'
import { benchFirstPage } from './first-page.ts'
import { benchImport } from './import.ts'
import { DISTRICT, makeLargeLedger } from './large-ledger.ts'
import { benchPages, cookieFor, ended, started, treePeakMB } from './pages.ts'
import { benchBulletin, benchReading } from './papers.ts'
import type { BenchResult } from './result.ts'
import { benchAllStandings, benchPlan } from './standings.ts'

const DEMO = 'jianglan-2022-2025'
const folder = mkdtempSync(join(tmpdir(), 'ceyuan-bench-'))
const say = (line: string) => console.error(line)

function contextFor(db: Database, district: string, now: string): Context {
  return {
    db,
    scope: { district },
    actor: systemActor('bench'),
    now,
    asOf: now,
    travelling: false,
    from: 'bench',
    afterCommit: (work) => work(),
    services: { contentFolder: 'content' },
  }
}

async function inProcess(): Promise<BenchResult[]> {
  const { db, close } = await openDatabase({
    url: undefined,
    dataFolder: folder,
    progress: say,
    report: (error) => say(error.message),
  })
  try {
    say('loading')
    await firstStart(db)
    await db
      .insertInto('district')
      .values({
        ...{ district: DISTRICT.id, name: DISTRICT.name, name_en: DISTRICT.nameEn },
        ...{ region_code: '000000', demonstration: true, clock: null },
      })
      .execute()
    const large = contextFor(db, DISTRICT.id, '2026-02-28T10:00:00.000Z')
    await makeLargeLedger(db, large)
    const demo = contextFor(db, 'jianglan', '2025-10-14T10:00:00.000Z')
    say('measuring')
    return [
      await benchAllStandings(large),
      await benchPlan(demo, { db, plan: DEMO }),
      await benchBulletin(demo, DEMO),
      benchReading(readFileSync('content/plans/jlp-2022-2025/source.txt', 'utf8')),
      ...(await benchImport()),
      benchFirstPage(),
    ]
  } finally {
    await close()
  }
}

async function served(): Promise<BenchResult[]> {
  await ended(await started(folder, 8497))
  const server = await started(folder, 8497)
  const warm: BenchResult = {
    case: 'warm start',
    value: Number((server.milliseconds / 1000).toFixed(2)),
    unit: 's',
    peakMB: treePeakMB(server.child.pid ?? 0),
  }
  try {
    const cookie = await cookieFor(server.address, 'officer')
    const period = 'period=2025Q3&scope=whole'
    const paths = [
      `/api/plans/${DEMO}/standings?${period}`,
      `/api/plans/${DEMO}/summary?${period}`,
      `/api/plans/${DEMO}/standings/I-02?${period}`,
      `/api/plans/${DEMO}/cockpit?period=2025Q3`,
      '/api/observations?period=2025Q3',
      `/api/search?text=${encodeURIComponent('交易')}`,
    ]
    return [warm, await benchPages(server, { address: server.address, paths, cookie })]
  } finally {
    await ended(server)
  }
}

try {
  const results = [...(await inProcess()), ...(await served())]
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
  if (process.argv.includes('--json'))
    console.log(JSON.stringify({ name: 'main', machine, results }))
  else {
    console.log(machine)
    for (const { case: name, value, unit, peakMB } of results)
      console.log(
        `${String(value).padStart(8)} ${unit.padEnd(3)} ${String(peakMB).padStart(6)} MB  ${name}`,
      )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
