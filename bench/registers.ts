/**
 * `npm run -s bench -- registers --json`: the registers over 200,000 firms and five years. `--rows N`: over
 * fewer; `--only stock,list`: some groups; `--house FOLDER`: loaded there once, kept and used again.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { systemActor } from '../src/modules/people/operations.ts'
import type { Context, Database } from '../src/server/context.ts'
import { openDatabase } from '../src/server/database/open.ts'
import { cookieFor, ended, started, treePeakMB } from './pages.ts'
import { benchCultivation } from './registers/cultivation.ts'
import { DISTRICT, NOW } from './registers/firms.ts'
import type { Group, House } from './registers/house.ts'
import { benchRegisterImport } from './registers/import.ts'
import { benchList } from './registers/list.ts'
import { loadFirms } from './registers/load-firms.ts'
import { benchProgrammesSql } from './registers/programmes-sql.ts'
import { benchStock } from './registers/stock.ts'
import type { BenchResult } from './result.ts'

/** Each file of bench/registers brings its cases. */
const groups: Readonly<Record<string, Group>> = {
  import: benchRegisterImport,
  stock: benchStock,
  list: benchList,
  cultivation: benchCultivation,
  programmes: benchProgrammesSql,
}

const option = (name: string, otherwise: string) => {
  const place = process.argv.indexOf(`--${name}`)
  return place === -1 ? otherwise : (process.argv[place + 1] ?? otherwise)
}
const rows = Number(option('rows', '200000'))
const from = performance.now()
const say = (line: string) =>
  console.error(`${((performance.now() - from) / 1000).toFixed(1)} s  ${line}`)
const house = option('house', '')
const only = option('only', Object.keys(groups).join()).split(',')
const folder = house === '' ? mkdtempSync(join(tmpdir(), 'ceyuan-registers-')) : house

function contextOn(db: Database): Context {
  return {
    db,
    scope: { district: DISTRICT.id },
    actor: systemActor('bench'),
    now: NOW,
    asOf: NOW,
    travelling: false,
    from: 'bench',
    afterCommit: (work) => work(),
    services: { contentFolder: 'content' },
  }
}

const { db, close } = await openDatabase({
  url: undefined,
  dataFolder: folder,
  progress: say,
  report: (error) => say(error.message),
})
try {
  const inserted = await db
    .insertInto('district')
    .values({
      ...{ district: DISTRICT.id, name: DISTRICT.name, name_en: DISTRICT.nameEn },
      ...{ region_code: '000000', demonstration: true, clock: NOW },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 1n) await loadFirms(contextOn(db), { rows, say })
  const server = await started(folder, 8498)
  try {
    const loaded: House = {
      ...{ db, folder, context: contextOn(db), rows, say, address: server.address },
      cookie: await cookieFor(server.address, 'officer', DISTRICT.id),
      serverPeakMB: () => treePeakMB(server.child.pid ?? 0),
    }
    const results: BenchResult[] = []
    for (const [name, group] of Object.entries(groups))
      if (only.includes(name)) results.push(...(await group(loaded)))
    const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
    if (process.argv.includes('--json'))
      console.log(JSON.stringify({ name: 'registers', machine, results }))
    else
      for (const { case: name, value, unit, peakMB } of results)
        console.log(
          `${String(value).padStart(9)} ${unit.padEnd(4)} ${String(peakMB).padStart(5)} MB  ${name}`,
        )
  } finally {
    await ended(server)
  }
} finally {
  await close()
  if (house === '') rmSync(folder, { recursive: true, force: true })
}
