/** A YAML file with the place of everything in it. Refuses what would hide or repeat content. */
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml'
import { type Fault, type FaultCode, fault, type Place } from '../check/fault.ts'

export type Path = readonly (string | number)[]
export type Report = (
  code: FaultCode,
  path: Path,
  details?: Readonly<Record<string, string | number>>,
  span?: Span,
) => void
/** Offsets inside the words of a scalar. */
export type Span = { readonly from: number; readonly to: number }

export type SourceText = {
  readonly file: string
  readonly text: string
  readonly value: unknown
  /** The place of what stands at a path, or of the nearest thing above it. */
  locate(path: Path, span?: Span, atKey?: 'key'): Place
}

const largest = 1_000_000
const deepest = 60

/** Reads one file; undefined when nothing more can be said of it. */
export function readSource(file: string, text: string, faults: Fault[]): SourceText | undefined {
  const start: Place = { file, line: 1, column: 1, words: text.slice(0, 20).split('\n')[0] ?? '' }
  if (text.length > largest) {
    faults.push(fault('fileTooLarge', start, { limit: '1 MB' }))
    return undefined
  }
  if (depthOf(text) > deepest) {
    faults.push(fault('tooDeep', start, { limit: deepest }))
    return undefined
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, merge: false, version: '1.2' })
  const placeAt = (from: number, to: number): Place => {
    const { line, col } = lines.linePos(from)
    const words = (text.slice(from, to).split('\n')[0] ?? '').trim().slice(0, 80)
    return { file, line, column: Math.max(1, col), words }
  }
  const before = faults.length
  for (const error of document.errors) {
    const [from, to] = error.pos
    const code = error.code === 'DUPLICATE_KEY' ? 'duplicateKey' : 'yaml'
    const place =
      error.code === 'DUPLICATE_KEY' ? placeAt(from, wordEnd(text, from)) : placeAt(from, to)
    faults.push(fault(code, place, { reason: error.message.split('\n')[0] ?? '' }))
  }
  // None of the three can stand where none of their signs does.
  if (/[&*]|<</.test(text)) reportHidden(document.contents, placeAt, faults)
  if (faults.length > before) return undefined
  return {
    file,
    text,
    value: document.toJS() as unknown,
    locate: (path, span, atKey) => locate({ root: document.contents, placeAt }, path, span, atKey),
  }
}

function wordEnd(text: string, from: number): number {
  const rest = /^[^\s:,{}[\]]+/.exec(text.slice(from, from + 80))
  return from + (rest?.[0].length ?? 1)
}

/** Brackets and indentation open at once; counted on the text, because a parser would recurse. */
function depthOf(text: string): number {
  let open = 0
  let most = 0
  for (const character of text) {
    if (character === '[' || character === '{') most = Math.max(most, ++open)
    else if (character === ']' || character === '}') open = Math.max(0, open - 1)
  }
  const indent = /^( {120,}|(?:- ){60,})/m.test(text) ? deepest + 1 : 0
  return Math.max(most, indent)
}

type PlaceAt = (from: number, to: number) => Place

function reportHidden(root: unknown, placeAt: PlaceAt, faults: Fault[]): void {
  if (!isNode(root)) return
  visit(root, {
    Alias: (_, alias) => {
      faults.push(fault('anchor', placeOf(alias, placeAt)))
    },
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor !== undefined)
        faults.push(fault('anchor', placeOf(node, placeAt)))
    },
    Pair: (_, pair) => {
      if (isScalar(pair.key) && pair.key.value === '<<')
        faults.push(fault('mergeKey', placeOf(pair.key, placeAt)))
    },
  })
}

function placeOf(node: Node, placeAt: PlaceAt): Place {
  return placeAt(node.range?.[0] ?? 0, node.range?.[1] ?? 0)
}

type Found = { readonly root: unknown; readonly placeAt: PlaceAt }

function locate(found: Found, path: Path, span?: Span, atKey?: 'key'): Place {
  const { node, key } = descend(found.root, path)
  const target = atKey === 'key' ? (key ?? node) : (node ?? key)
  if (target === undefined) return found.placeAt(0, 0)
  const from = target.range?.[0] ?? 0
  if (span === undefined || !isScalar(target)) return placeOf(target, found.placeAt)
  const inside = from + (/^QUOTE/.test(String(target.type)) ? 1 : 0)
  return found.placeAt(inside + span.from, inside + span.to)
}

/** The node at a path, or the nearest above it, and the key that leads there. */
function descend(root: unknown, path: Path): { node: Node | undefined; key: Node | undefined } {
  let node = isNode(root) ? root : undefined
  let key: Node | undefined
  for (const step of path) {
    const next = childOf(node, step)
    if (next === undefined) break
    key = next.key ?? key
    node = isNode(next.value) ? next.value : (next.key ?? node)
  }
  return { node, key }
}

function childOf(node: unknown, step: string | number) {
  if (isMap(node)) {
    const pair = node.items.find(
      (each) => isScalar(each.key) && String(each.key.value) === String(step),
    )
    if (pair === undefined) return undefined
    return { key: isNode(pair.key) ? pair.key : undefined, value: pair.value }
  }
  const items: unknown = Object(node).items
  return Array.isArray(items) && typeof step === 'number' && step < items.length
    ? { key: undefined, value: items[step] as unknown }
    : undefined
}
