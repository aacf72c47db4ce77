/** The listed place that a word most likely means; nothing where none is near. It is only ever proposed. */
export function nearPlace(places: readonly string[], written: string): string | undefined {
  const holds = places
    .filter((place) => written.includes(stemOf(place)) || place.includes(stemOf(written)))
    .sort((one, other) => other.length - one.length)
  return holds[0] ?? places.find((place) => isOneOff(place, written))
}

/** A stem of one letter would stand in too many words. */
function stemOf(place: string): string {
  const stem = place.replace(/(街道办事处|街道|园区|镇|乡)$/, '')
  return stem.length < 2 ? place : stem
}

/** As long, and with one other letter. */
function isOneOff(place: string, written: string): boolean {
  if (place.length !== written.length || place.length < 3) return false
  return [...place].filter((letter, at) => letter !== written[at]).length === 1
}
