/** One step through an XML text: an element opens or closes, or text stands between. */
export type XmlEvent =
  | { kind: 'open'; name: string; attributes: string; empty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

const STEP =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<![^>]*>|<\/([^\s>]+)\s*>|<([^\s/>]+)((?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g

/**
 * Walks an office file's XML part in order. No entity but the five of XML and numbered ones is replaced,
 * so nothing can expand; names keep their prefix (`w:p`).
 */
export function* xmlEvents(xml: string): Generator<XmlEvent> {
  for (const match of xml.matchAll(STEP)) {
    const [, data, closed, opened, attributes = '', slash, text] = match
    if (opened !== undefined) yield { kind: 'open', name: opened, attributes, empty: slash === '/' }
    else if (closed !== undefined) yield { kind: 'close', name: closed }
    else if (data !== undefined) yield { kind: 'text', text: data }
    else if (text !== undefined) yield { kind: 'text', text: unescaped(text) }
  }
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
  return text.replace(/&(#x?[\da-fA-F]+|\w+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
