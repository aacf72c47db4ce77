/** Runs a generated kernel over the columns of a register. */
import type { Span } from '../../rules/bulk/cell.ts'
import type { Bulk } from '../../rules/bulk/judge.ts'
import type { KernelOutput } from '../../rules/kernel/answer.ts'
import { emitKernel } from '../../rules/kernel/emit.ts'
import { emitSimd } from '../../rules/kernel/simd.ts'
import { emitWasm, type WasmKernel } from '../../rules/kernel/wasm.ts'
import { blocksOf, canRun } from './kernel-blocks.ts'
import { emptyArray, type KernelColumns, type Numbers } from './numbers.ts'

export type KernelAnswer = {
  readonly outputs: readonly KernelOutput[]
  readonly arrays: readonly Numbers[]
}

export type Compiled = { readonly run: (columns: KernelColumns, rows: number) => KernelAnswer }

/**
 * The quickest of three that holds the rule: WebAssembly of sixteen rows at once where a double holds every
 * number, of one row where 64 bits do, else JavaScript.
 */
export function compileKernel(bulk: Bulk, bounds?: ReadonlyMap<number, Span>): Compiled {
  const wasm = compileSimd(bulk, bounds) ?? compileRows(bulk, bounds)
  return wasm ?? compileText(bulk, bounds)
}

/** Undefined where it cannot hold the rule, or the machine has no vectors. */
export function compileSimd(bulk: Bulk, bounds?: ReadonlyMap<number, Span>): Compiled | undefined {
  const kernel = emitSimd(bulk, bounds)
  return kernel === undefined || !canRun(kernel) ? undefined : compileWasm(kernel)
}

export function compileRows(bulk: Bulk, bounds?: ReadonlyMap<number, Span>): Compiled | undefined {
  const kernel = emitWasm(bulk, bounds)
  return kernel && compileWasm(kernel)
}

type Loop = (columns: KernelColumns, outputs: readonly Numbers[], from: number, to: number) => void

/** The text is our own, made from a checked version; nothing of a file's words stands in it. */
export function compileText(bulk: Bulk, bounds?: ReadonlyMap<number, Span>): Compiled {
  const kernel = emitKernel(bulk, bounds)
  const loop = new Function('columns', 'outputs', 'from', 'to', kernel.text) as Loop
  return {
    run(columns, rows) {
      const arrays = kernel.outputs.map(({ held }) => emptyArray(held, rows))
      loop(columns, arrays, 0, rows)
      return { outputs: kernel.outputs, arrays }
    },
  }
}

function compileWasm(kernel: WasmKernel): Compiled {
  const judge = blocksOf(kernel)
  return {
    run(columns, rows) {
      const arrays = kernel.outputs.map(({ held }) => emptyArray(held, rows))
      judge(columns, arrays, rows)
      return { outputs: kernel.outputs, arrays }
    },
  }
}

/** The least and the greatest of each column of numbers: what the kernel's widths are proved from. */
export function boundsOf(columns: KernelColumns, kinds: readonly string[]): Map<number, Span> {
  const bounds = new Map<number, Span>()
  for (const [place, arrays] of columns.entries()) {
    if (kinds[place] !== 'number') continue
    const [lows, highs = lows] = arrays
    if (lows === undefined || highs === undefined) continue
    bounds.set(place, spanOver(lows, highs))
  }
  return bounds
}

/** Where the two ends differ the value is missing: its ends are the column's range, not the register's. */
function spanOver(lows: Numbers, highs: Numbers): Span {
  let [least, most] = [0, 0]
  for (let row = 0; row < lows.length; row++) {
    const low = lows[row] ?? 0
    if (low !== highs[row]) continue
    if (low < least) least = low
    if (low > most) most = low
  }
  return { lo: BigInt(least), hi: BigInt(most) }
}
