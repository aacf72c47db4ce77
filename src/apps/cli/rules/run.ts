/** `rules run`: programmes over a file, on the engine that is asked for. */
import { DuckDBInstance } from '@duckdb/node-api'
import { type Bulk, judgeRows } from '../../../rules/bulk/judge.ts'
import { NotSayable } from '../../../rules/bulk/value.ts'
import { dayOf, yearOf } from '../../../rules/meaning/days.ts'
import type { Version } from '../../../rules/meaning/version.ts'
import { readConfig } from '../../../server/config.ts'
import { openSession } from '../../../server/rules/postgres.ts'
import type { Asked } from '../verb.ts'
import { dropContradictions } from './contradictions.ts'
import { type Ingested, ingest } from './ingest.ts'
import { countsOf, type Engine, engines, judgeRegister, writeAnswers } from './judge-register.ts'
import { readMapping } from './mapping.ts'
import { refuseRules, versionNamed } from './programmes.ts'

export type Opened = {
  readonly connection: Awaited<ReturnType<DuckDBInstance['connect']>>
  readonly versions: readonly Version[]
  readonly ingested: Ingested
  readonly bulk: Bulk
}

/** The chosen versions and the file laid out for them. */
export async function openRegister(
  names: readonly string[],
  fields: Asked['fields'],
  without: readonly ('needs' | 'fails')[] = [],
): Promise<Opened> {
  const on = fields['on'] ?? new Date().toISOString().slice(0, 10)
  const { known, procedure } = fields
  const occasion = { on, ...(known && { known }), ...(procedure && { procedure }) }
  const versions = names.map((name) => versionNamed(name, occasion))
  const day = dayOf(on) ?? 0
  const judged = (complete: boolean) =>
    inBulk(versions, { day, procedure: procedure ?? 'new', complete, without })
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const mapping = readMapping(fields['map'])
  const source = {
    file: fields['in'] ?? '',
    mapping,
    latestYear: yearOf(day) - 1,
    by: fields['by'],
  }
  say(`正在读取 ${source.file} · Reading`)
  const open = judged(false)
  const laid = await ingest(connection, open.sheet, source)
  const ingested = await dropContradictions(connection, open, laid)
  return { connection, versions, ingested, bulk: laid.complete ? judged(true) : open }
}

type Wanted = Parameters<typeof judgeRows>[1]

function inBulk(versions: readonly Version[], wanted: Wanted): Bulk {
  return sayable(versions, () => judgeRows(versions, wanted))
}

/** What no bulk engine can say of the versions is refused with its place. */
function sayable<Answer>(versions: readonly Version[], work: () => Answer): Answer {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof NotSayable)) throw error
    const { slot, reason } = error.unsayable
    const [version] = versions
    const node = typeof slot === 'string' ? slot : (version?.nodes[slot]?.id ?? String(slot))
    return refuseRules('notSayable', { name: version?.programme ?? '', node, reason })
  }
}

export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

export async function run(fields: Asked['fields']) {
  const engine = engineNamed(fields['engine'] ?? 'kernel')
  const names = (fields['programmes'] ?? '').split('\n')
  const { connection, versions, ingested, bulk } = await openRegister(names, fields)
  const session = engine === 'postgres' ? await openSession(address()) : undefined
  const started = Date.now()
  const progress = (done: number) => {
    const rate = done / Math.max(1, Date.now() - started) / 1000
    say(`${done} / ${ingested.good} 行 rows, ${rate.toFixed(2)} M/s`)
  }
  try {
    const judging = { engine, rows: ingested.good, progress, session }
    const outputs = await judgeRegister(connection, bulk, judging).catch((error: unknown) =>
      sayable(versions, () => {
        throw error
      }),
    )
    const out = fields['out'] ?? ''
    await writeAnswers(connection, outputs, out)
    const programmes = await Promise.all(
      versions.map(async (version, judged) => {
        const verdict = outputs.find((each) => each.kind === 'verdict' && each.judged === judged)
        const counts = verdict === undefined ? {} : await countsOf(connection, verdict)
        const { programme, id, mask, inputs } = version
        const bits = {
          fails: mask.map((each) => each.id),
          needs: inputs.map(({ column }) => column),
        }
        return { programme, version: id, ...counts, bits }
      }),
    )
    return { out, engine, ...ingested, programmes }
  } finally {
    await session?.close()
    connection.closeSync()
  }
}

function engineNamed(name: string): Engine {
  return engines.find((each) => each === name) ?? refuseRules('engine', { name })
}

function address() {
  const { databaseUrl, dataFolder } = readConfig(process.env)
  return { url: databaseUrl, dataFolder }
}
