import type { Branch } from './clause-tree.ts'
import { momentsIn } from './moments.ts'
import type { PlanReading } from './schema.ts'

const NUMBER = /[\u4e00-\u9fff]{2,16}\s*[〔[(【]\s*20\d{2}\s*[〕\])】]\s*(?:第\s*)?\d{1,4}\s*号/
const PUBLISHED =
  /(?:发布|发表|公开|公布)(?:时间|日期)\s*:?\s*(20\d{2})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})/
const ISSUED =
  /(?:成文|印发|发文|签发)(?:时间|日期)\s*:?\s*(20\d{2})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})/
/** How many paragraphs a head has at most. */
const HEAD = 30

/**
 * 文号, dates and kind of the document, as far as the head of the text says them. Nothing else
 * fills them.
 */
export function documentFacts(branches: readonly Branch[]): PlanReading['document'] {
  const first = branches.findIndex((branch) => branch.marker !== undefined && branch.id !== '题')
  const lines = branches
    .slice(0, Math.min(HEAD, first < 0 ? 12 : first))
    .map((branch) => branch.words)
  const head = lines.map((line) => line.slice(0, 200)).join('\n')
  const signed = branches.at(-1)?.words ?? ''
  return {
    kind: lines.some((line) => line.length <= 80 && /解读/.test(line)) ? 'reading' : 'document',
    number: NUMBER.exec(head)?.[0].replaceAll(/\s/g, '') ?? null,
    issuedOn: dateIn(ISSUED, head) ?? signedOn(signed) ?? datedLine(lines),
    publishedOn: dateIn(PUBLISHED, head),
  }
}

function dateIn(pattern: RegExp, head: string): string | null {
  const match = pattern.exec(head)
  if (match === null) return null
  const [, year, month = '', day = ''] = match
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** The last line of a document is its date. */
function signedOn(line: string): string | null {
  if (line.length > 14) return null
  const deadline = momentsIn(line)[0]?.deadline
  return deadline?.length === 10 ? deadline : null
}

/** A line of the head that is a date and nothing else. */
function datedLine(lines: readonly string[]): string | null {
  for (const line of lines) {
    const date = signedOn(line.replace(/^\(|\)$/g, ''))
    if (date !== null) return date
  }
  return null
}
