/** FEEL leaves: text to a small tree, with every place kept. What is not allowed is reported, not guessed. */
import { parser } from '@bpmn-io/lezer-feel'
import { fromText } from '../meaning/rational.ts'
import { lintWidth } from './full-width.ts'
import { literalPattern, type Quantity, quantity, readQuantity } from './literal.ts'
import { readPlain } from './plain-leaf.ts'
import type { Path, Report, Span } from './source-text.ts'

export type Order = '>=' | '>' | '<=' | '<' | '=' | '!='
export type Expression = Span &
  (
    | { readonly kind: 'number'; readonly quantity: Quantity }
    | { readonly kind: 'text' | 'name' | 'date'; readonly text: string }
    | { readonly kind: 'bool'; readonly value: boolean }
    | {
        readonly kind: 'arithmetic'
        readonly op: '+' | '-' | '*' | '/'
        readonly left: Expression
        readonly right: Expression
      }
    | { readonly kind: 'negate'; readonly of: Expression }
    | {
        readonly kind: 'compare'
        readonly op: Order
        readonly left: Expression
        readonly right: Expression
      }
    | { readonly kind: 'in'; readonly of: Expression; readonly members: readonly Expression[] }
    | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[] }
    | { readonly kind: 'call'; readonly name: string; readonly of: readonly Expression[] }
    | {
        readonly kind: 'if'
        readonly test: Expression
        readonly yes: Expression
        readonly no: Expression
      }
  )

type SyntaxNode = NonNullable<ReturnType<typeof parser.parse>['topNode']['firstChild']>
type Reading = {
  readonly text: string
  readonly literals: ReadonlyMap<number, Quantity>
  readonly fail: (
    code: 'syntax' | 'nullLiteral' | 'notAllowed' | 'badName',
    span: Span,
  ) => undefined
}

/** Reads one leaf; undefined when a fault was reported. A bare YAML scalar is its own expression. */
export function readLeaf(
  leaf: string | number | boolean,
  path: Path,
  report: Report,
): Expression | undefined {
  if (typeof leaf === 'boolean')
    return { kind: 'bool', value: leaf, from: 0, to: String(leaf).length }
  const text = String(leaf)
  if (lintWidth(text, path, report) > 0) return undefined
  const plain = readPlain(leaf, text)
  if (plain !== undefined) return plain
  const literals = new Map<number, Quantity>()
  const masked = text.replace(literalPattern, (match, digits: string, unit = '', at: number) => {
    const value = fromText(digits)
    if (value === undefined) return match
    literals.set(at, quantity(value, unit))
    return '0'.padEnd(match.length, ' ')
  })
  const reading: Reading = {
    text,
    literals,
    fail: (code, span) => {
      report(code, path, { words: text.slice(span.from, span.to) || text }, span)
      return undefined
    },
  }
  const top = parser.parse(masked).topNode
  const broken = firstError(top)
  if (broken !== undefined) return reading.fail('syntax', { from: 0, to: text.length })
  const only = top.firstChild
  return only === null ? reading.fail('syntax', { from: 0, to: text.length }) : read(only, reading)
}

function firstError(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type.isError) return node
  return childrenOf(node).map(firstError).find(Boolean)
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) found.push(child)
  return found
}

type Reader = (node: SyntaxNode, reading: Reading) => Expression | undefined

const readers: Readonly<Record<string, Reader>> = {
  NumericLiteral: readNumber,
  StringLiteral: (node, { text }) => ({
    kind: 'text',
    text: text.slice(node.from + 1, node.to - 1),
    ...spanOf(node),
  }),
  BooleanLiteral: (node, { text }) => ({
    kind: 'bool',
    value: text.slice(node.from, node.to) === 'true',
    ...spanOf(node),
  }),
  VariableName: readName,
  ParenthesizedExpression: (node, reading) => readOnly(parts(node), node, reading),
  PositiveUnaryTest: (node, reading) => readOnly(parts(node), node, reading),
  ArithmeticExpression: readArithmetic,
  Comparison: readComparison,
  Conjunction: (node, reading) => readLogic('and', node, reading),
  Disjunction: (node, reading) => readLogic('or', node, reading),
  FunctionInvocation: readCall,
  DateTimeLiteral: readDate,
  IfExpression: readIf,
  null: (node, { fail }) => fail('nullLiteral', spanOf(node)),
}

function read(node: SyntaxNode, reading: Reading): Expression | undefined {
  const reader = readers[node.name]
  return reader === undefined ? reading.fail('notAllowed', spanOf(node)) : reader(node, reading)
}

function spanOf(node: SyntaxNode): Span {
  return { from: node.from, to: node.to }
}

const marks = /^(\(|\)|\[|\]|,|if|then|else|and|or|in|between|ArithOp|CompareOp|date)$/

/** Children without brackets, commas and words of the grammar. */
function parts(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter((child) => !marks.test(child.name))
}

function readOnly(
  nodes: readonly SyntaxNode[],
  node: SyntaxNode,
  reading: Reading,
): Expression | undefined {
  const [only, second] = nodes
  return only === undefined || second !== undefined
    ? reading.fail('notAllowed', spanOf(node))
    : read(only, reading)
}

function readNumber(node: SyntaxNode, { text, literals, fail }: Reading): Expression | undefined {
  const signed = text[node.from] === '-'
  const at = signed ? node.from + 1 : node.from
  const literal = literals.get(at)
  if (literal === undefined) {
    const plain = readQuantity(text.slice(node.from, node.to))
    return plain === undefined
      ? fail('syntax', spanOf(node))
      : { kind: 'number', quantity: plain, ...spanOf(node) }
  }
  const length = [...text.slice(at).matchAll(literalPattern)][0]?.[0].length ?? 1
  const { n, d } = literal.value
  const value = signed ? { n: -n, d } : literal.value
  return { kind: 'number', quantity: { ...literal, value }, from: node.from, to: at + length }
}

function readName(node: SyntaxNode, { text, fail }: Reading): Expression | undefined {
  const name = text.slice(node.from, node.to)
  if (/\s/.test(name)) return fail('badName', spanOf(node))
  return { kind: 'name', text: name, ...spanOf(node) }
}

function readArithmetic(node: SyntaxNode, reading: Reading): Expression | undefined {
  const operator = childrenOf(node).find(({ name }) => name === 'ArithOp')
  const op = operator === undefined ? '' : reading.text.slice(operator.from, operator.to)
  const operands = parts(node).map((part) => read(part, reading))
  const [left, right] = operands
  if (op === '-' && operands.length === 1 && left !== undefined)
    return { kind: 'negate', of: left, ...spanOf(node) }
  if (left === undefined || right === undefined) return undefined
  if (op !== '+' && op !== '-' && op !== '*' && op !== '/')
    return reading.fail('notAllowed', spanOf(node))
  return { kind: 'arithmetic', op, left, right, ...spanOf(node) }
}

function readComparison(node: SyntaxNode, reading: Reading): Expression | undefined {
  const names = childrenOf(node).map(({ name }) => name)
  if (names.includes('in')) return readIn(node, reading)
  const operands = parts(node).map((part) => read(part, reading))
  const [left, right, upper] = operands
  if (left === undefined || right === undefined) return undefined
  const span = spanOf(node)
  if (names.includes('between')) {
    if (upper === undefined) return undefined
    const low: Expression = { kind: 'compare', op: '>=', left, right, ...span }
    return {
      kind: 'and',
      of: [low, { kind: 'compare', op: '<=', left, right: upper, ...span }],
      ...span,
    }
  }
  const operator = childrenOf(node).find(({ name }) => name === 'CompareOp')
  const op = operator === undefined ? '' : reading.text.slice(operator.from, operator.to)
  return isOrder(op) ? { kind: 'compare', op, left, right, ...span } : reading.fail('syntax', span)
}

function isOrder(op: string): op is Order {
  return ['>=', '>', '<=', '<', '=', '!='].includes(op)
}

function readIn(node: SyntaxNode, reading: Reading): Expression | undefined {
  const [first, ...tests] = parts(node)
  const of = first === undefined ? undefined : read(first, reading)
  const members = tests.flatMap((test) => membersOf(test, reading))
  if (of === undefined || members.some((each) => each === undefined)) return undefined
  return { kind: 'in', of, members: members.filter((each) => each !== undefined), ...spanOf(node) }
}

function membersOf(node: SyntaxNode, reading: Reading): (Expression | undefined)[] {
  if (
    /^(PositiveUnaryTests?|List|SimplePositiveUnaryTest|ParenthesizedExpression)$/.test(node.name)
  )
    return parts(node).flatMap((part) => membersOf(part, reading))
  return [read(node, reading)]
}

function readLogic(kind: 'and' | 'or', node: SyntaxNode, reading: Reading): Expression | undefined {
  const of = parts(node).map((part) => read(part, reading))
  return of.some((each) => each === undefined)
    ? undefined
    : { kind, of: of.filter((each) => each !== undefined), ...spanOf(node) }
}

function readCall(node: SyntaxNode, reading: Reading): Expression | undefined {
  const [callee, ...rest] = parts(node)
  if (callee === undefined) return reading.fail('syntax', spanOf(node))
  const given = rest.flatMap((part) =>
    part.name === 'PositionalParameters' ? parts(part) : [part],
  )
  const of = given.map((part) => read(part, reading))
  if (of.some((each) => each === undefined)) return undefined
  const name = reading.text.slice(callee.from, callee.to)
  return { kind: 'call', name, of: of.filter((each) => each !== undefined), ...spanOf(node) }
}

function readDate(node: SyntaxNode, reading: Reading): Expression | undefined {
  const match = /^date\s*\(\s*"([^"]*)"\s*\)$/.exec(reading.text.slice(node.from, node.to))
  return match === null
    ? reading.fail('notAllowed', spanOf(node))
    : { kind: 'date', text: match[1] ?? '', ...spanOf(node) }
}

function readIf(node: SyntaxNode, reading: Reading): Expression | undefined {
  const [test, yes, no] = parts(node).map((part) => read(part, reading))
  if (test === undefined || yes === undefined || no === undefined) return undefined
  return { kind: 'if', test, yes, no, ...spanOf(node) }
}
