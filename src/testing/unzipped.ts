import { inflateRawSync } from 'node:zlib'

/** The text of every file in a ZIP archive, by path. For tests: no limits, no defence. */
export function unzipped(zip: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(zip)
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16)
  const files = new Map<string, string>()
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [size, name, extra, comment] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ]
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const content = bytes.subarray(start, start + size)
    const packed = bytes.readUInt16LE(at + 10) === 8
    const path = bytes.toString('utf8', at + 46, at + 46 + name)
    files.set(path, (packed ? inflateRawSync(content) : content).toString('utf8'))
    at += 46 + name + extra + comment
  }
  return files
}
