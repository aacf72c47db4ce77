import { deflateRawSync } from 'node:zlib'

export type ZipPart = { name: string; content: string | Uint8Array; claimsBytes?: number }

/** A ZIP archive of given parts; `claimsBytes` is what its directory says of a part's unpacked size. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, claimsBytes } of parts) {
    const bytes = Buffer.from(content as Uint8Array)
    const packed = deflateRawSync(bytes)
    const sizes = { packed: packed.length, unpacked: claimsBytes ?? bytes.length }
    const local = Buffer.concat([header(0x04034b50, 30, 8, sizes), Buffer.from(name), packed])
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.concat([header(0x02014b50, 46, 10, sizes), Buffer.from(name)])
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE(at, 42)
    locals.push(local)
    directory.push(entry)
    at += local.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]))
}

/** `method` is where the compression method stands; the sizes follow ten bytes later. */
function header(
  signature: number,
  length: number,
  method: number,
  sizes: { packed: number; unpacked: number },
): Buffer {
  const bytes = Buffer.alloc(length)
  bytes.writeUInt32LE(signature, 0)
  bytes.writeUInt16LE(8, method)
  bytes.writeUInt32LE(sizes.packed, method + 10)
  bytes.writeUInt32LE(sizes.unpacked, method + 14)
  return bytes
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

function relations(id: string, kind: string, target: string): string {
  return `<Relationships xmlns="${packaged}/relationships"><Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/></Relationships>`
}

/** The parts of an .xlsx with one sheet, for files that no writer would make. */
export function workbookParts(sheetData: string): ZipPart[] {
  return [
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    { name: '_rels/.rels', content: relations('rId1', 'officeDocument', 'xl/workbook.xml') },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations('rId1', 'worksheet', 'worksheets/sheet1.xml'),
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`,
    },
  ]
}
