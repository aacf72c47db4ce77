import type { Label } from '../../base/label.ts'
import { label } from '../../base/label.ts'
import { refuseWorkbook } from './problems.ts'

/** What the bytes are, whatever the name says. `zip` still has to show that it holds a workbook. */
export type FileKind = 'zip' | 'text'

type Signature = { bytes: readonly number[]; offset?: number; what: Label }

const pictures = label('图片', 'a picture')
const signatures: readonly Signature[] = [
  { bytes: [0xff, 0xd8, 0xff], what: label('JPEG 图片', 'a JPEG picture') },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: label('PNG 图片', 'a PNG picture') },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: pictures },
  { bytes: [0x42, 0x4d], what: pictures },
  { bytes: [0x49, 0x49, 0x2a, 0x00], what: pictures },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], what: pictures },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: label('PDF 文件', 'a PDF file') },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: label('RAR 压缩包', 'a RAR archive') },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: label('7z 压缩包', 'a 7z archive') },
  { bytes: [0x1f, 0x8b], what: label('gzip 压缩包', 'a gzip archive') },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: label('RTF 文档', 'an RTF document') },
  { bytes: [0x4d, 0x5a], what: label('可执行程序', 'a program') },
]

/** The container of old Office files, and of new ones that are locked with a password. */
const oleSignature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** Refuses by content: `workbook.locked`, `oldFormat`, `otherFormat`, `empty`. */
export function fileKind(file: { name: string; bytes: Uint8Array }): FileKind {
  const { name, bytes } = file
  if (bytes.length === 0) refuseWorkbook('empty')
  if (begins(bytes, oleSignature)) refuseWorkbook(isLocked(bytes) ? 'locked' : 'oldFormat')
  if (begins(bytes, [0x50, 0x4b])) return 'zip'
  const other = signatures.find((each) => begins(bytes, each.bytes))
  if (other !== undefined) refuseOther(name, other.what)
  refuseMarkup(name, bytes)
  if (!looksLikeText(bytes)) refuseOther(name, label('无法识别的数据', 'unknown data'))
  return 'text'
}

export function refuseOther(name: string, what: Label): never {
  return refuseWorkbook('otherFormat', { name, what: what.zh, whatEn: what.en })
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

/** A locked workbook carries a stream named EncryptedPackage (UTF-16LE in the container's directory). */
function isLocked(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )
}

/** Business systems export web pages and Office XML under the name of a workbook. */
function refuseMarkup(name: string, bytes: Uint8Array): void {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').toLowerCase()
  if (/^[^<a-z0-9]*<(!doctype html|html|table|head|meta)/.test(head))
    refuseOther(name, label('网页表格', 'a web page'))
  if (/^[^<a-z0-9]*<\?xml/.test(head)) refuseOther(name, label('XML 文件', 'an XML file'))
}

/** NUL bytes occur in text only as halves of UTF-16 units; other control bytes do not occur at all. */
function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 65_536)
  const marked = begins(head, [0xff, 0xfe]) || begins(head, [0xfe, 0xff])
  let zeros = 0
  let controls = 0
  for (const byte of head) {
    if (byte === 0) zeros += 1
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls += 1
  }
  if (marked) return true
  return controls === 0 && (zeros === 0 || zeros > head.length / 8)
}
