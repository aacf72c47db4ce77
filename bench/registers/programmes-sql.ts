/** Every programme over the whole register as SQL in PostgreSQL: a wide table of facts, one question each. */
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import { codesNow } from '../../src/modules/cultivation/appended-store.ts'
import { answersOf, blockOf } from '../../src/modules/cultivation/block-operations.ts'
import { placeName } from '../../src/modules/cultivation/cell-layout.ts'
import type { FirmBlock } from '../../src/modules/cultivation/firm-block.ts'
import { type Judged, judgedNow } from '../../src/modules/cultivation/kept-operations.ts'
import { keptRecords, recordsOn } from '../../src/modules/cultivation/record-operations.ts'
import { type Stand, standOn } from '../../src/modules/cultivation/stand-operations.ts'
import { judgeRows } from '../../src/rules/bulk/judge.ts'
import { dayOf } from '../../src/rules/meaning/days.ts'
import { emitCounts } from '../../src/rules/sql/count.ts'
import { postgres } from '../../src/rules/sql/postgres.ts'
import { type BenchResult, peakMB, seconds } from '../result.ts'
import type { House } from './house.ts'

const FIRMS_AT_ONCE = 5000
const RUNS = 3
const WIDE = 'bench_facts'

/** Firms whose facts contradict each other are asked of neither: the product leaves them open. */
type Counts = { met: number; unmet: number; faulty: number[] }

/**
 * New applicants of all titles; the facts are laid down beforehand, as by a rule that is asked often. What
 * the kernels of the product answer for the same facts is counted beside it and must be the same.
 */
export async function benchProgrammesSql({ context, rows, say }: House): Promise<BenchResult[]> {
  say('programmes in PostgreSQL')
  const stand = await standOn(context, undefined)
  const judged = judgedNow(stand).filter(({ held }) => !held)
  const kernels = await layDown(context, stand, judged)
  say('facts laid down')
  try {
    const questions = judged.map((each, place) =>
      questionFor(stand, each, kernels[place]?.faulty ?? []),
    )
    const wanted = JSON.stringify(kernels.map(({ met, unmet }) => ({ met, unmet })))
    await sql`vacuum analyze ${sql.table(WIDE)}`.execute(context.db)
    let quickest = Number.POSITIVE_INFINITY
    for (let run = 0; run < RUNS; run += 1) {
      const from = performance.now()
      const counts = JSON.stringify(await countsOf(context, questions))
      quickest = Math.min(quickest, performance.now() - from)
      if (counts !== wanted) throw new Error(`PostgreSQL counts ${counts}, the kernels ${wanted}`)
    }
    const name = `${judged.length} programmes as SQL over ${rows} firms in PostgreSQL, three-valued`
    return [{ case: name, value: seconds(quickest), unit: 's', peakMB: peakMB() }]
  } finally {
    await sql`drop table if exists ${sql.table(WIDE)}`.execute(context.db)
  }
}

/** Facts of every firm, a column for each place; answers what the kernels say of them. */
async function layDown(
  context: House['context'],
  stand: Stand,
  judged: readonly Judged[],
): Promise<Counts[]> {
  const kinds = stand.layout.places.map((place) =>
    ['truth', '_na'].includes(place.split('|')[2] ?? '') ? 'boolean' : 'bigint',
  )
  const columns = sql.join(kinds.map((kind, at) => sql`${column(at)} ${sql.raw(kind)}`))
  await sql`drop table if exists ${sql.table(WIDE)}`.execute(context.db)
  await sql`create unlogged table ${sql.table(WIDE)} (id bigint, ${columns})`.execute(context.db)
  const counts = judged.map((): Counts => ({ met: 0, unmet: 0, faulty: [] }))
  const codes = await codesNow(context.db, context.scope)
  for (let at = 0; at < codes.length; at += FIRMS_AT_ONCE) {
    const some = codes.slice(at, at + FIRMS_AT_ONCE)
    const kept = await keptRecords(context, some)
    const block = blockOf(await recordsOn(context, some, { day: stand.day, kept }), stand)
    for (const [place, each] of judged.entries())
      tally(block, stand, { each, from: at, counts: counts[place] })
    await insertBlock(context, block, { from: at, kinds })
  }
  return counts
}

const column = (place: number) => sql.raw(`c${place}`)

function tally(
  block: FirmBlock,
  stand: Stand,
  { each, from, counts }: { each: Judged; from: number; counts: Counts | undefined },
): void {
  const faulty = block.faulty.get(each.version)
  const { verdictAt } = answersOf(block, { stand, ...each })
  for (let row = 0; row < block.firms.length; row += 1) {
    const verdict = verdictAt(row)
    if (faulty?.[row] === 1) counts?.faulty.push(from + row)
    if (counts === undefined || verdict === 'undetermined') continue
    counts[verdict] += 1
  }
}

async function insertBlock(
  { db }: House['context'],
  { cells, firms }: FirmBlock,
  { from, kinds }: { from: number; kinds: readonly string[] },
): Promise<void> {
  const listed = cells.map((values, place) => {
    const texts = Array.from(values, (value) => {
      if (Number.isNaN(value)) return null
      return kinds[place] === 'boolean' ? value === 1 : value
    })
    return sql`json_array_elements_text(${JSON.stringify(texts)}::json)`
  })
  const typed = kinds.map((kind, place) => sql`${column(place)}::${sql.raw(kind)}`)
  await sql`insert into ${sql.table(WIDE)}
    select id, ${sql.join(typed)}
    from rows from (generate_series(${from}::bigint, ${from + firms.length - 1}::bigint),
      ${sql.join(listed)}) as r (id, ${sql.join(kinds.map((_, place) => column(place)))})`.execute(
    db,
  )
}

/** The question of one programme, over the wide table seen as the columns that it names. */
function questionFor(
  { layout, day }: Stand,
  { version, procedure }: Judged,
  faulty: readonly number[],
): string {
  const bulk = judgeRows([version], {
    ...{ day: dayOf(day) ?? 0, procedure, complete: false },
    without: ['needs', 'fails', 'contradicts'],
  })
  const named = bulk.sheet.columns.map((each) => {
    const place = layout.placeOf.get(placeName(each))
    const empty = each.kind === 'truth' ? 'null::boolean' : 'null::bigint'
    return `${place === undefined ? empty : `c${place}`} as ${postgres.quoted(each.name)}`
  })
  const from = `(select id, ${named.join(', ')} from ${WIDE}
    where id <> all('{${faulty.join()}}'::bigint[])) as register`
  return emitCounts(bulk, postgres, { from, key: 'id' })
}

async function countsOf(
  { db }: House['context'],
  questions: readonly string[],
): Promise<Omit<Counts, 'faulty'>[]> {
  const counts: Omit<Counts, 'faulty'>[] = []
  for (const question of questions) {
    const { rows } = await sql<{ met_1: string; unmet_1: string }>`${sql.raw(question)}`.execute(db)
    counts.push({ met: Number(rows[0]?.met_1), unmet: Number(rows[0]?.unmet_1) })
  }
  return counts
}
