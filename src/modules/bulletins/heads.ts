import type { DocumentNumber } from '../../base/document.ts'
import type { Bulletin } from './schema.ts'

/** A paper as the store keeps it: begun, perhaps issued; title and moment stand in its newest draft. */
export type Kept = Pick<
  Bulletin,
  'kind' | 'plan' | 'period' | 'asOf' | 'title' | 'corrects' | 'recordedAt' | 'recordedBy'
> & {
  bulletin: string
  issued: { number: DocumentNumber; hash: string; recordedAt: string; recordedBy: string } | null
}

/** What the list shows of a paper; `all` holds the errata that may name it. */
export function headOf({ bulletin, issued, ...row }: Kept, all: readonly Kept[]): Bulletin {
  return {
    ...row,
    id: bulletin,
    stage: issued === null ? 'draft' : 'issued',
    number: issued?.number ?? null,
    hash: issued?.hash ?? null,
    errata: all
      .filter((each) => each.corrects === bulletin && each.issued !== null)
      .map((each) => each.bulletin),
    issuedAt: issued?.recordedAt ?? null,
    issuedBy: issued?.recordedBy ?? null,
  }
}
