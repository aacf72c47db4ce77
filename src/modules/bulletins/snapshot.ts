/** 签发快照: all that went into a paper as one text, so that one hash seals it. */
import { DocumentNumber, type OfficialDocument } from '../../base/document.ts'
import { type DraftInput, Snapshot } from './schema.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/**
 * JSON with sorted keys and no white space: the same content gives the same text, whatever the order
 * it was put together in. Keys without a value are left out, as JSON does.
 */
export function canonical(value: unknown): string {
  return JSON.stringify(ordered(JSON.parse(JSON.stringify(value))))
}

function ordered(value: Json): Json {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  const keys = Object.keys(value).sort((a, b) => (a < b ? -1 : 1))
  return Object.fromEntries(keys.map((key) => [key, ordered(value[key] ?? null)]))
}

export function snapshotOf(input: DraftInput, document: OfficialDocument): Snapshot {
  return Snapshot.parse({ format: 'ceyuan-bulletin/1', input, document })
}

/** The paper with its number and its day, which only the issue gives it. */
export function issuedDocument(
  document: OfficialDocument,
  { number, date }: { number: string; date: string },
): OfficialDocument {
  const { imprint } = document
  return {
    ...document,
    number: DocumentNumber.parse(number),
    signature: { ...document.signature, date },
    imprint: imprint === null ? null : { ...imprint, date },
  }
}

type Paper = { issued: { number: string } | null }

/**
 * The next free number of the office in a year: one more than the highest it has issued; null while the
 * word of its number is not known.
 */
export function nextNumber(
  word: string,
  year: number,
  papers: readonly Paper[],
): DocumentNumber | null {
  if (word === '') return null
  const head = `${word}〔${year}〕`
  const highest = papers
    .map((each) => each.issued?.number ?? '')
    .filter((number) => number.startsWith(head))
    .map((number) => Number(number.slice(head.length, -1)))
    .reduce((most, each) => Math.max(most, each), 0)
  return DocumentNumber.parse(`${head}${highest + 1}号`)
}
