/** The generated loop over typed arrays: its text, and the shape of what goes in and comes out. */
import { type Cell, cellAt, type Sheet, spanAt } from './bulk-cell.ts'
import type { Bulk, Judged, OutputKind } from './bulk-judge.ts'
import { coneText, expression, inline, nameOf, type Printing, readInLoop } from './kernel-print.ts'
import { type Bounds, type Widths, widthsOf } from './kernel-width.ts'

/** Kinds of array: what the columns and the answers of a row are held in. */
export type Held = 'Uint8Array' | 'Int32Array' | 'Float64Array'

export type KernelColumn = { readonly name: string; readonly held: Held; readonly ends: 1 | 2 }

export type KernelOutput = {
  /** `verdict` 0 unmet, 1 met, 2 undetermined; numbers over `den`; masks 32 bits to a word. */
  readonly kind: OutputKind
  readonly judged: number
  readonly word: number
  readonly den: bigint
  readonly held: Held
}

export type Kernel = {
  /** The body of a function (columns, outputs, from, to): columns are [values] or [lows, highs]. */
  readonly text: string
  readonly columns: readonly KernelColumn[]
  readonly outputs: readonly KernelOutput[]
}

/** A yes or no, and the place of a member, that are missing. */
export const MISSING_TRUTH = 2
export const MISSING_MEMBER = 255
const WORD = 32
const INT32 = 2n ** 31n - 1n

/** A line of the loop that stores an answer. */
type Stored = {
  readonly output: KernelOutput
  readonly cells: readonly Cell[]
  readonly text: Text
}
type Text = (read: (cell: Cell) => string) => string

export function emitKernel(bulk: Bulk, bounds: Bounds = new Map()): Kernel {
  const { sheet, refined } = bulk
  const widths = widthsOf(sheet, bounds)
  const stored = storedIn(sheet, bulk.judged)
  const again = refined === null ? [] : storedIn(sheet, refined.judged)
  const when = refined === null ? [] : [refined.when]
  const first: Looked = { sheet, widths, roots: [...stored.flatMap(({ cells }) => cells), ...when] }
  const second: Looked = { ...first, roots: again.flatMap(({ cells }) => cells) }
  const named = worthNaming(first)
  const plain: Printing = { sheet, widths, named, cones: new Set() }
  const also = new Set([...worthNaming(second)].filter((cell) => !named.has(cell)))
  const pieces: Printing = { ...plain, named: new Set([...named, ...also]) }
  const loop = [
    ...loads(sheet, new Set([...live(first), ...live(second)])),
    ...lines(plain, named, stored),
    ...when.map((cell) => `if(${inline(plain, cell)}){`),
    ...(refined === null ? [] : [...lines(pieces, also, again), '}']),
  ].join('\n')
  const cones = [...plain.cones].map((cell) => coneText(plain, cell))
  return {
    columns: sheet.columns.map((column) => ({
      name: column.name,
      held: heldBy(column.kind, column.span),
      ends: column.kind === 'number' && !sheet.complete ? 2 : 1,
    })),
    outputs: stored.map(({ output }) => output),
    text: [
      ...headers(sheet),
      ...tables(sheet),
      ...stored.map((_, place) => `const O${place}=outputs[${place}];`),
      ...(cones.length > 0 ? wide : []),
      ...cones,
      `for(let i=from;i<to;i++){\n${loop}\n}`,
    ].join('\n'),
  }
}

function lines(
  printing: Printing,
  named: ReadonlySet<Cell>,
  stored: readonly Stored[],
): readonly string[] {
  return [
    ...[...named]
      .sort((a, b) => a - b)
      .map((cell) => `const ${nameOf(cell)}=${expression(printing, cell)};`),
    ...stored.map(({ text }, place) => `O${place}[i]=${text((cell) => inline(printing, cell))};`),
  ]
}

function storedIn(sheet: Sheet, judged: readonly Judged[]): Stored[] {
  return judged.flatMap((each, place) => storedOf(sheet, each, place))
}

const wide = [
  'const floorOf=(n,by)=>{const q=n/by;return n<0n&&q*by!==n?q-1n:q;};',
  'const leastOf=(all)=>all.reduce((a,b)=>a<b?a:b);',
  'const greatestOf=(all)=>all.reduce((a,b)=>a>b?a:b);',
]

function heldBy(kind: 'number' | 'truth' | 'member', span: { lo: bigint; hi: bigint }): Held {
  if (kind !== 'number') return 'Uint8Array'
  return span.lo >= -INT32 && span.hi <= INT32 ? 'Int32Array' : 'Float64Array'
}

function headers({ columns, complete }: Sheet): string[] {
  return columns.map(({ kind }, place) => {
    if (kind !== 'number') return `const T${place}=columns[${place}][0];`
    const low = `const A${place}=columns[${place}][0];`
    return complete ? low : `${low}const B${place}=columns[${place}][1];`
  })
}

/** One small table for each set of members that is asked for. */
function tables(sheet: Sheet): string[] {
  const seen = new Set<string>()
  return sheet.cells.flatMap((operation) => {
    if (operation.op !== 'within') return []
    const name = `m${operation.column}_${operation.members}`
    if (seen.has(name)) return []
    seen.add(name)
    const places = [...operation.members.toString(2)].reverse().join(',')
    return [`const ${name}=new Uint8Array(256);${name}.set([${places}]);`]
  })
}

type Looked = { readonly sheet: Sheet; readonly widths: Widths; readonly roots: readonly Cell[] }

function live({ sheet, widths, roots }: Looked): Set<Cell> {
  const seen = new Set<Cell>()
  const visit = (cell: Cell) => {
    if (seen.has(cell)) return
    seen.add(cell)
    for (const each of readInLoop(sheet, widths, cell)) visit(each)
  }
  for (const root of roots) visit(root)
  return seen
}

/** Cells that are read more than once and cost something. */
function worthNaming(looked: Looked): Set<Cell> {
  const { sheet, widths, roots } = looked
  const uses = new Map<Cell, number>()
  const use = (cell: Cell) => uses.set(cell, (uses.get(cell) ?? 0) + 1)
  for (const cell of live(looked)) for (const each of readInLoop(sheet, widths, cell)) use(each)
  for (const root of roots) use(root)
  return new Set(
    [...uses]
      .filter(([cell, count]) => count > 1 && !cheap.has(cellAt(sheet, cell).op))
      .map(([cell]) => cell),
  )
}

const cheap: ReadonlySet<string> = new Set(['literal', 'truth', 'low', 'high'])

function loads(sheet: Sheet, cells: ReadonlySet<Cell>): string[] {
  const wanted = new Set<string>()
  for (const cell of cells) {
    const operation = cellAt(sheet, cell)
    if (!('column' in operation)) continue
    const { column } = operation
    if (sheet.columns[column]?.kind !== 'number') wanted.add(`const t${column}=T${column}[i];`)
    else {
      if (operation.op !== 'high') wanted.add(`const a${column}=A${column}[i];`)
      if (operation.op !== 'low') wanted.add(`const b${column}=B${column}[i];`)
    }
  }
  return [...wanted]
}

function storedOf(sheet: Sheet, judged: Judged, place: number): Stored[] {
  const { verdict, score, amount } = judged
  const output = (kind: KernelOutput['kind'], held: Held, rest: Partial<KernelOutput> = {}) => ({
    ...{ kind, judged: place, word: 0, den: 1n, held },
    ...rest,
  })
  const number = (kind: KernelOutput['kind'], cell: Cell, den: bigint): Stored => ({
    output: output(kind, heldBy('number', spanAt(sheet.spans, cell)), { den }),
    cells: [cell],
    text: (read) => read(cell),
  })
  const { must, may } = verdict
  const stored: Stored[] = [
    {
      output: output('verdict', 'Uint8Array'),
      cells: must === may ? [must] : [must, may],
      text: (read) => (must === may ? read(must) : `${read(may)}*2-${read(must)}`),
    },
  ]
  if (score !== null) {
    stored.push(number('scoreLo', score.lo, score.den))
    if (score.hi !== score.lo || !sheet.complete)
      stored.push(number('scoreHi', score.hi, score.den))
  }
  if (judged.class !== null) {
    const { value, covered } = judged.class
    stored.push(number('classLo', value.lo, value.den))
    if (value.hi !== value.lo || !sheet.complete)
      stored.push(number('classHi', value.hi, value.den))
    stored.push({
      output: output('covered', 'Uint8Array'),
      cells: [covered.must, covered.may],
      text: (read) =>
        covered.must === covered.may
          ? read(covered.must)
          : `${read(covered.may)}*2-${read(covered.must)}`,
    })
  }
  if (amount !== null) {
    const { value, openEnd } = amount
    stored.push(number('amountLo', value.lo, value.den))
    stored.push({
      output: output('amountHi', 'Float64Array', { den: value.den }),
      cells: [value.hi, openEnd],
      text: (read) => `${read(openEnd)}?Infinity:${read(value.hi)}`,
    })
  }
  return [
    ...stored,
    ...maskOf(judged.fails, (word) => output('fails', 'Int32Array', { word })),
    ...maskOf(judged.needs, (word) => output('needs', 'Int32Array', { word })),
  ]
}

function maskOf(bits: readonly Cell[], output: (word: number) => KernelOutput): Stored[] {
  const words = Math.ceil(bits.length / WORD)
  return Array.from({ length: words }, (_, word) => {
    const cells = bits.slice(word * WORD, (word + 1) * WORD)
    const text: Text = (read) =>
      cells.map((cell, bit) => (bit === 0 ? read(cell) : `${read(cell)}<<${bit}`)).join('|')
    return { output: output(word), cells, text }
  })
}
