import { createHash } from 'node:crypto'
import type { OfficialDocument } from '../../base/document.ts'
import type { Label } from '../../base/label.ts'
import { Problem, sentence } from '../../base/problem.ts'
import { writeKeptWorkbook } from '../spreadsheet/write.ts'
import { annexSheets } from './annex-sheets.ts'
import { documentToPdf } from './pdf.ts'
import { documentToDocx } from './to-docx.ts'

export type PrintedFile = { name: string; type: string; hash: string; bytes: Uint8Array }

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/**
 * The files of an issued paper: Word, its annex tables as a workbook, and the PDF where a Chromium is
 * found; without one the others are still made, and `withoutPdf` says why.
 */
export async function printedFiles(
  document: OfficialDocument,
  pdf: 'withPdf' | 'withoutPdf' = 'withPdf',
): Promise<{ files: PrintedFile[]; withoutPdf: Label | null }> {
  const title = fileName(document.title.join(''))
  const made = [printed(`${title}.docx`, fileTypes.docx, await documentToDocx(document, 'issued'))]
  const sheets = annexSheets(document)
  if (sheets.length > 0)
    made.push(printed(`${title}附件.xlsx`, fileTypes.xlsx, await writeKeptWorkbook(sheets)))
  if (pdf === 'withoutPdf') return { files: made, withoutPdf: null }
  try {
    made.push(printed(`${title}.pdf`, fileTypes.pdf, await documentToPdf(document, 'issued')))
    return { files: made, withoutPdf: null }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { files: made, withoutPdf: sentence(error.code, error.details) }
  }
}

/** Tells of each kept file whether it has its hash, and whether its document makes the same today; a PDF is only kept. */
export async function comparison(
  document: OfficialDocument,
  kept: readonly (Pick<PrintedFile, 'name' | 'hash' | 'bytes'> | undefined)[],
) {
  const { files } = await printedFiles(document, 'withoutPdf')
  return (name: string) => {
    const file = kept.find((each) => each?.name === name)
    const made = files.find((each) => each.name === name)
    const regenerated =
      made === undefined ? 'notMade' : made.hash === file?.hash ? 'same' : 'differs'
    return { same: file !== undefined && sha256(file.bytes) === file.hash, regenerated } as const
  }
}

export const fileTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const

function printed(name: string, type: string, bytes: Uint8Array): PrintedFile {
  return { name, type, hash: sha256(bytes), bytes }
}

/** What no file system takes in a name. */
function fileName(title: string): string {
  return title.replace(/[\\/:*?"<>|\s]/g, '')
}
