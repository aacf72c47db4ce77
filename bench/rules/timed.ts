/** The quickest of several runs: others share the machine, and what is slow is theirs. */
import { performance } from 'node:perf_hooks'

export async function quickest(runs: number, work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    await work()
    best = Math.min(best, performance.now() - started)
  }
  return best
}

export function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
