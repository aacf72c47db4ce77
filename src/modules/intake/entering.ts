import type { New } from '../../base/recorded.ts'
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

/** What the ready rows bring, in parts; each row knows its cell, its kind of source and its import. */
export function* entering(rows: readonly JudgedRow[], stamp: Stamped): Generator<Entering> {
  const ready = rows.filter(({ status }) => status === 'ready')
  for (let from = 0; from < ready.length; from += AT_ONCE)
    yield together(ready.slice(from, from + AT_ONCE), stamp)
}

function together(rows: readonly JudgedRow[], stamp: Stamped): Entering {
  const of = <K extends keyof Brings>(kind: K) =>
    rows.flatMap((row) => stamped(row.brings[kind] ?? [], row, stamp))
  return {
    facts: of('facts'),
    filings: of('filings'),
    resolutions: of('resolutions'),
    certificates: of('certificates'),
    events: of('events'),
    entries: of('entries'),
  } as Entering
}

function stamped(rows: readonly { supersedes?: string }[], { draft }: JudgedRow, stamp: Stamped) {
  const { fileName, confidence, options, importId } = stamp
  const { document, sourceClass, reason } = options
  const source: Source = {
    ...{ file: fileName, cell: `${draft.table.sheet}!${draft.row}`, confidence },
    ...(document !== '' && { document }),
  }
  return rows.map((row) => ({
    ...row,
    ...{ source, sourceClass, importId },
    supersedes: row.supersedes ?? null,
    reason: row.supersedes === undefined ? '' : reason,
  }))
}
