import { type Place, place } from '../../base/problem.ts'
import './package-faults.ts'
import { withLineFeeds } from './folded-text.ts'
import { indicatorKey } from './indicator-key.ts'
import { citingLists, type PlanPackage, type PlanReading } from './schema.ts'

export type PackageOptions = {
  id: string
  district: PlanPackage['district']
  /** The file's name, for the source of every target. */
  documentName: string
  /**
   * Codes that already mean an indicator in this district: the same indicator keeps its code, a
   * new one gets a free one.
   */
  taken?: readonly { code: string; indicator: string }[]
}

/**
 * The package of a reading nobody has corrected yet. Owners, relations and definitions are for
 * people to give.
 */
export function packageFrom(reading: PlanReading, options: PackageOptions): PlanPackage {
  const { id, district, documentName, taken = [] } = options
  const source = {
    document: reading.title,
    ...(documentName === '' ? {} : { file: documentName }),
    confidence: district.demonstration ? ('demonstration' as const) : ('ownFile' as const),
  }
  const codes = codesOf(reading, taken)
  return {
    format: 'ceyuan-plan/1',
    id,
    title: reading.title,
    titleEn: reading.title,
    district,
    document: { ...reading.document, source },
    term: reading.term ?? { from: '', to: '' },
    clauses: reading.clauses,
    targets: reading.targets.map(({ confidence: _, ...target }, index) => ({
      ...target,
      code: codes.targets[index] ?? '',
      version: 1,
      source: { ...source, clause: target.clause },
    })),
    halfQuantitative: reading.halfQuantitative.map((each, index) => ({
      ...each,
      code: codes.half[index] ?? '',
    })),
    qualitative: coded(reading.qualitative, 'Q'),
    industries: coded(reading.industries, 'T'),
    named: reading.named,
    unclear: coded(reading.unclear, 'U').map((each) => ({ ...each, known: '' })),
    owners: [],
    relations: [],
    definitions: [],
    yearlyTargets: [],
  }
}

function coded<T>(list: readonly T[], letter: string): (T & { code: string })[] {
  return list.map((each, index) => ({ ...each, code: numbered(letter, index) }))
}

/** I-01 … I-99, then IA-01: a code has two digits. */
function numbered(letter: string, index: number): string {
  const block = Math.floor(index / 99)
  const prefix = block === 0 ? letter : letter + blockLetters(block)
  return `${prefix}-${String((index % 99) + 1).padStart(2, '0')}`
}

function blockLetters(block: number): string {
  const last = String.fromCharCode(65 + ((block - 1) % 26))
  return block <= 26 ? last : blockLetters(Math.floor((block - 1) / 26)) + last
}

/**
 * Numbers measured and half-measured goals in the order of the text, one code per indicator: a
 * second target of the same indicator (2025, then 2027) keeps its code.
 */
function codesOf(reading: PlanReading, taken: NonNullable<PackageOptions['taken']>) {
  const known = new Map(taken.map(({ code, indicator }) => [indicatorKey(indicator), code]))
  const used = new Set(taken.map(({ code }) => code))
  let next = 0
  const free = () => {
    while (used.has(numbered('I', next))) next += 1
    const code = numbered('I', next)
    used.add(code)
    return code
  }
  const codeOf = (indicator: string) => {
    const key = indicatorKey(indicator)
    const code = known.get(key) ?? free()
    known.set(key, code)
    return code
  }
  const targets: string[] = []
  const half: string[] = []
  for (const each of inOrder(reading)) {
    if (each.of === 'targets') targets[each.index] = codeOf(each.indicator)
    else half[each.index] = free()
  }
  return { targets, half }
}

function inOrder({ targets, halfQuantitative, clauses }: PlanReading) {
  const starts = new Map(clauses.map((clause) => [clause.id, clause]))
  const measured = targets.map((each, index) => ({
    of: 'targets' as const,
    index,
    indicator: each.indicator,
    at: each.start,
  }))
  const halves = halfQuantitative.map((each, index) => {
    const clause = starts.get(clauseOfAddress(each.clause))
    const inside = clause?.text.indexOf(each.text) ?? -1
    return {
      of: 'half' as const,
      index,
      indicator: each.indicator,
      at: (clause?.start ?? 0) + Math.max(0, inside),
    }
  })
  return [...measured, ...halves].sort((a, b) => a.at - b.at)
}

/** The clause that a target's address stands in: 二/(一)/2/③@57 → 二/(一)/2/③. */
export function clauseOfAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 0 ? address : address.slice(0, at)
}

/**
 * Every fault of a package against its own source text: spans, citations, codes. Empty when it
 * holds.
 */
export function checkPackage(content: PlanPackage, sourceText: string): Place[] {
  return [
    ...clauseFaults(content, withLineFeeds(sourceText)),
    ...citationFaults(content),
    ...codeFaults(content),
  ]
}

function clauseFaults({ clauses }: PlanPackage, text: string): Place[] {
  const faults: Place[] = []
  const seen = new Set<string>()
  const ids = new Set(clauses.map((each) => each.id))
  for (const [index, { id, start, end, text: words, parent }] of clauses.entries()) {
    const at = `clauses[${index}]`
    if (seen.has(id)) faults.push(place(at, 'package.repeated', { what: 'id', value: id }))
    seen.add(id)
    if (text.slice(start, end) !== words)
      faults.push(place(at, 'package.span', { clause: id, start, end }))
    if (parent !== null && !ids.has(parent))
      faults.push(place(`${at}.parent`, 'package.noClause', { clause: parent }))
  }
  return faults
}

function citationFaults(content: PlanPackage): Place[] {
  const clauses = new Map(content.clauses.map((each) => [each.id, each]))
  const faults: Place[] = []
  for (const list of citingLists)
    for (const [index, { clause }] of content[list].entries())
      if (!clauses.has(clauseOfAddress(clause)))
        faults.push(place(`${list}[${index}].clause`, 'package.noClause', { clause }))
  for (const [index, { clause, code, start, end, text }] of content.targets.entries()) {
    const holder = clauses.get(clauseOfAddress(clause))
    if (holder === undefined) continue
    const inside = start >= holder.start && end <= holder.end
    const same = holder.text.slice(start - holder.start, end - holder.start) === text
    if (!inside || !same)
      faults.push(place(`targets[${index}]`, 'package.outside', { code, clause }))
  }
  return faults
}

function codeFaults(content: PlanPackage): Place[] {
  const faults: Place[] = []
  const seen = new Set<string>()
  const note = (at: string, key: string, value: string) => {
    if (seen.has(key)) faults.push(place(at, 'package.repeated', { what: 'code', value }))
    seen.add(key)
  }
  for (const [index, { code, version, deadline }] of content.targets.entries())
    note(`targets[${index}].code`, `${code} ${deadline} v${version}`, `${code} v${version}`)
  for (const list of ['halfQuantitative', 'qualitative', 'industries', 'unclear'] as const)
    for (const [index, { code }] of content[list].entries())
      note(`${list}[${index}].code`, `${list} ${code}`, code)
  return faults
}
