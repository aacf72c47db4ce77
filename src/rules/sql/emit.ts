/** The whole query over a register with canonical columns: one row of answers for each row of it. */
import { type Cell, cellAt, type Sheet } from '../bulk/cell.ts'
import type { Bulk, OutputKind } from '../bulk/judge.ts'
import type { Dialect } from './dialect.ts'
import { type Asked, withQuotients } from './quotient.ts'
import { stagesOf } from './stage.ts'
import { cellColumn, readBelow, type SqlPrinting, sqlExpression, sqlOf } from './text.ts'

export type SqlOutput = {
  readonly name: string
  /** Numbers are over `den`; masks are bits, 62 to a column. */
  readonly kind: OutputKind
  readonly judged: number
  readonly den: bigint
}

export type Query = { readonly text: string; readonly outputs: readonly SqlOutput[] }

export type Register = {
  /** A table, a view or a sub-select that has the canonical columns. */
  readonly from: string
  /** The column that tells rows apart; carried into the answer as `id`. */
  readonly key: string
}

export const MASK_BITS = 62

type Answer = { readonly output: SqlOutput; readonly cells: readonly Cell[]; readonly text: Text }
type Text = (read: (cell: Cell) => string) => string

export function emitSql(bulk: Bulk, dialect: Dialect, register: Register): Query {
  const { sheet, refined } = bulk
  const words = { sheet, dialect }
  const { judged, when } = withQuotients(sheet, {
    judged: bulk.judged,
    when: refined?.when ?? null,
  })
  const answers = answersIn(sheet, dialect, judged)
  const from = { from: register.from, key: dialect.quoted(register.key) }
  const outputs = answers.map(({ output }) => output)
  if (refined === null || when === null)
    return { text: selectOf(words, answers, { from }), outputs }
  const plain = selectOf(words, answers, { from, when, holds: false })
  const open = { from: `(${openRows(words, when, from)}) AS p`, key: 'id' }
  const pieces = withQuotients(sheet, { judged: refined.judged, when: null })
  const again = answersIn(sheet, dialect, pieces.judged)
  const rest = selectOf(words, again, { from: open, when, holds: true })
  return { text: `${plain}\nUNION ALL\n${rest}`, outputs }
}

type From = { readonly from: string; readonly key: string }
type Rows = { readonly from: From; readonly when?: Cell; readonly holds?: boolean }
type Words = { readonly sheet: Sheet; readonly dialect: Dialect }

function selectOf(words: Words, answers: readonly Answer[], { from, when, holds }: Rows): string {
  const filter = when === undefined ? [] : [when]
  const { text, printing } = staged(
    words,
    [...answers.flatMap(({ cells }) => cells), ...filter],
    from,
  )
  const listed = answers.map(
    ({ output, text: write }) => `${write((cell) => sqlOf(printing, cell))} AS ${output.name}`,
  )
  const kept = filter.map((cell) => ` WHERE ${holds ? '' : 'NOT '}${sqlOf(printing, cell)}`)
  return `SELECT id, ${listed.join(', ')} FROM ${text}${kept.join('')}`
}

/** Sub-select in sub-select, each adding the cells that the next one reads. */
export function staged({ sheet, dialect }: Words, roots: readonly Cell[], { from, key }: From) {
  const named = new Set<Cell>()
  const printing: SqlPrinting = { sheet, dialect, named }
  const stages = stagesOf(sheet, roots)
  const quoted = (places: ReadonlySet<number>) => [
    ...new Set([...places].map((place) => dialect.quoted(sheet.columns[place]?.name ?? ''))),
  ]
  const first = readBelow(printing, roots)
  let text = `(SELECT ${[`${key} AS id`, ...quoted(first.columns)].join(', ')} FROM ${from}) AS s`
  for (const [level, cells] of stages.entries()) {
    const texts = cells.map((cell) => `${sqlExpression(printing, cell)} AS ${cellColumn(cell)}`)
    for (const cell of cells) named.add(cell)
    // A later stage's own cells are read through, down to what this one and those before it hold.
    const next = stages.slice(level + 1).flat()
    const later = readBelow(printing, [...next, ...roots])
    const old = [...later.held].filter((cell) => !cells.includes(cell))
    const list = ['id', ...quoted(later.columns), ...old.map(cellColumn), ...texts]
    text = `(SELECT ${list.join(', ')} FROM ${text}${dialect.fence}) AS s`
  }
  return { text, printing }
}

/** The rows whose plain answer an open split leaves open, with their columns as they are. */
function openRows({ sheet, dialect }: Words, when: Cell, { from, key }: From): string {
  const parts = conjunctsOf(sheet, when)
  const printing: SqlPrinting = { sheet, dialect, named: new Set() }
  const cheap = parts.filter((part) =>
    stagesOf(sheet, [part])
      .flat()
      .every((cell) => 'column' in cellAt(sheet, cell)),
  )
  const names = [...new Set(sheet.columns.map(({ name }) => dialect.quoted(name)))]
  const first = cheap.map((part) => sqlExpression(printing, part)).join(' AND ')
  const inner = `(SELECT ${key} AS id, ${names.join(', ')} FROM ${from}${first === '' ? '' : ` WHERE ${first}`}${dialect.fence}) AS o`
  return `SELECT id, ${names.join(', ')} FROM ${inner}${dialect.fence}`
}

/** What must all hold, however deep in `and` it stands: the more of it is cheap, the fewer rows stay. */
function conjunctsOf(sheet: Sheet, cell: Cell): Cell[] {
  const operation = cellAt(sheet, cell)
  return operation.op === 'and' ? operation.of.flatMap((each) => conjunctsOf(sheet, each)) : [cell]
}

function answersIn(sheet: Sheet, dialect: Dialect, judged: readonly Asked[]): Answer[] {
  return judged.flatMap((each, place) => {
    const suffix = judged.length === 1 ? '' : `_${place + 1}`
    const column = (kind: SqlOutput['kind'], name: string, den = 1n): SqlOutput => ({
      ...{ name: `${name}${suffix}`, kind, judged: place, den },
    })
    return [
      verdictAnswer(dialect, each, column('verdict', 'verdict')),
      ...scoreAnswers(sheet, each, column),
      ...classAnswers(each, column),
      ...amountAnswers(each, column),
      ...maskAnswers(dialect, each.fails, (word) => column('fails', named('fails', word))),
      ...maskAnswers(dialect, each.needs, (word) => column('needs', named('needs', word))),
    ]
  })
}

function verdictAnswer(dialect: Dialect, asked: Asked, output: SqlOutput): Answer {
  const { met, unmet } = asked.verdict
  if (unmet === null)
    return { output, cells: [met], text: (read) => dialect.oneOrNought(read(met)) }
  const text: Text = (read) => `CASE WHEN ${read(met)} THEN 1 WHEN ${read(unmet)} THEN 0 ELSE 2 END`
  return { output, cells: [met, unmet], text }
}

function outcomeSql(must: string, may: string): string {
  return must === may
    ? `CASE WHEN ${must} THEN 1 ELSE 0 END`
    : `CASE WHEN ${must} THEN 1 WHEN ${may} THEN 2 ELSE 0 END`
}

function named(name: string, word: number): string {
  return word === 0 ? name : `${name}_w${word + 1}`
}

type ColumnFor = (kind: SqlOutput['kind'], name: string, den?: bigint) => SqlOutput

function scoreAnswers({ complete }: Sheet, { score }: Asked, column: ColumnFor): Answer[] {
  if (score === null) return []
  const { lo, hi, den } = score
  const low = valueAnswer(column('scoreLo', 'score_lo', den), lo)
  if (lo === hi && complete) return [low]
  return [low, valueAnswer(column('scoreHi', 'score_hi', den), hi)]
}

function classAnswers({ class: table }: Asked, column: ColumnFor): Answer[] {
  if (table === null) return []
  const { must, may } = table.covered
  return [
    valueAnswer(column('classLo', 'class_lo'), table.value.lo),
    valueAnswer(column('classHi', 'class_hi'), table.value.hi),
    {
      output: column('covered', 'covered'),
      cells: [must, may],
      text: (read) => outcomeSql(read(must), read(may)),
    },
  ]
}

/** An amount whose end nobody knows is NULL. */
function amountAnswers({ amount }: Asked, column: ColumnFor): Answer[] {
  if (amount === null) return []
  const { value, openEnd } = amount
  return [
    valueAnswer(column('amountLo', 'amount_lo', value.den), value.lo),
    {
      output: column('amountHi', 'amount_hi', value.den),
      cells: [value.hi, openEnd],
      text: (read) => `CASE WHEN NOT ${read(openEnd)} THEN ${read(value.hi)} END`,
    },
  ]
}

function valueAnswer(output: SqlOutput, cell: Cell): Answer {
  return { output, cells: [cell], text: (read) => read(cell) }
}

function maskAnswers(
  dialect: Dialect,
  bits: readonly Cell[],
  column: (word: number) => SqlOutput,
): Answer[] {
  const words = Math.ceil(bits.length / MASK_BITS)
  return Array.from({ length: words }, (_, word) => {
    const cells = bits.slice(word * MASK_BITS, (word + 1) * MASK_BITS)
    const text: Text = (read) =>
      cells
        .map(
          (cell, bit) =>
            `CASE WHEN ${read(cell)} THEN ${dialect.literal(1n << BigInt(bit))} ELSE ${dialect.literal(0n)} END`,
        )
        .join(' + ')
    return { output: column(word), cells, text }
  })
}
