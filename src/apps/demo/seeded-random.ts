/** Whole numbers from 0 up to (not including) `below`, at most 2³². */
export type Random = (below: number) => number

/** The same seed gives the same numbers on every machine: 32-bit integer arithmetic only. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below
  }
}

/** A seed of its own for every name, so that one series changes without moving the others. */
export function seedFor(seed: number, name: string): number {
  let hash = seed | 0
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

/** A whole number from −`most` to `most`. */
export function astray(random: Random, most: number): number {
  return random(2 * most + 1) - most
}
