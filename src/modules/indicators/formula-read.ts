/** A formula's text into its tree. Full-width signs are read as their plain twins; places stay. */
import type { Place } from '../../base/problem.ts'
import { formulaFault } from './formula-problems.ts'

/** `start` counts UTF-16 units from 0. */
export type Formula =
  | { kind: 'number'; value: string; start: number }
  | { kind: 'indicator'; code: string; start: number }
  | { kind: 'negative'; of: Formula; start: number }
  | { kind: 'operation'; sign: Sign; left: Formula; right: Formula; start: number }
export type Sign = '+' | '-' | '*' | '/'

/** The tree, or all that is wrong with the text. */
export type FormulaReading =
  | { formula: Formula; problems: [] }
  | { formula: null; problems: Place[] }

type Token = { kind: 'number' | 'indicator' | 'sign' | 'bracket'; text: string; start: number }

/** Longer or deeper than this is no formula that a card could explain. */
const LENGTH = 500
const DEPTH = 30

export function readFormula(text: string): FormulaReading {
  if (text.length > LENGTH) return { formula: null, problems: [tooLong()] }
  const { tokens, problems } = tokensOf(text)
  if (problems.length > 0) return { formula: null, problems }
  const state: State = { tokens, next: 0, end: text.length, fault: undefined }
  const formula = sum(state, 0)
  const rest = state.tokens[state.next]
  if (state.fault === undefined && rest !== undefined)
    state.fault = formulaFault('leftOver', rest.start, { text: rest.text })
  return state.fault === undefined && formula !== undefined
    ? { formula, problems: [] }
    : { formula: null, problems: state.fault === undefined ? [] : [state.fault] }
}

/** Indicator codes that a formula refers to, each once, in order. */
export function codesIn(formula: Formula): string[] {
  if (formula.kind === 'number') return []
  if (formula.kind === 'indicator') return [formula.code]
  if (formula.kind === 'negative') return codesIn(formula.of)
  return [...new Set([...codesIn(formula.left), ...codesIn(formula.right)])]
}

const twins: Readonly<Record<string, string>> = {
  '×': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '\u3000': ' ',
}

/** Full-width forms sit 0xFEE0 above their plain twins; one unit each, so places stay. */
function plain(text: string): string {
  return text.replace(/[×÷−–\u3000\uff01-\uff5e]/g, (sign) => {
    const twin = twins[sign]
    return twin ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0)
  })
}

function tokensOf(text: string): { tokens: Token[]; problems: Place[] } {
  const tokens: Token[] = []
  const problems: Place[] = []
  const pattern =
    /\s+|(?<indicator>[A-Z]+-\d{2}(?!\d))|(?<number>\d+(?:\.\d+)?)|(?<sign>[-+*/])|(?<bracket>[()])|(?<other>.)/gsu
  for (const found of plain(text).matchAll(pattern)) {
    const { indicator, number, sign, bracket, other } = found.groups ?? {}
    const start = found.index
    if (indicator !== undefined) tokens.push({ kind: 'indicator', text: indicator, start })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, start })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, start })
    else if (bracket !== undefined) tokens.push({ kind: 'bracket', text: bracket, start })
    else if (other !== undefined)
      problems.push(formulaFault('unknownCharacter', start, { text: other }))
  }
  return { tokens, problems }
}

type State = { tokens: readonly Token[]; next: number; end: number; fault: Place | undefined }

function sum(state: State, depth: number): Formula | undefined {
  return chain(state, depth, { signs: ['+', '-'], of: product })
}

function product(state: State, depth: number): Formula | undefined {
  return chain(state, depth, { signs: ['*', '/'], of: factor })
}

type Level = {
  signs: readonly Sign[]
  of: (state: State, depth: number) => Formula | undefined
}

/** Operations of one rank, from left to right. */
function chain(state: State, depth: number, { signs, of }: Level): Formula | undefined {
  let left = of(state, depth)
  while (left !== undefined) {
    const token = state.tokens[state.next]
    const sign = signs.find((each) => token?.kind === 'sign' && token.text === each)
    if (token === undefined || sign === undefined) return left
    state.next += 1
    const right = of(state, depth)
    if (right === undefined) return undefined
    left = { kind: 'operation', sign, left, right, start: token.start }
  }
  return undefined
}

function factor(state: State, depth: number): Formula | undefined {
  const token = state.tokens[state.next]
  if (depth > DEPTH) return fail(state, tooLong())
  if (token === undefined) return fail(state, formulaFault('incomplete', state.end))
  const { start, text } = token
  state.next += 1
  if (token.kind === 'number') return { kind: 'number', value: text, start }
  if (token.kind === 'indicator') return { kind: 'indicator', code: text, start }
  if (text === '-') {
    const of = factor(state, depth + 1)
    return of === undefined ? undefined : { kind: 'negative', of, start }
  }
  if (text !== '(') return fail(state, formulaFault('incomplete', start))
  const inside = sum(state, depth + 1)
  if (inside === undefined) return undefined
  if (state.tokens[state.next]?.text !== ')') return fail(state, formulaFault('unclosed', start))
  state.next += 1
  return inside
}

function fail(state: State, fault: Place): undefined {
  state.fault ??= fault
}

function tooLong(): Place {
  return formulaFault('tooLong', 0, { limit: LENGTH, depth: DEPTH })
}
