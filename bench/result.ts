/** One measured case: `peakMB` is the Node process that did the work, PostgreSQL not counted. */
export type BenchResult = {
  case: string
  value: number
  unit: string
  peakMB: number
  /** Against what the case names; below 1 is better than the peer. */
  ratio?: number
}

const MEGABYTE = 1024 * 1024

/** The largest resident size of this process so far, in whole megabytes. */
export function peakMB(): number {
  return Math.round((process.resourceUsage().maxRSS * 1024) / MEGABYTE)
}

export function seconds(milliseconds: number): number {
  return Number((milliseconds / 1000).toFixed(3))
}

/** The value below which `share` of the numbers lie. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
