import { type Label, label } from '../../base/label.ts'
import { withoutRadicals } from '../../base/radicals.ts'
import { joinedLines, type PageLine } from './page-lines.ts'
import { refuseFile } from './problems.ts'

type Pdf = { name: string; bytes: Uint8Array }

/** Fewer characters than this on a page on average mean pictures of text. */
const FEWEST_PER_PAGE = 8

/** The text layer of a PDF with hard-wrapped lines joined; refuses with `file.noTextLayer`, `encrypted`, `broken`. */
export async function pdfText({ name, bytes }: Pdf): Promise<{ text: string; notes: Label[] }> {
  const pages = await pagesOf(name, bytes)
  const characters = pages
    .flat()
    .reduce((sum, line) => sum + line.text.replaceAll(/\s/g, '').length, 0)
  if (characters < FEWEST_PER_PAGE * pages.length) return refuseFile('noTextLayer', { name })
  const { text, numbers } = joinedLines(pages)
  const notes = [
    label(
      'PDF 的硬换行已按段落连接;请与原件核对',
      'Hard line ends of the PDF were joined into paragraphs; compare with the original',
    ),
  ]
  return {
    text: withoutRadicals(text),
    notes:
      numbers > 0
        ? [...notes, label(`已略去 ${numbers} 处页码`, `${numbers} page numbers were left out`)]
        : notes,
  }
}

async function pagesOf(name: string, bytes: Uint8Array): Promise<PageLine[][]> {
  // A large library that few starts of the server ever need.
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    data: bytes.slice(),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: VerbosityLevel.ERRORS,
    cMapUrl: mapFolder(),
    cMapPacked: true,
  })
  try {
    const document = await task.promise
    const pages: PageLine[][] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      pages.push(linesOf(items))
      page.cleanup()
    }
    return pages
  } catch (error) {
    return refuseFile(isPasswordFault(error) ? 'encrypted' : 'broken', { name })
  } finally {
    await task.destroy()
  }
}

function isPasswordFault(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException'
}

/** The character maps of Chinese fonts ship with the reader. */
function mapFolder(): string {
  const entry = import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')
  return new URL('../../cmaps/', entry).href.replace('file://', '')
}

type Item = { str: string; transform: number[]; width: number; height: number }

/** Pieces of text at one height are one line, from left to right. */
function linesOf(items: readonly object[]): PageLine[] {
  const pieces = items.filter((item): item is Item => 'str' in item && 'transform' in item)
  const lines: (PageLine & { y: number })[] = []
  for (const { str, transform, width, height } of pieces) {
    if (str.trim() === '') continue
    const [x = 0, y = 0] = transform.slice(4)
    const size = height || Math.abs(transform[3] ?? 0) || 10
    const line = lines.findLast((each) => Math.abs(each.y - y) < size * 0.5)
    if (line === undefined) {
      lines.push({ text: str, left: x, right: x + width, size, top: y, y })
      continue
    }
    const gap = x - line.right
    line.text +=
      gap > size * 1.8
        ? `\t${str}`
        : gap > size * 0.3 && needsSpace(line.text, str)
          ? ` ${str}`
          : str
    line.right = Math.max(line.right, x + width)
    line.left = Math.min(line.left, x)
  }
  return lines.sort((a, b) => b.y - a.y)
}

function needsSpace(before: string, after: string): boolean {
  return /[A-Za-z0-9]$/.test(before) && /^[A-Za-z0-9]/.test(after)
}
