/** A ZIP archive that leaves while it is written: each entry is packed as it comes, nothing is kept. */
import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/** One file of the archive: its name and its text, piece by piece. */
export type EntryToStream = { name: string; text: () => AsyncIterable<string> | Iterable<string> }

const LOCAL_HEADER = 0x04034b50
const DESCRIPTOR = 0x08074b50
const CENTRAL_HEADER = 0x02014b50
const END_RECORD = 0x06054b50
const VERSION = 20
/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808
const DEFLATE = 8
/** 1 January 1980, the first day that a ZIP entry can carry. */
const FIRST_DAY = 0x0021
/** Three times as fast as the default, and a twentieth larger. */
const QUICK = 2

type Written = { name: Buffer; crc: number; packed: number; unpacked: number; offset: number }

export async function* zipStream(entries: readonly EntryToStream[]): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let offset = 0
  for (const { name, text } of entries) {
    const entry: Written = { name: Buffer.from(name), crc: 0, packed: 0, unpacked: 0, offset }
    const header = localHeader(entry)
    yield header
    const packing = createDeflateRaw({ level: QUICK })
    const source = Readable.from(counted(text(), entry))
    source.on('error', (error) => packing.destroy(error))
    for await (const piece of source.pipe(packing)) {
      entry.packed += piece.length
      yield piece
    }
    yield numbers([DESCRIPTOR, entry.crc, entry.packed, entry.unpacked], [4, 4, 4, 4])
    offset += header.length + entry.packed + 16
    written.push(entry)
  }
  const directory = Buffer.concat(written.map(centralHeader))
  yield directory
  const count = written.length
  const end = [END_RECORD, 0, 0, count, count, directory.length, offset, 0]
  yield numbers(end, [4, 2, 2, 2, 2, 4, 4, 2])
}

/** The bytes of a text, with their sum and number noted on the way. */
async function* counted(
  text: AsyncIterable<string> | Iterable<string>,
  entry: Written,
): AsyncGenerator<Buffer> {
  for await (const piece of text) {
    const bytes = Buffer.from(piece)
    entry.crc = crc32(bytes, entry.crc)
    entry.unpacked += bytes.length
    yield bytes
  }
}

function localHeader({ name }: Written): Buffer {
  const fields = [LOCAL_HEADER, VERSION, FLAGS, DEFLATE, 0, FIRST_DAY, 0, 0, 0, name.length, 0]
  return Buffer.concat([numbers(fields, [4, 2, 2, 2, 2, 2, 4, 4, 4, 2, 2]), name])
}

function centralHeader({ name, crc, packed, unpacked, offset }: Written): Buffer {
  const fields = [CENTRAL_HEADER, VERSION, VERSION, FLAGS, DEFLATE, 0, FIRST_DAY, crc, packed]
  const more = [unpacked, name.length, 0, 0, 0, 0, 0, offset]
  const sizes = [4, 2, 2, 2, 2, 2, 2, 4, 4, 4, 2, 2, 2, 2, 2, 4, 4]
  return Buffer.concat([numbers([...fields, ...more], sizes), name])
}

/** Numbers as a ZIP writes them: lowest byte first, two or four bytes each. */
function numbers(values: readonly number[], sizes: readonly number[]): Buffer {
  const bytes = Buffer.alloc(sizes.reduce((sum, size) => sum + size, 0))
  let at = 0
  values.forEach((value, index) => {
    const size = sizes[index] ?? 0
    bytes.writeUIntLE(value, at, size)
    at += size
  })
  return bytes
}
