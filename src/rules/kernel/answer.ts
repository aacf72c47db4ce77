/** What a kernel answers for a row, and from which cells each answer is made. */
import { type Cell, type Sheet, type Span, spanAt } from '../bulk/cell.ts'
import type { Bulk, Judged, OutputKind } from '../bulk/judge.ts'

/** Kinds of array: what the columns and the answers of a row are held in. */
export type Held = 'Uint8Array' | 'Int32Array' | 'Float64Array'

export type KernelOutput = {
  /**
   * `verdict` 0 unmet, 1 met, 2 undetermined; masks 32 bits to a word. Numbers over `den`; an amount of more
   * than 2^53 of those (9×10^13 元 with den 1) is the nearest double.
   */
  readonly kind: OutputKind
  readonly judged: number
  readonly word: number
  readonly den: bigint
  readonly held: Held
}

/** What is stored for a row. `outcome`: 0 no, 1 certainly, 2 possibly. `mask`: a bit for each cell. */
export type Told =
  | { readonly kind: 'number'; readonly cell: Cell }
  | { readonly kind: 'outcome'; readonly must: Cell; readonly may: Cell }
  | { readonly kind: 'openEnd'; readonly cell: Cell; readonly openEnd: Cell }
  | { readonly kind: 'mask'; readonly cells: readonly Cell[] }

export type Stored = {
  readonly output: KernelOutput
  readonly cells: readonly Cell[]
  readonly told: Told
}

const WORD = 32
const INT32 = 2n ** 31n - 1n
const BYTE = 2n ** 8n - 1n

export function heldBy(kind: 'number' | 'truth' | 'member', span: Span): Held {
  if (kind !== 'number') return 'Uint8Array'
  return span.lo >= -INT32 && span.hi <= INT32 ? 'Int32Array' : 'Float64Array'
}

/** Points are few: a byte where one holds them. */
function answeredBy(span: Span): Held {
  return span.lo >= 0n && span.hi <= BYTE ? 'Uint8Array' : heldBy('number', span)
}

export function storedIn(sheet: Sheet, judged: Bulk['judged']): Stored[] {
  return judged.flatMap((each, place) => storedOf(sheet, each, place))
}

function storedOf(sheet: Sheet, judged: Judged, place: number): Stored[] {
  const { verdict, score, amount } = judged
  const output = (kind: KernelOutput['kind'], held: Held, rest: Partial<KernelOutput> = {}) => ({
    ...{ kind, judged: place, word: 0, den: 1n, held },
    ...rest,
  })
  const number = (kind: KernelOutput['kind'], cell: Cell, den: bigint): Stored => ({
    output: output(kind, answeredBy(spanAt(sheet.spans, cell)), { den }),
    cells: [cell],
    told: { kind: 'number', cell },
  })
  const outcome = (kind: KernelOutput['kind'], { must, may }: Judged['verdict']): Stored => ({
    output: output(kind, 'Uint8Array'),
    cells: must === may ? [must] : [must, may],
    told: { kind: 'outcome', must, may },
  })
  const stored: Stored[] = [outcome('verdict', verdict)]
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
    stored.push(outcome('covered', covered))
  }
  if (amount !== null) {
    const { value, openEnd } = amount
    stored.push(number('amountLo', value.lo, value.den))
    stored.push({
      output: output('amountHi', 'Float64Array', { den: value.den }),
      cells: [value.hi, openEnd],
      told: { kind: 'openEnd', cell: value.hi, openEnd },
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
    return { output: output(word), cells, told: { kind: 'mask', cells } }
  })
}
