/** One preview and one import of a workbook, in a process of its own: `import-run FOLDER FILE ROWS`. */
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { importing, preview } from '../../src/modules/intake/operations.ts'
import { importTable } from '../../src/modules/intake/routes.ts'
import { systemActor } from '../../src/modules/people/operations.ts'
import type { Context } from '../../src/server/context.ts'
import { openDatabase } from '../../src/server/database/open.ts'
import { NOW } from './firms.ts'

const MEGABYTE = 1024 * 1024
const [, , folder = '', path = '', rows = '50000'] = process.argv
/** A district of its own: the same file would say nothing new to one that had it. */
const DISTRICT = `intake-${process.pid}`

/** The largest resident size of this process, its threads included, while it is watched. */
function watched(): () => number {
  let most = 0
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss())
  }
  const timer = setInterval(look, 20)
  return () => {
    clearInterval(timer)
    look()
    return Math.round(most / MEGABYTE)
  }
}

const { db, close } = await openDatabase({ url: undefined, dataFolder: folder })
try {
  await db
    .insertInto('district')
    .values({
      ...{ district: DISTRICT, name: '名录区', name_en: 'Lists', region_code: '000000' },
      ...{ demonstration: true, clock: null },
    })
    .execute()
  const bytes = new Uint8Array(readFileSync(path))
  const context: Context = {
    ...{ db, scope: { district: DISTRICT }, actor: systemActor('bench') },
    ...{ now: NOW, asOf: NOW, travelling: false, from: 'bench' },
    afterCommit: (work) => work(),
    services: { contentFolder: 'content' },
    file: { name: '名录.xlsx', bytes },
  }
  const input = importTable.input.parse({ sender: '区市场监管局' })
  const peak = watched()
  const begun = performance.now()
  const looked = await preview.run(context, input)
  const seen = performance.now()
  const kept = await importing.run(context, input)
  const ended = performance.now()
  const { counts } = looked
  const faulty = Number(rows) / 50
  if (counts.problem !== faulty || kept.accepted !== Number(rows) - faulty)
    throw new Error(`the bench file is not what it should be: ${JSON.stringify(counts)}`)
  console.log(JSON.stringify({ preview: seen - begun, import: ended - seen, peakMB: peak() }))
} finally {
  await close()
}
