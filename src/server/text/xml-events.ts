/** One step through an XML text: an element opens or closes, or text stands between. */
export type XmlEvent =
  | { kind: 'open'; name: string; attributes: string; empty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

/** What begins with a sign of its own and ends with another; of these only the first holds text. */
const ENCLOSED: readonly (readonly [string, string])[] = [
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<!', '>'],
]

/**
 * Walks an office file's XML part in order, each letter once. No entity but the five of XML and numbered
 * ones is replaced, so nothing can expand; names keep their prefix (`w:p`). What is never closed ends the walk.
 */
export function* xmlEvents(xml: string): Generator<XmlEvent> {
  let at = 0
  while (at < xml.length) {
    const next = xml[at] === '<' ? behindTag(xml, at) : behindText(xml, at)
    if (next === undefined) return
    const event = eventOf(xml.slice(at, next))
    if (event !== undefined) yield event
    at = next
  }
}

function behindText(xml: string, at: number): number {
  const next = xml.indexOf('<', at)
  return next < 0 ? xml.length : next
}

/** Undefined when the file ends before the tag does. */
function behindTag(xml: string, at: number): number | undefined {
  const enclosed = ENCLOSED.find(([sign]) => xml.startsWith(sign, at))
  if (enclosed === undefined) return behindElement(xml, at)
  const [sign, end] = enclosed
  const stop = xml.indexOf(end, at + sign.length)
  return stop < 0 ? undefined : stop + end.length
}

/** A `>` inside quotes closes nothing. */
function behindElement(xml: string, from: number): number | undefined {
  for (let at = from + 1; at < xml.length; at += 1) {
    const letter = xml[at]
    if (letter === '>') return at + 1
    if (letter !== '"' && letter !== "'") continue
    at = xml.indexOf(letter, at + 1)
    if (at < 0) return undefined
  }
  return undefined
}

function eventOf(piece: string): XmlEvent | undefined {
  if (!piece.startsWith('<')) return { kind: 'text', text: unescaped(piece) }
  if (piece.startsWith('<![CDATA[')) return { kind: 'text', text: piece.slice(9, -3) }
  if (piece.startsWith('</')) return { kind: 'close', name: piece.slice(2, -1).trim() }
  if (piece.startsWith('<!') || piece.startsWith('<?')) return undefined
  const empty = piece.endsWith('/>')
  const inside = piece.slice(1, empty ? -2 : -1)
  const space = inside.search(/\s/)
  const name = space < 0 ? inside : inside.slice(0, space)
  return { kind: 'open', name, attributes: space < 0 ? '' : inside.slice(space), empty }
}

/** The value of one attribute of an open element; undefined when it has none. */
export function attribute(attributes: string, name: string): string | undefined {
  const at = attributes.indexOf(`${name}=`)
  if (at < 0) return undefined
  const quote = attributes[at + name.length + 1] ?? '"'
  const start = at + name.length + 2
  const end = attributes.indexOf(quote, start)
  return end < 0 ? undefined : unescaped(attributes.slice(start, end))
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x?[\da-fA-F]{1,8}|\w{1,8});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
