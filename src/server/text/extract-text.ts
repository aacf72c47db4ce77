import { type Label, label } from '../../base/label.ts'
import { Problem } from '../../base/problem.ts'
import { readApart } from '../apart.ts'
import { checkArchive, isArchive } from '../archive.ts'
import { decoded } from './plain-text.ts'
import { refuseFile } from './problems.ts'
import type { TextMessage } from './text-worker.ts'

export type PlanFile = { name: string; bytes: Uint8Array }
/** The text of a file with LF; `notes` tell what was done to it on the way. */
export type Extracted = { text: string; kind: 'txt' | 'docx' | 'pdf'; notes: Label[] }

const LARGEST_MEGABYTES = 50
const MEGABYTE = 1024 * 1024
/** The parts of a .docx unpacked; a book of a thousand pages has a tenth of it. */
const LARGEST_PARTS_MEGABYTES = 64
const SLOWEST_SECONDS = 30

/**
 * The text of a plan file, told by what it holds and not by its name. Refuses with `file.empty`, `tooLarge`,
 * `tooSlow`, `unpacksTooLarge`, `unreadable`, `oldFormat`, `encrypted`, `zipBomb`, `broken` or `noTextLayer`.
 */
export async function extractText(file: PlanFile): Promise<Extracted> {
  const { name, bytes } = file
  if (bytes.length === 0) refuseFile('empty', { name })
  if (bytes.length > LARGEST_MEGABYTES * MEGABYTE)
    refuseFile('tooLarge', {
      name,
      size: Math.ceil(bytes.length / MEGABYTE),
      limit: LARGEST_MEGABYTES,
    })
  const extracted = await byContent(file)
  const text = withoutMark(extracted.text).replace(/\r\n?/g, '\n')
  if (!VISIBLE.test(text)) refuseFile('empty', { name })
  return { ...extracted, text }
}

/** Anything but white space and signs of no width. */
const VISIBLE = /[^\s\p{C}]/u

async function byContent(file: PlanFile): Promise<Extracted> {
  const { name, bytes } = file
  if (isCompound(bytes))
    return refuseFile(holdsWide(bytes, 'EncryptedPackage') ? 'encrypted' : 'oldFormat', { name })
  if (isArchive(bytes)) {
    const entries = checkArchive(bytes, name)
    if (!entries.some((each) => each.name === 'word/document.xml'))
      return refuseFile('unreadable', {
        name,
        found: archiveKind(entries.map((each) => each.name)),
      })
    const unpacked = entries
      .filter((each) => each.name.endsWith('.xml'))
      .reduce((sum, each) => sum + each.unpacked, 0)
    if (unpacked > LARGEST_PARTS_MEGABYTES * MEGABYTE)
      refuseFile('unpacksTooLarge', { name, limit: LARGEST_PARTS_MEGABYTES })
    return { kind: 'docx', ...(await extractedApart(file)) }
  }
  if (isPdf(bytes)) return { kind: 'pdf', ...(await extractedApart(file)) }
  const picture = signatureOf(bytes)
  const plain = picture === undefined ? decoded(bytes) : undefined
  if (plain === undefined) return refuseFile('unreadable', { name, found: picture ?? 'binary' })
  return { kind: 'txt', text: plain.text, notes: notesOn(plain.encoding) }
}

function notesOn(encoding: string): Label[] {
  if (encoding === 'UTF-8') return []
  return [label(`原文件编码为 ${encoding},已转为 UTF-8`, `Read as ${encoding} and kept as UTF-8`)]
}

/** A .docx and a PDF are small programs for their reader, and are read where they can be stopped. */
async function extractedApart(file: PlanFile): Promise<{ text: string; notes: Label[] }> {
  const { name } = file
  let heard: TextMessage | undefined
  const ending = await readApart<TextMessage>({
    program: 'text/text-worker',
    file,
    seconds: SLOWEST_SECONDS,
    heapMegabytes: 192,
    hear(message) {
      heard ??= message
      return true
    },
  })
  if (heard?.kind === 'read')
    return { text: heard.text.replace(UNSTORABLE, ''), notes: heard.notes }
  if (heard?.kind === 'refused') throw new Problem(heard.code, heard.details)
  if (heard?.kind === 'overflown' || ending === 'tooLarge')
    refuseFile('unpacksTooLarge', { name, limit: LARGEST_PARTS_MEGABYTES })
  return refuseFile('tooSlow', { name, seconds: SLOWEST_SECONDS })
}

/** Control signs and half characters, which some programs leave in a document; no text needs them. */
const UNSTORABLE = /(?![\t\n\f\r])\p{Cc}|\p{Surrogate}/gu

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

/** The old Office container, which also wraps a .docx that has a password. */
function isCompound(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, at) => bytes[at] === byte)
}

function holdsWide(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from(word, 'utf16le'),
  )
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')
}

function archiveKind(names: readonly string[]): string {
  if (names.includes('xl/workbook.xml')) return 'xlsx'
  if (names.includes('ppt/presentation.xml')) return 'pptx'
  return names.includes('OFD.xml') ? 'ofd' : 'zip'
}

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['JPEG', 'ffd8ff'],
  ['PNG', '89504e47'],
  ['GIF', '47494638'],
  ['BMP', '424d'],
  ['TIFF', '49492a00'],
  ['TIFF', '4d4d002a'],
  ['RAR', '52617221'],
  ['7z', '377abcaf'],
  ['gzip', '1f8b'],
  ['RTF', '7b5c7274'],
]

function signatureOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  const known = SIGNATURES.find(([, mark]) => head.startsWith(mark))
  if (known?.[0] === 'BMP' && bytes.length > 10 && (bytes[6] !== 0 || bytes[7] !== 0))
    return undefined
  return known?.[0]
}
