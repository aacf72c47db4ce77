/** A quantity of a rule in words: its bands line by line, as an officer reads them beside the law. */
import type { Language } from '../../base/label.ts'
import { valueText } from '../../rules/explain/sentence.ts'
import type { Node, Slot, Test } from '../../rules/meaning/ir.ts'
import { compare, over, type Rational, toText } from '../../rules/meaning/rational.ts'
import type { Version } from '../../rules/meaning/version.ts'

/** More lines than this nobody reads; the file itself says the rest. */
const MOST_LINES = 40

const signs: Readonly<Record<Test, string>> = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '=': '=' }

type Printer = {
  readonly version: Version
  readonly names: ReadonlyMap<Slot, string>
  readonly say: (zh: string, en: string) => string
}

/** The lines of one slot in one language. */
export function ruleLines(version: Version, slot: Slot, language: Language): string[] {
  const printer = {
    version,
    names: namesOf(version),
    say: (zh: string, en: string) => (language === 'zh' ? zh : en),
  }
  return lines(printer, slot).slice(0, MOST_LINES)
}

/** What an item pays where it applies; the condition stands apart. */
export function paidLines(version: Version, slot: Slot, language: Language): string[] {
  const node = version.nodes[slot]
  return ruleLines(version, node?.op === 'if' ? node.yes : slot, language)
}

/** What a slot is called in the file; the shortest where several names mean the same. */
function namesOf({ names }: Version): Map<Slot, string> {
  const found = new Map<Slot, string>()
  for (const [path, slot] of Object.entries(names)) {
    const name = path.replace(/^(scores|derive|conditions|classify|parameters)\./, '')
    const known = found.get(slot)
    if (!name.includes('.') && (known === undefined || name.length < known.length))
      found.set(slot, name)
  }
  return found
}

function lines(printer: Printer, slot: Slot): string[] {
  const { version, say } = printer
  const node = version.nodes[slot]
  if (node === undefined) return []
  if (node.op === 'bands') return bandLines(printer, node)
  if (node.op === 'choose') return caseLines(printer, node)
  if (node.op === 'max' || node.op === 'min') {
    const parts = node.of.map((part) => partLines(printer, part))
    if (parts.every((part) => part.length === 1)) return [inline(printer, slot, 'whole')]
    const head =
      node.op === 'max' ? say('取最高:', 'the highest of:') : say('取最低:', 'the lowest of:')
    return [head, ...parts.flat()]
  }
  if (node.op === 'if') {
    const yes = lines(printer, node.yes)
    const test = inline(printer, node.test)
    const no = inline(printer, node.no)
    if (yes.length > 1) return [...yes, `${say('不满足', 'without')} ${test} → ${no}`]
  }
  return [inline(printer, slot, 'whole')]
}

function partLines(printer: Printer, slot: Slot): string[] {
  return printer.names.has(slot) ? [inline(printer, slot)] : lines(printer, slot)
}

function bandLines(printer: Printer, node: Extract<Node, { op: 'bands' }>): string[] {
  const of = inline(printer, node.of)
  const steps = node.steps.map(
    ({ test, at, value }) =>
      `${of} ${signs[test]} ${inline(printer, at)} → ${inline(printer, value)}`,
  )
  return [...steps, `${printer.say('其余', 'otherwise')} → ${inline(printer, node.otherwise)}`]
}

function caseLines(printer: Printer, node: Extract<Node, { op: 'choose' }>): string[] {
  const of = inline(printer, node.of)
  const cases = node.cases.map(
    ({ members, value }) =>
      `${of} = ${memberWords(printer, node.of, members)} → ${inline(printer, value)}`,
  )
  if (coversAll(printer, node)) return cases
  return [...cases, `${printer.say('其余', 'otherwise')} → ${inline(printer, node.otherwise)}`]
}

function coversAll({ version }: Printer, { of, cases }: Extract<Node, { op: 'choose' }>): boolean {
  const node = version.nodes[of]
  const count = node?.op === 'input' ? (version.inputs[node.input]?.members?.length ?? 0) : 0
  const covered = cases.reduce((all, { members }) => all | members, 0n)
  return count > 0 && covered === (1n << BigInt(count)) - 1n
}

function memberWords({ version }: Printer, of: Slot, members: bigint): string {
  const node = version.nodes[of]
  const words = node?.op === 'input' ? (version.inputs[node.input]?.members ?? []) : []
  return words.filter((_, bit) => ((members >> BigInt(bit)) & 1n) === 1n).join('、')
}

/** One slot as an expression; a named one by its name, unless it is the whole that is asked for. */
function inline(printer: Printer, slot: Slot, how: 'part' | 'whole' = 'part'): string {
  const { version, names } = printer
  const node = version.nodes[slot]
  if (node === undefined) return ''
  const name = names.get(slot)
  if (how === 'part' && name !== undefined) return name
  return leafWords(printer, node) ?? numberWords(printer, node) ?? truthWords(printer, node)
}

function leafWords({ version, say }: Printer, node: Node): string | undefined {
  switch (node.op) {
    case 'input':
    case 'present': {
      const input = version.inputs[node.input]
      const past = Math.abs(input?.year ?? 0)
      const years = past === 0 ? '' : say(`(前${past}年)`, ` (${past}y before)`)
      const name = `${input?.field ?? ''}${years}`
      return node.op === 'input' ? name : say(`适用“${name}”`, `“${name}” applies`)
    }
    case 'const':
      return constWords(node.lo, node.hi, node) + openWords(node, say)
    case 'constBool':
      if (node.must) return say('成立', 'true')
      return node.may ? say('待定', 'open') + openWords(node, say) : say('不成立', 'false')
    case 'parameter':
      return version.parameters[node.parameter]?.id ?? ''
    case 'today':
      return say('申请日', 'day of application')
    default:
      return undefined
  }
}

function constWords(lo: Rational, hi: Rational, node: Node): string {
  if (compare(lo, hi) === 0) return valueText(lo, node)
  return `${valueText(lo, node)}—${valueText(hi, node)}`
}

function openWords(
  { why, open }: Extract<Node, { op: 'const' | 'constBool' }>,
  say: Printer['say'],
): string {
  if (why === 'expert') return say('(专家评)', ' (by the panel)')
  if (why === 'known') return ''
  return say(`(尚无正式文本${open === null ? '' : `:${open}`})`, ` (no official text)`)
}

function numberWords(printer: Printer, node: Node): string | undefined {
  const { say } = printer
  const of = (slot: Slot) => inline(printer, slot)
  switch (node.op) {
    case 'sum':
      return node.of.map(of).join(' + ')
    case 'subtract':
      return `${of(node.left)} - ${of(node.right)}`
    case 'scale':
      return scaledWords(printer, node)
    case 'min':
    case 'max':
      return `${node.op === 'max' ? say('取高', 'max') : say('取低', 'min')}(${node.of.map(of).join(', ')})`
    case 'floorDivide':
      if (node.by.n === node.by.d) return of(node.of)
      return `${of(node.of)} ÷ ${toText(node.by, 6)} ${say('取整', 'in whole')}`
    case 'round':
      return `${say('取整', 'rounded')}(${of(node.of)})`
    case 'ratio':
      return `${of(node.num)} / ${of(node.den)}`
    case 'growth':
      return `${say('平均增长率', 'mean growth')}(${[node.y1, node.y2, node.y3].map(of).join(', ')})`
    case 'elapsed':
      return `${say('自', 'from')} ${of(node.from)} ${say('至', 'to')} ${of(node.to)} (${periodWords(node.span, say)})`
    case 'bands':
    case 'choose':
      return `${say('分档', 'bands of')}(${of(node.of)})`
    case 'if':
      return `${say('若', 'if')} ${of(node.test)}: ${of(node.yes)}; ${say('否则', 'else')} ${of(node.no)}`
    default:
      return undefined
  }
}

/** Money from a count is so much each; a share is a percentage. */
function scaledWords(printer: Printer, node: Extract<Node, { op: 'scale' }>): string {
  const of = inline(printer, node.of)
  const { type } = printer.version.nodes[node.of] ?? node
  if (node.type === 'money' && type !== 'money') return `${of} × ${valueText(node.by, node)}`
  if (node.by.n === node.by.d) return of
  const isShare = compare(node.by, { n: 1n, d: 1n }) < 0
  return `${of} × ${isShare ? `${toText(over(node.by, { n: 1n, d: 100n }), 4)}%` : toText(node.by, 6)}`
}

function periodWords(unit: 'days' | 'months' | 'years', say: Printer['say']): string {
  const words = { days: say('天', 'days'), months: say('月', 'months'), years: say('年', 'years') }
  return words[unit]
}

function truthWords(printer: Printer, node: Node): string {
  const { say } = printer
  const of = (slot: Slot) => inline(printer, slot)
  switch (node.op) {
    case 'compare':
      return `${of(node.left)} ${signs[node.test]} ${of(node.right)}`
    case 'member':
      return `${of(node.of)} ∈ ${memberWords(printer, node.of, node.members)}`
    case 'all':
      return node.of.map(of).join(say(' 且 ', ' and '))
    case 'any':
      return node.of.map(of).join(say(' 或 ', ' or '))
    case 'atLeast':
      return `${say(`至少${node.count}项`, `at least ${node.count} of`)}(${node.of.map(of).join(', ')})`
    case 'not':
      return say(`非(${of(node.of)})`, `not (${of(node.of)})`)
    default:
      return ''
  }
}
