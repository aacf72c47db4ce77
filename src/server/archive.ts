import { inflateRawSync } from 'node:zlib'
import { refuseFile } from './text/problems.ts'

/** One file inside a ZIP, as the central directory tells of it. Sizes in bytes. */
export type ArchiveEntry = {
  name: string
  packed: number
  unpacked: number
  method: number
  encrypted: boolean
  offset: number
}

const LARGEST_UNPACKED = 200 * 1024 * 1024
const LARGEST_RATIO = 100
/** Below this an office file may well be squeezed a hundredfold; above it only a bomb is. */
const RATIO_COUNTS_FROM = 20 * 1024 * 1024
const MEGABYTE = 1024 * 1024

export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05)
}

/**
 * Reads the central directory of a ZIP before anything is unpacked. Refuses with `file.zipBomb` what would
 * unpack to more than 200 MB or a hundredfold, `file.encrypted` and `file.broken`.
 */
export function checkArchive(bytes: Uint8Array, name = ''): ArchiveEntry[] {
  const entries = entriesOf(bytes, name)
  const unpacked = entries.reduce((sum, each) => sum + each.unpacked, 0)
  const ratio = Math.round(unpacked / Math.max(1, bytes.length))
  if (unpacked > LARGEST_UNPACKED || (unpacked > RATIO_COUNTS_FROM && ratio > LARGEST_RATIO))
    refuseFile('zipBomb', { unpacked: Math.round(unpacked / MEGABYTE), ratio })
  if (entries.some((each) => each.encrypted)) refuseFile('encrypted', { name })
  return entries
}

function entriesOf(bytes: Uint8Array, name: string): ArchiveEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === undefined) return refuseFile('broken', { name })
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: ArchiveEntry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50)
      return refuseFile('broken', { name })
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true))
    const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + extraLength + commentLength
  }
  return entries
}

/** The record that closes a ZIP stands at most one comment (65,535 bytes) before its end. */
function endOfDirectory(view: DataView): number | undefined {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 65_535); at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return at
  return undefined
}

/** As zlib wants it. */
const SMALLEST_PIECE = 64

const LARGEST_TEXT = 16 * MEGABYTE

/** Unpacks one text of a package; refuses `file.unpacksTooLarge` above 16 MB, which no plan and no table of its values has. */
export function unpackText(bytes: Uint8Array, entry: ArchiveEntry): Uint8Array {
  if (entry.unpacked > LARGEST_TEXT)
    refuseFile('unpacksTooLarge', { name: entry.name, limit: LARGEST_TEXT / MEGABYTE })
  return unpack(bytes, entry, entry.name)
}

/** Unpacks one file; never more than the directory promised, whatever the stream says. */
export function unpack(bytes: Uint8Array, entry: ArchiveEntry, name = ''): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + 30 > bytes.length) return refuseFile('broken', { name })
  const start =
    entry.offset +
    30 +
    view.getUint16(entry.offset + 26, true) +
    view.getUint16(entry.offset + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  if (entry.method === 0) return packed
  try {
    // In one piece: of pieces the whole would be made by copying it once more.
    const promised = Math.max(1, entry.unpacked)
    const chunkSize = Math.min(Math.max(promised, SMALLEST_PIECE), LARGEST_UNPACKED)
    return inflateRawSync(packed, { maxOutputLength: promised, chunkSize })
  } catch {
    return refuseFile('broken', { name })
  }
}
