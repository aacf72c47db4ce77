/** Divisions of each section of GB/T 4754-2017: a rule reads a code with its letter, a register often without. */
const sections: readonly (readonly [letter: string, first: number, last: number])[] = [
  ['A', 1, 5],
  ['B', 6, 12],
  ['C', 13, 43],
  ['D', 44, 46],
  ['E', 47, 50],
  ['F', 51, 52],
  ['G', 53, 60],
  ['H', 61, 62],
  ['I', 63, 65],
  ['J', 66, 69],
  ['K', 70, 70],
  ['L', 71, 72],
  ['M', 73, 75],
  ['N', 76, 79],
  ['O', 80, 82],
  ['P', 83, 83],
  ['Q', 84, 85],
  ['R', 86, 90],
  ['S', 91, 96],
  ['T', 97, 97],
]

/** '3911' → 'C3911'; a code with its letter stays; undefined for what is no code. */
export function withSection(code: string): string | undefined {
  if (/^[A-T]\d{0,4}$/.test(code)) return code
  if (!/^\d{2,4}$/.test(code)) return undefined
  const division = Number(code.slice(0, 2))
  const section = sections.find(([, first, last]) => division >= first && division <= last)
  return section === undefined ? undefined : `${section[0]}${code}`
}
