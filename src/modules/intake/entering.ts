import type { New, SourceClass } from '../../base/recorded.ts'
import type { Source } from '../../base/source.ts'
import type { Certificate, CertificateEvent } from '../certificates/schema.ts'
import { factLines } from '../enterprises/fact-line.ts'
import {
  type BlockOrigin,
  columnText,
  FACT_SIGN,
  type FirmBlock,
  ROW_SIGN,
} from '../enterprises/firm-block.ts'
import type { Resolution } from '../enterprises/schema.ts'
import type { RegisterEntry } from '../registers/schema.ts'
import type { Brings, JudgedRow } from './judged.ts'
import type { IntakeOptions } from './schema.ts'

/** Rows ready to be appended one by one, a part of an import at a time. */
type Entering = {
  resolutions: New<Resolution>[]
  certificates: New<Certificate>[]
  events: New<CertificateEvent>[]
  entries: New<RegisterEntry>[]
}

export type Stamped = {
  fileName: string
  confidence: Source['confidence']
  options: Pick<IntakeOptions, 'sourceClass' | 'reason' | 'document'>
  importId: string
}

/** Rows of the file whose rows are appended together. */
const AT_ONCE = 4000

/** A part of an import as it travels from thread to thread. */
export type Packed = {
  /** Facts and yearly figures go as columns, which the database alone opens. */
  firms: FirmBlock
  /** `Others` as JSON; empty where there are none. */
  others: string
}

/** What is not of the firms themselves; the nth cell is the nth row's. */
type Others = { cells: string[]; rows: Omit<Partial<Brings>, 'facts' | 'filings'>[] }

/** What the ready rows bring, in parts. */
export function* packedParts(rows: Iterable<JudgedRow>): Generator<Packed> {
  let part: JudgedRow[] = []
  for (const row of rows) {
    if (row.status !== 'ready') continue
    part.push(row)
    if (part.length < AT_ONCE) continue
    yield packed(part)
    part = []
  }
  if (part.length > 0) yield packed(part)
}

function cellOf({ draft: { table, row } }: JudgedRow): string {
  return `${table.sheet}!${row}`
}

function packed(part: readonly JudgedRow[]): Packed {
  const others: Others = { cells: [], rows: [] }
  for (const row of part) {
    const { facts: _, filings: __, ...rest } = row.brings
    if (!Object.values(rest).some((list) => list.length > 0)) continue
    others.cells.push(cellOf(row))
    others.rows.push(rest)
  }
  return {
    firms: firmBlock(part),
    others: others.rows.length === 0 ? '' : JSON.stringify(others),
  }
}

function firmBlock(part: readonly JudgedRow[]): FirmBlock {
  const facts = factColumns(part)
  const filings = filingColumns(part)
  const codes = facts.count + filings.count === 0 ? [] : part.map(({ code }) => code)
  return { codes: [...new Set(codes)], facts, filings }
}

type Line = { at: JudgedRow; facts: Brings['facts'] }

function factColumns(part: readonly JudgedRow[]): FirmBlock['facts'] {
  const lines = part.flatMap((at): Line[] =>
    factLines(at.brings.facts ?? [], isOneFirm).map((facts) => ({ at, facts })),
  )
  const ofFacts = (text: (fact: Brings['facts'][number]) => string) =>
    lines.map(({ facts }) => facts.map(text).join(FACT_SIGN)).join(ROW_SIGN)
  return {
    count: lines.length,
    columns: {
      code: lines.map(({ facts: [first] }) => first?.code ?? '').join(ROW_SIGN),
      kind: ofFacts(({ kind }) => kind),
      value: ofFacts(({ value }) => columnText(value)),
      detail: ofFacts(({ detail }) => columnText(detail)),
      validFrom: ofFacts(({ validFrom }) => validFrom),
      cell: lines.map(({ at }) => columnText(cellOf(at))).join(ROW_SIGN),
    },
  }
}

function isOneFirm(one: { code: string }, other: { code: string }): boolean {
  return one.code === other.code
}

function filingColumns(part: readonly JudgedRow[]): FirmBlock['filings'] {
  const filings = part.flatMap((at) => (at.brings.filings ?? []).map((row) => ({ row, at })))
  const column = (text: (row: Brings['filings'][number]) => string) =>
    filings.map(({ row }) => text(row)).join(ROW_SIGN)
  return {
    count: filings.length,
    columns: {
      code: column(({ code }) => code),
      year: column(({ year }) => String(year)),
      // JSON spells the signs out.
      figures: column(({ figures }) => JSON.stringify(figures)),
      supersedes: column(({ supersedes }) => supersedes ?? ''),
      cell: filings.map(({ at }) => columnText(cellOf(at))).join(ROW_SIGN),
    },
    // Chosen for the whole file.
    purpose: filings[0]?.row.purpose ?? '',
    state: filings[0]?.row.state ?? '',
  }
}

/** What all facts and figures of an import share. */
export function originOf({ fileName, confidence, options, importId }: Stamped): BlockOrigin {
  const { document, sourceClass, reason } = options
  const source = { file: fileName, confidence, ...(document !== '' && { document }) }
  return { source, sourceClass, importId, reason }
}

/** Each other row with its cell, its kind of source and its import, ready to be appended. */
export function entering({ others }: Packed, stamp: Stamped): Entering {
  const made: Entering = { resolutions: [], certificates: [], events: [], entries: [] }
  if (others === '') return made
  const { cells, rows } = JSON.parse(others) as Others
  rows.forEach((brings, index) => {
    const common = commonOf(cells[index] ?? '', stamp)
    const { resolutions = [], certificates = [], events = [], entries = [] } = brings
    for (const row of resolutions) made.resolutions.push(stamped(row, common, stamp))
    for (const row of certificates) made.certificates.push(stamped(row, common, stamp))
    for (const row of events) made.events.push(stamped(row, common, stamp))
    for (const row of entries) made.entries.push(stamped(row, common, stamp))
  })
  return made
}

type Common = { source: Source; sourceClass: SourceClass; importId: string }

function commonOf(cell: string, stamp: Stamped): Common {
  const { source, sourceClass, importId } = originOf(stamp)
  return { source: { ...source, cell }, sourceClass, importId }
}

function stamped<Row extends { supersedes?: string }>(row: Row, common: Common, stamp: Stamped) {
  const { supersedes } = row
  if (supersedes === undefined) return { ...row, ...common, supersedes: null, reason: '' }
  return { ...row, ...common, supersedes, reason: stamp.options.reason }
}
