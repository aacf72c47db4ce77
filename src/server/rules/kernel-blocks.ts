/** Runs a kernel of WebAssembly: a block of rows is laid into its memory, judged, and taken out. */
import { BLOCK, type Placed } from '../../rules/kernel/room.ts'
import type { WasmKernel } from '../../rules/kernel/wasm.ts'
import type { KernelColumns, Numbers } from './numbers.ts'

type Memory = { readonly buffer: ArrayBuffer }
/** What is asked of the host's WebAssembly. */
type Host = {
  readonly validate: (bytes: Uint8Array<ArrayBuffer>) => boolean
  readonly Memory: new (size: { readonly initial: number }) => Memory
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object
  readonly Instance: new (
    module: object,
    imports: { readonly host: { readonly memory: Memory } },
  ) => { readonly exports: { readonly run: (rows: number) => void } }
}

const PAGE = 65_536

export type Judge = (columns: KernelColumns, answers: readonly Numbers[], rows: number) => void

const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: Host }

/** An old machine has no vectors. */
export function canRun({ bytes }: WasmKernel): boolean {
  return WebAssembly.validate(bytes)
}

export function blocksOf(kernel: WasmKernel): Judge {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(kernel.size / PAGE) + 1 })
  const module = new WebAssembly.Module(kernel.bytes)
  const { exports } = new WebAssembly.Instance(module, { host: { memory } })
  for (const { offset, bytes } of kernel.tables) new Uint8Array(memory.buffer).set(bytes, offset)
  const rooms = kernel.columns.map((ends) => ends.map((each) => viewOf(memory, each)))
  const results = kernel.answers.map((each) => viewOf(memory, each))
  return (columns, answers, rows) => {
    for (let from = 0; from < rows; from += BLOCK) {
      const to = Math.min(rows, from + BLOCK)
      layIn(rooms, columns, [from, to])
      exports.run(to - from)
      for (const [place, result] of results.entries())
        answers[place]?.set(result.subarray(0, to - from), from)
    }
  }
}

function layIn(
  rooms: KernelColumns,
  columns: KernelColumns,
  [from, to]: readonly [number, number],
): void {
  for (const [place, ends] of rooms.entries())
    for (const [end, room] of ends.entries())
      room.set(columns[place]?.[end]?.subarray(from, to) ?? [])
}

function viewOf({ buffer }: Memory, { held, offset }: Placed): Numbers {
  if (held === 'Uint8Array') return new Uint8Array(buffer, offset, BLOCK)
  return held === 'Int32Array'
    ? new Int32Array(buffer, offset, BLOCK)
    : new Float64Array(buffer, offset, BLOCK)
}
