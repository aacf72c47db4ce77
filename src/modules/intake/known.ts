import type { FactKind } from '../enterprises/schema.ts'

/** What the registers hold already of everything that a file speaks of. */
export type KnownFirm = {
  code: string
  name: string
  formerNames: readonly string[]
  address: string
  town: string
  park: string
  administration: string
  presence: string
  industry: string
  segment: string
  branchOf: string
  founded: string | null
  aboveSize: boolean | null
}

/** Since when a value counted. */
export type KnownFact = { code: string; kind: string; value: string; since: string }

/** What of one filing counts among the figures that one class of source told for a year. */
export type KnownPaper = {
  code: string
  year: number
  filing: string
  figures: Readonly<Record<string, string>>
}

/** Figures that count as reported for one year by one class of source; a value may be `KEPT_BACK`. */
export type KnownFigures = {
  figures: Readonly<Record<string, string>>
  /** By field, the filing that says it. */
  filings: Readonly<Record<string, string>>
}

export type KnownCertificate = {
  id: string
  code: string
  title: string
  number: string
  batch: string
  document: string
  award: string
  issuedOn: string | null
  validFrom: string
  validTo: string
  /** Since when it is revoked; null while it is not. */
  revokedOn: string | null
}

export type KnownEntry = {
  id: string
  key: string
  code: string | null
  holder: string
  onDate: string
  untilDate: string | null
  facts: Readonly<Record<string, string | null>>
}

export type Known = {
  /** By the code that was asked; a merged code finds the firm it went into. */
  firms: Readonly<Record<string, KnownFirm>>
  /** Firms that bear or bore a name, by that name in its normal form. */
  named: Readonly<Record<string, readonly { code: string; name: string }[]>>
  papers: readonly KnownPaper[]
  /** The newest day first; only of the kinds that the file tells of another day than today. */
  told: readonly KnownFact[]
  certificates: readonly KnownCertificate[]
  entries: readonly KnownEntry[]
  /** Pairs of codes on which somebody decided, 'A B' in the order of the alphabet. */
  decided: readonly string[]
  /** The newest month of the register, 'yyyy-mm'; empty while it has no rows. */
  newestMonth: string
}

/** What the judgement must be told, in one question. */
export type Wanted = {
  firms: readonly { code: string | undefined; name: string | undefined }[]
  years: readonly number[]
  /** Kinds of facts that are told of another day than today. */
  kinds: readonly FactKind[]
  numbers: readonly string[]
  keys: readonly string[]
}

export const nothingKnown: Known = {
  firms: {},
  named: {},
  papers: [],
  told: [],
  certificates: [],
  entries: [],
  decided: [],
  newestMonth: '',
}

/** What the papers of one firm and year say together; no figure stands in two of them. */
export function figuresIn(papers: readonly KnownPaper[]): KnownFigures {
  return {
    figures: Object.assign({}, ...papers.map(({ figures }) => figures)),
    filings: Object.fromEntries(
      papers.flatMap(({ filing, figures }) => Object.keys(figures).map((field) => [field, filing])),
    ),
  }
}

export function pairOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}
