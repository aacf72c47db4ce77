import type { Details } from '../../base/problem.ts'
import type { Packed } from './entering.ts'
import type { Catalogue } from './kind.ts'
import type { Known, Wanted } from './known.ts'
import type { IntakeOptions, IntakePreview } from './schema.ts'

/** A sender's columns as they were last meant: kind, headings in one text, column letter → field. */
export type Remembered = {
  kind: string
  headers: string
  columns: Readonly<Record<string, string>>
}

/** What the reading thread is told when it starts. */
export type WorkerTask = {
  kind: 'zip' | 'text'
  options: IntakeOptions
  catalogue: Catalogue
  remembered: readonly Remembered[]
  today: string
  /** Only look, or bring the rows as well. */
  keep: boolean
}

export type GivenBack = { sheet: string; headRows: number; rows: string[][] }[]

/** The judgement in short; told when every row has been judged, and brought where it is to be kept. */
export type JudgedWords = {
  says: 'judged'
  preview: Omit<IntakePreview, 'sameAs'>
  rejected: GivenBack
  remembered: readonly Remembered[]
}

/** What the thread says; it waits for an answer to `wanted`, `rows` and `judged`. Large parts travel as JSON text. */
export type WorkerWords =
  | { says: 'read'; rows: number }
  | { says: 'wanted'; kind: string; wanted: string }
  /** A part of the rows, while the next one is being judged; `done` counts the rows of the file so far. */
  | { says: 'rows'; part: Packed; done: number }
  | JudgedWords
  | { says: 'done' }
  | { says: 'refused'; code: string; details: Details }

/** What the registers hold, as JSON: figures and facts are many and go from the database to the thread unopened. */
export type KnownWords = { known: string; papers: string; told: string }

/** What it is answered: what is known, or simply to go on. */
export type WorkerAnswer = KnownWords | { goOn: true }

export function wantedIn(text: string): Wanted {
  return JSON.parse(text) as Wanted
}

export function knownIn({ known, papers, told }: KnownWords): Known {
  return {
    ...(JSON.parse(known) as Omit<Known, 'papers' | 'told'>),
    papers: JSON.parse(papers) as Known['papers'],
    told: JSON.parse(told) as Known['told'],
  }
}
