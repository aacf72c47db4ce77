/** The generated loop over typed arrays: its text, and the shape of what goes in and comes out. */
import { type Cell, cellAt, type Sheet } from '../bulk/cell.ts'
import type { Bulk } from '../bulk/judge.ts'
import { type Held, heldBy, type KernelOutput, type Stored, storedIn, type Told } from './answer.ts'
import { coneText, expression, inline, nameOf, type Printing, readInLoop } from './print.ts'
import { type Bounds, type Widths, widthsOf } from './width.ts'

export type KernelColumn = { readonly name: string; readonly held: Held; readonly ends: 1 | 2 }

export type Kernel = {
  /** The body of a function (columns, outputs, from, to): columns are [values] or [lows, highs]. */
  readonly text: string
  readonly columns: readonly KernelColumn[]
  readonly outputs: readonly KernelOutput[]
}

/** A yes or no, and the place of a member, that are missing. */
export const MISSING_TRUTH = 2
export const MISSING_MEMBER = 255
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

function toldText(told: Told, read: (cell: Cell) => string): string {
  switch (told.kind) {
    case 'number':
      return read(told.cell)
    case 'outcome':
      return told.must === told.may ? read(told.must) : `${read(told.may)}*2-${read(told.must)}`
    case 'openEnd':
      return `${read(told.openEnd)}?Infinity:${read(told.cell)}`
    case 'mask':
      return told.cells
        .map((cell, bit) => (bit === 0 ? read(cell) : `${read(cell)}<<${bit}`))
        .join('|')
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
    ...stored.map(
      ({ told }, place) => `O${place}[i]=${toldText(told, (cell) => inline(printing, cell))};`,
    ),
  ]
}

const wide = [
  'const floorOf=(n,by)=>{const q=n/by;return n<0n&&q*by!==n?q-1n:q;};',
  'const leastOf=(all)=>all.reduce((a,b)=>a<b?a:b);',
  'const greatestOf=(all)=>all.reduce((a,b)=>a>b?a:b);',
]

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
