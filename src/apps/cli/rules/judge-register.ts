/** Runs one of the engines over the register; the answers are the table `answer`, beside its `id`. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Column } from '../../../rules/bulk/cell.ts'
import type { Bulk } from '../../../rules/bulk/judge.ts'
import { duckdb } from '../../../rules/sql/duckdb.ts'
import { emitSql, type SqlOutput } from '../../../rules/sql/emit.ts'
import { boundsOf, compileKernel, type KernelAnswer } from '../../../server/rules/kernel.ts'
import { kernelColumns } from '../../../server/rules/kernel-register.ts'
import type { Session } from '../../../server/rules/postgres.ts'
import { quotedText, rowsOf } from './answer-rows.ts'

export const engines = ['kernel', 'duckdb', 'postgres'] as const
export type Engine = (typeof engines)[number]

/** Rows that are judged between two lines of progress. */
const SLICE = 500_000
/** Rows of one INSERT. */
const BATCH = 5000

export type Progress = (done: number) => void

export type Judging = {
  readonly engine: Engine
  readonly rows: number
  readonly progress: Progress
  /** Opened by whoever chose `postgres`. */
  readonly session: Session | undefined
}

export async function judgeRegister(
  connection: DuckDBConnection,
  bulk: Bulk,
  { engine, rows, progress, session }: Judging,
): Promise<readonly SqlOutput[]> {
  const from = 'register'
  const { outputs, text } = emitSql(bulk, duckdb, { from, key: 'id' })
  await connection.run(`CREATE TABLE answer AS SELECT * FROM (${text}) AS a LIMIT 0`)
  for (let start = 0; start < rows; start += SLICE) {
    const slice = `(SELECT * FROM register ORDER BY id LIMIT ${SLICE} OFFSET ${start})`
    if (engine === 'duckdb') {
      const part = emitSql(bulk, duckdb, { from: `${slice} AS r`, key: 'id' })
      await connection.run(`INSERT INTO answer ${part.text}`)
    } else {
      const { ids, held } = await sliceOf(connection, bulk, slice)
      const answers =
        session !== undefined
          ? await session.judge(bulk, { ids, held })
          : kernelAnswers(bulk, { ids, held, outputs })
      await insert(connection, answers)
    }
    progress(Math.min(rows, start + SLICE))
  }
  return outputs
}

type Held = (bigint | null)[][]

async function sliceOf(connection: DuckDBConnection, { sheet }: Bulk, slice: string) {
  const texts = sheet.columns.map(({ name, kind }, place) =>
    kind === 'truth'
      ? `CAST(CAST(${duckdb.quoted(name)} AS TINYINT) AS BIGINT) AS c${place}`
      : `CAST(${duckdb.quoted(name)} AS BIGINT) AS c${place}`,
  )
  const reader = await connection.runAndReadAll(
    `SELECT ${['CAST(id AS BIGINT) AS id', ...texts].join(', ')} FROM ${slice} AS r`,
  )
  const [ids = [], ...held] = reader.getColumns() as [bigint[], ...Held]
  return { ids, held }
}

type Asked = { ids: readonly bigint[]; held: Held; outputs: readonly SqlOutput[] }

/** The kernel's answers in the columns that SQL would give: two words of 32 bits are one mask. */
function kernelAnswers(bulk: Bulk, { ids, held, outputs }: Asked): string[][] {
  const columns = kernelColumns(bulk.sheet, held)
  const kinds = bulk.sheet.columns.map(({ kind }: Column) => kind)
  const answer = compileKernel(bulk, boundsOf(columns, kinds)).run(columns, ids.length)
  const readers = outputs.map((output) => readerOf(answer, output))
  return ids.map((id, row) => [`${id}`, ...readers.map((read) => read(row))])
}

const SQL_WORD = 62n
const WORD = 32

function readerOf({ outputs, arrays }: KernelAnswer, wanted: SqlOutput): (row: number) => string {
  const found = outputs.flatMap(({ kind, judged, word }, place) =>
    kind === wanted.kind && judged === wanted.judged ? [{ word, values: arrays[place] }] : [],
  )
  if (wanted.kind !== 'fails' && wanted.kind !== 'needs') {
    const values =
      found[0]?.values ??
      arrays[
        outputs.findIndex(({ kind, judged }) => kind === 'scoreLo' && judged === wanted.judged)
      ]
    return (row) => {
      const value = values?.[row] ?? 0
      return Number.isFinite(value) ? `${value}` : 'NULL'
    }
  }
  const shift = BigInt(/_w(\d+)/.exec(wanted.name)?.[1] ?? 1) - 1n
  return (row) => {
    const bits = found.reduce(
      (all, { word, values }) =>
        all | (BigInt.asUintN(WORD, BigInt(values?.[row] ?? 0)) << BigInt(word * WORD)),
      0n,
    )
    return `${BigInt.asUintN(Number(SQL_WORD), bits >> (shift * SQL_WORD))}`
  }
}

async function insert(connection: DuckDBConnection, answers: readonly (readonly string[])[]) {
  for (let start = 0; start < answers.length; start += BATCH) {
    const values = answers.slice(start, start + BATCH).map((row) => `(${row.join(', ')})`)
    await connection.run(`INSERT INTO answer VALUES ${values.join(', ')}`)
  }
}

/** Writes the answers with words for verdicts, to CSV or Parquet by the name of the file. */
export async function writeAnswers(
  connection: DuckDBConnection,
  outputs: readonly SqlOutput[],
  file: string,
): Promise<void> {
  const listed = outputs.map(({ name, kind, den }) => {
    if (kind === 'verdict')
      return `CASE ${name} WHEN 1 THEN 'met' WHEN 0 THEN 'unmet' ELSE 'undetermined' END AS ${name}`
    return den === 1n ? name : `${name} / ${den}.0 AS ${name}`
  })
  const format = /\.parquet$/i.test(file) ? 'FORMAT parquet' : 'FORMAT csv, HEADER'
  await connection.run(
    `COPY (SELECT firm_key AS "key", ${listed.join(', ')} FROM answer JOIN register USING (id) ORDER BY id) TO ${quotedText(file)} (${format})`,
  )
}

export type Counts = { met: number; unmet: number; undetermined: number }

export async function countsOf(
  connection: DuckDBConnection,
  { name }: Pick<SqlOutput, 'name'>,
): Promise<Counts> {
  const counted = [1, 0, 2].map(
    (code) => `count(*) FILTER (WHERE ${name} = ${code})::INTEGER AS c${code}`,
  )
  const [row] = await rowsOf(connection, `SELECT ${counted.join(', ')} FROM answer`)
  return { met: Number(row?.['c1']), unmet: Number(row?.['c0']), undetermined: Number(row?.['c2']) }
}
