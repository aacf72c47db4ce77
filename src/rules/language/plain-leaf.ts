/**
 * The leaves most files are made of, read without the parser: a name, a literal, two of them with one sign
 * between, `not(name)`, and two of these joined by `and`. Anything else is left to it; no word of FEEL is
 * Chinese.
 */
import { type Quantity, readQuantity } from './literal.ts'
import type { Span } from './source-text.ts'

type Term = Span &
  (
    | { readonly kind: 'name'; readonly text: string }
    | { readonly kind: 'number'; readonly quantity: Quantity }
  )
type Pair = { readonly left: Term; readonly right: Term }
type Test =
  | Term
  | (Span & Pair & { readonly kind: 'compare'; readonly op: '>=' | '<=' | '>' | '<' })
  | (Span & Pair & { readonly kind: 'arithmetic'; readonly op: '/' })
  | (Span & { readonly kind: 'call'; readonly name: 'not'; readonly of: readonly Term[] })
/** An expression as the parser would have it. */
type Plain = Test | (Span & { readonly kind: 'and'; readonly of: readonly Test[] })

const name = /^[\p{Script=Han}Ⅰ-Ⅻ]+$/u
const literal = /^\d+(?:\.\d+)?[%\p{Script=Han}]*$/u
const two = /^(\S+) (>=|<=|>|<|\/) (\S+)$/
const denied = /^not\(([^\s()]+)\)$/
const joined = /^(.+) and (.+)$/

/** Undefined where the parser is needed. */
export function readPlain(leaf: string | number, text: string): Plain | undefined {
  const span = { from: 0, to: text.length }
  if (typeof leaf === 'number' || /^\d\S*$/.test(text)) {
    const only = readQuantity(text)
    return only === undefined ? undefined : numberOf(only, span)
  }
  const [, first, second] = joined.exec(text) ?? []
  if (first === undefined || second === undefined) return readTest(text, 0)
  const of = [readTest(first, 0), readTest(second, text.length - second.length)]
  const [left, right] = of
  return left === undefined || right === undefined
    ? undefined
    : { kind: 'and', of: [left, right], ...span }
}

function numberOf(found: Quantity, span: Span): Term {
  return { kind: 'number', quantity: found, ...span }
}

function readTest(text: string, from: number): Test | undefined {
  const span = { from, to: from + text.length }
  if (name.test(text)) return { kind: 'name', text, ...span }
  const inside = denied.exec(text)?.[1]
  if (inside !== undefined) {
    const of = readTerm(inside, from + 'not('.length)
    return of?.kind !== 'name' ? undefined : { kind: 'call', name: 'not', of: [of], ...span }
  }
  const [, first = '', sign = '', second = ''] = two.exec(text) ?? []
  const left = readTerm(first, from)
  const right = readTerm(second, span.to - second.length)
  if (left === undefined || right === undefined) return undefined
  return isOrder(sign)
    ? { kind: 'compare', op: sign, left, right, ...span }
    : { kind: 'arithmetic', op: '/', left, right, ...span }
}

function isOrder(sign: string): sign is '>=' | '<=' | '>' | '<' {
  return sign !== '/'
}

function readTerm(text: string, from: number): Term | undefined {
  const span = { from, to: from + text.length }
  if (name.test(text)) return { kind: 'name', text, ...span }
  const found = literal.test(text) ? readQuantity(text) : undefined
  return found === undefined ? undefined : numberOf(found, span)
}
