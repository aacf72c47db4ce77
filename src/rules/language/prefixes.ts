/** Every prefix of a code that a file names: the members that its codes fall apart into. */
import type { ProgrammeSyntax } from './syntax.ts'

const code = /^[A-Z]?\d{0,6}$/

/** Longest last among those that begin alike; the rest, `*`, at the end. */
export function prefixesIn(syntax: ProgrammeSyntax): readonly string[] {
  if (!Object.values(syntax.fields).some(({ type }) => type === 'code')) return []
  const found = new Set<string>()
  const add = (word: string) => {
    if (word !== '' && code.test(word)) found.add(word)
  }
  for (const list of Object.values(syntax.lists ?? {})) list.forEach(add)
  for (const { rows } of Object.values(syntax.classify ?? {}))
    for (const { codes } of rows) [codes].flat().forEach(add)
  const rest = [syntax.derive, syntax.scores, syntax.conditions, syntax.verdict, syntax.amount]
  collect(rest, add)
  return [...[...found].sort(), '*']
}

/** Quoted words in expressions, and keys of cases. */
function collect(written: unknown, add: (word: string) => void): void {
  if (typeof written === 'string') {
    for (const [, word = ''] of written.matchAll(/"([^"]*)"/g)) add(word)
  } else if (Array.isArray(written)) {
    for (const each of written) collect(each, add)
  } else if (typeof written === 'object' && written !== null) {
    for (const [key, value] of Object.entries(written)) {
      add(key)
      collect(value, add)
    }
  }
}
