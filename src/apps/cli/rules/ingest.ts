/**
 * A file becomes a register with canonical columns: whole units, yes and no, places of members. A cell
 * that is none of these is reported by row, column and word, and its row is left out.
 */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Column, Sheet } from '../../../rules/bulk/cell.ts'
import { duckdb } from '../../../rules/sql/duckdb.ts'
import { quotedText, rowsOf } from './answer-rows.ts'
import { type FilePlace, type Mapping, placeIn } from './mapping.ts'
import { refuseRules } from './programmes.ts'
import { openFile } from './register-file.ts'

export type BadCell = {
  readonly row: number
  readonly column: string
  readonly word: string
  readonly reason: string
}
export type Ingested = {
  readonly rows: number
  /** Rows that are judged. */
  readonly good: number
  readonly bad: readonly BadCell[]
  readonly badCells: number
  readonly complete: boolean
  /** Columns of the register that the file does not have: missing in every row. */
  readonly absent: readonly string[]
}

/** So many bad cells are listed; all are counted. */
const LISTED = 200
const units: Readonly<Record<string, bigint>> = {
  元: 100n,
  千元: 100_000n,
  万元: 1_000_000n,
  百万元: 100_000_000n,
  亿元: 10_000_000_000n,
}

export type Source = {
  readonly file: string
  readonly mapping: Mapping
  /** The year before the application, year 0 of a field with several. */
  readonly latestYear: number
  /** A further column of the file that is kept, for grouping. */
  readonly by?: string | undefined
}

/** Makes the tables `register` and `bad_cell`; `id` is the number of the row in the file, from 1. */
export async function ingest(
  connection: DuckDBConnection,
  sheet: Sheet,
  source: Source,
): Promise<Ingested> {
  const names = await openFile(connection, source.file)
  const { mapping, latestYear, by } = source
  const { quoted } = duckdb
  for (const name of [mapping.key, by])
    if (name !== undefined && !names.includes(name))
      refuseRules('noColumn', { file: source.file, column: name, known: names.join('、') })
  const columns = distinct(sheet.columns).map((column) => ({
    column,
    place: placeIn(mapping, column, { names, latestYear }),
  }))
  const texts = columns.map(({ column, place }) => cellTexts(column, place, mapping))
  const key = mapping.key === undefined ? 'CAST(id AS VARCHAR)' : quoted(mapping.key)
  const group = by === undefined ? "''" : `coalesce(${quoted(by)}, '')`
  const checks = texts.map(
    ({ reason, word, column }, place) =>
      `CASE WHEN ${reason} IS NOT NULL THEN {'column': ${quotedText(column)}, 'word': ${word}, 'reason': ${reason}} END AS bad_${place}`,
  )
  const values = texts.map(({ value, name }) => `${value} AS ${quoted(name)}`)
  await connection.run(
    `CREATE TABLE laid AS SELECT id, ${key} AS firm_key, ${group} AS firm_group, ${[...values, ...checks].join(', ')} FROM raw`,
  )
  const list = texts.map((_, place) => `bad_${place}`)
  const noted =
    list.length === 0 ? '[]' : `list_filter([${list.join(', ')}], lambda x: x IS NOT NULL)`
  await connection.run(
    `CREATE TABLE bad_cell AS SELECT id, unnest(${noted}, recursive := true) FROM laid WHERE len(${noted}) > 0`,
  )
  const good = list.map((each) => `${each} IS NULL`).join(' AND ')
  await connection.run(
    `CREATE TABLE register AS SELECT * EXCLUDE (${list.join(', ')}) FROM laid WHERE ${good}`,
  )
  const known = texts.map(({ name }) => `count(${quoted(name)}) = count(*)`)
  const [counts] = await rowsOf(
    connection,
    `SELECT (SELECT count(*) FROM raw)::INTEGER AS "all", count(*)::INTEGER AS good, ${known.length === 0 ? 'TRUE' : known.join(' AND ')} AS complete FROM register`,
  )
  return {
    rows: Number(counts?.['all']),
    good: Number(counts?.['good']),
    ...(await badCells(connection)),
    complete: counts?.['complete'] === true,
    absent: columns.flatMap(({ column, place }) => (place === undefined ? [column.field] : [])),
  }
}

export async function badCells(connection: DuckDBConnection) {
  const listed = await rowsOf(connection, `SELECT * FROM bad_cell ORDER BY id LIMIT ${LISTED}`)
  const [total] = await rowsOf(connection, 'SELECT count(*)::INTEGER AS n FROM bad_cell')
  const bad = listed.map((cell) => ({
    row: Number(cell['id']),
    column: String(cell['column']),
    word: String(cell['word']),
    reason: String(cell['reason']),
  }))
  return { bad, badCells: Number(total?.['n']) }
}

/** Two rules may hold one column to two ranges; the file has it once. */
function distinct(columns: readonly Column[]): Column[] {
  return columns.filter(
    (column, place) => columns.findIndex(({ name }) => name === column.name) === place,
  )
}

/** As wide as a reason is: one list holds those of all columns. */
const NO_REASON = 'CAST(NULL AS VARCHAR)'

type CellTexts = { name: string; column: string; word: string; value: string; reason: string }

function cellTexts(column: Column, place: FilePlace | undefined, mapping: Mapping): CellTexts {
  const type =
    column.kind === 'truth' ? 'BOOLEAN' : column.kind === 'member' ? 'SMALLINT' : 'BIGINT'
  const name = column.name
  if (place === undefined) {
    const nothing = { name, column: column.field, word: "''", reason: NO_REASON }
    // A column that says what does not apply may be left away: everything applies.
    const value = name.endsWith('_na') ? 'FALSE' : `CAST(NULL AS ${type})`
    return { ...nothing, value }
  }
  const word = `trim(${duckdb.quoted(place.column)})`
  const none = `(${word} IS NULL OR ${word} IN (${textList(mapping.missing)}))`
  const absent = `(${word} IN (${textList(mapping.not_applicable)}))`
  if (name.endsWith('_na'))
    return {
      name,
      column: place.column,
      word,
      value: `coalesce(${absent}, FALSE)`,
      reason: NO_REASON,
    }
  const { value, fault } = valueText(column, place, word)
  const given = `NOT coalesce(${none} OR ${absent}, TRUE)`
  return {
    ...{ name, column: place.column, word },
    value: `CASE WHEN ${given} THEN ${value} END`,
    reason: `CASE WHEN ${given} THEN ${fault} END`,
  }
}

function valueText(
  column: Column,
  place: FilePlace,
  word: string,
): { value: string; fault: string } {
  if (column.kind === 'truth') return truthText(place, word)
  if (column.kind === 'member') return memberText(column, word)
  if (column.type === 'date') {
    const value = `date_diff('day', DATE '1970-01-01', TRY_CAST(${word} AS DATE))`
    return { value, fault: `CASE WHEN ${value} IS NULL THEN 'notDate' END` }
  }
  const scale =
    column.type === 'money' ? (units[place.unit ?? '元'] ?? 100n) : 10n ** BigInt(column.decimals)
  const bare = column.type === 'ratio' ? `replace(${word}, '%', 'e-2')` : word
  const cast = (text: string) => `TRY_CAST(${text} AS DECIMAL(38, 10))`
  const number = `coalesce(${cast(bare)}, ${cast(groupedText(bare))})`
  const scaled = `TRY_CAST(${number} * ${scale} AS DECIMAL(38, 10))`
  const value = `TRY_CAST(${scaled} AS BIGINT)`
  const { lo, hi } = column.span
  const fault = [
    `CASE WHEN ${number} IS NULL OR ${scaled} IS NULL THEN 'notNumber'`,
    `WHEN ${scaled} <> floor(${scaled}) THEN 'tooFine'`,
    `WHEN ${scaled} < ${lo} OR ${scaled} > ${hi} THEN 'outOfRange' END`,
  ].join(' ')
  return { value, fault }
}

/** Digits in groups of three, and those of a Chinese keyboard; NULL for whatever else is no number. */
function groupedText(text: string): string {
  const plain = `translate(${text}, '０１２３４５６７８９．，－', '0123456789.,-')`
  return `CASE WHEN regexp_full_match(${plain}, '-?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d+)?') THEN replace(${plain}, ',', '') END`
}

function truthText({ yes, no }: FilePlace, word: string): { value: string; fault: string } {
  const isYes = `lower(${word}) IN (${textList(yes ?? ['true', 't', '1', 'yes', 'y', '是', '有'])})`
  const isNo = `lower(${word}) IN (${textList(no ?? ['false', 'f', '0', 'no', 'n', '否', '无'])})`
  return {
    value: `CASE WHEN ${isYes} THEN TRUE WHEN ${isNo} THEN FALSE END`,
    fault: `CASE WHEN NOT (${isYes} OR ${isNo}) THEN 'notTruth' END`,
  }
}

/** A code belongs to the longest prefix that it begins with, else to the rest. */
function memberText({ members, match }: Column, word: string): { value: string; fault: string } {
  const placed = members.map((member, index) => ({ member, index }))
  if (match === 'exact') {
    const cases = placed.map(({ member, index }) => `WHEN ${quotedText(member)} THEN ${index}`)
    const value = `CASE ${word} ${cases.join(' ')} END`
    return { value, fault: `CASE WHEN ${value} IS NULL THEN 'notMember' END` }
  }
  const cases = placed
    .slice(0, -1)
    .sort((a, b) => b.member.length - a.member.length)
    .map(({ member, index }) => `WHEN starts_with(${word}, ${quotedText(member)}) THEN ${index}`)
  const value = `CASE ${cases.join(' ')} ELSE ${members.length - 1} END`
  return {
    value,
    fault: `CASE WHEN NOT regexp_matches(${word}, '^[A-Z]?[0-9]*$') THEN 'notCode' END`,
  }
}

function textList(words: readonly string[]): string {
  return words.map((word) => quotedText(word)).join(', ')
}
