/** A generated query over several lines, so that a person can read it; nothing but white space changes. */

export function laidOut(text: string): string {
  return text
    .split('\nUNION ALL\n')
    .map((each) => lines(each, '').join('\n'))
    .join('\nUNION ALL\n')
}

function lines(text: string, indent: string): string[] {
  const from = topLevel(text, ' FROM ')[0]
  if (!text.startsWith('SELECT ') || from === undefined) return [`${indent}${text}`]
  const listed = text.slice('SELECT '.length, from)
  const cuts = [...topLevel(listed, ', '), listed.length]
  const columns = cuts.map((cut, place) =>
    listed.slice(place === 0 ? 0 : (cuts[place - 1] ?? 0) + 2, cut),
  )
  const [first = '', ...rest] = columns
  const head = [`${indent}SELECT ${first}`, ...rest.map((each) => `${indent}  ${each}`)]
  const list = head.map((each, place) => (place < head.length - 1 ? `${each},` : each))
  const source = text.slice(from + ' FROM '.length)
  if (!source.startsWith('(SELECT ')) return [...list, `${indent}FROM ${source}`]
  const end = closing(source)
  const inner = lines(source.slice(1, end), `${indent}  `)
  return [...list, `${indent}FROM (`, ...inner, `${indent}${source.slice(end)}`]
}

/** Where `words` stand outside of all brackets and quotes. */
function topLevel(text: string, words: string): number[] {
  const found: number[] = []
  let depth = 0
  for (let place = 0; place < text.length; place++) {
    if (depth === 0 && text.startsWith(words, place)) found.push(place)
    depth += turn(text[place])
  }
  return found
}

/** The bracket that closes the one at the beginning. */
function closing(text: string): number {
  let depth = 0
  for (let place = 0; place < text.length; place++) {
    depth += turn(text[place])
    if (depth === 0) return place
  }
  return text.length
}

function turn(sign: string | undefined): number {
  return sign === '(' ? 1 : sign === ')' ? -1 : 0
}
