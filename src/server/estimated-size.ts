const SAMPLE = 16
const DEEPEST = 8

/**
 * About how many bytes a value holds, from a sample of its parts; what several parts share is counted with
 * each. Good for a bound on what is kept, and quick however large the value is.
 */
export function estimatedSize(value: unknown, depth = 0): number {
  if (typeof value === 'string') return 16 + 2 * value.length
  if (typeof value === 'bigint') return 24
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return 8
  if (ArrayBuffer.isView(value)) return 64 + value.byteLength
  if (value instanceof Map)
    return 64 + value.size * (32 + meanSize([...firstOf(value.entries())], depth))
  if (value instanceof Set)
    return 64 + value.size * (24 + meanSize([...firstOf(value.values())], depth))
  if (Array.isArray(value)) return 16 + value.length * (8 + meanSize(spread(value), depth))
  const parts = Object.values(value)
  return 24 + parts.length * (8 + meanSize(spread(parts), depth))
}

function meanSize(parts: readonly unknown[], depth: number): number {
  if (parts.length === 0) return 0
  const sizes = parts.map((part) => estimatedSize(part, depth + 1))
  return sizes.reduce((sum, size) => sum + size, 0) / parts.length
}

/** Parts from the whole length of a list. */
function spread(parts: readonly unknown[]): unknown[] {
  const step = Math.max(1, Math.floor(parts.length / SAMPLE))
  return Array.from({ length: Math.min(parts.length, SAMPLE) }, (_, index) => parts[index * step])
}

function* firstOf<T>(parts: Iterable<T>): Generator<T> {
  let count = 0
  for (const part of parts) {
    if (count >= SAMPLE) return
    count += 1
    yield part
  }
}
