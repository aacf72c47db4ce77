import type { New, SourceClass } from '../../base/recorded.ts'
import type { Source } from '../../base/source.ts'
import type { Certificate, CertificateEvent } from '../certificates/schema.ts'
import type { EnterpriseFact, Filing, Resolution } from '../enterprises/schema.ts'
import type { RegisterEntry } from '../registers/schema.ts'
import type { Brings, JudgedRow } from './judged.ts'
import type { IntakeOptions } from './schema.ts'

/** Rows ready to be appended, a part of an import at a time. */
export type Entering = {
  facts: New<EnterpriseFact>[]
  filings: New<Filing>[]
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
const AT_ONCE = 2000

/** Rows as they travel from thread to thread: what all share is said once, the cell once for each row. */
export type Packed = { cells: string[]; rows: Partial<Brings>[] }

/** What the ready rows bring, in parts. */
export function* packedParts(rows: readonly JudgedRow[]): Generator<Packed> {
  let part: Packed = { cells: [], rows: [] }
  for (const { status, brings, draft } of rows) {
    if (status !== 'ready') continue
    part.cells.push(`${draft.table.sheet}!${draft.row}`)
    part.rows.push(brings)
    if (part.rows.length < AT_ONCE) continue
    yield part
    part = { cells: [], rows: [] }
  }
  if (part.rows.length > 0) yield part
}

/** Each row with its cell, its kind of source and its import, ready to be appended. */
export function entering({ cells, rows }: Packed, stamp: Stamped): Entering {
  const made: Entering = {
    ...{ facts: [], filings: [], resolutions: [] },
    ...{ certificates: [], events: [], entries: [] },
  }
  rows.forEach((brings, index) => {
    const common = commonOf(cells[index] ?? '', stamp)
    const { facts = [], filings = [], resolutions = [] } = brings
    const { certificates = [], events = [], entries = [] } = brings
    for (const row of facts) made.facts.push(stamped(row, common, stamp))
    for (const row of filings) made.filings.push(stamped(row, common, stamp))
    for (const row of resolutions) made.resolutions.push(stamped(row, common, stamp))
    for (const row of certificates) made.certificates.push(stamped(row, common, stamp))
    for (const row of events) made.events.push(stamped(row, common, stamp))
    for (const row of entries) made.entries.push(stamped(row, common, stamp))
  })
  return made
}

type Common = { source: Source; sourceClass: SourceClass; importId: string }

function commonOf(cell: string, { fileName, confidence, options, importId }: Stamped): Common {
  const { document, sourceClass } = options
  const source = { file: fileName, cell, confidence, ...(document !== '' && { document }) }
  return { source, sourceClass, importId }
}

function stamped<Row extends { supersedes?: string }>(row: Row, common: Common, stamp: Stamped) {
  const { supersedes } = row
  if (supersedes === undefined) return { ...row, ...common, supersedes: null, reason: '' }
  return { ...row, ...common, supersedes, reason: stamp.options.reason }
}
