const CENTRAL_HEADER = 0x02014b50
const END_RECORD = 0x06054b50
const END_RECORD_BYTES = 22
/** 1 January 1980, the first day that a ZIP entry can carry. */
const FIRST_DAY = 0x0021

/**
 * The same ZIP archive with every entry dated 1 January 1980 at midnight, so that the same content
 * gives the same bytes whenever and in whatever time zone it is packed. Changes `zip` in place.
 */
export function withFixedDates(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  let end = zip.byteLength - END_RECORD_BYTES
  while (end >= 0 && view.getUint32(end, true) !== END_RECORD) end -= 1
  if (end < 0) throw new Error('not a ZIP archive: no end record')
  const entries = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let entry = 0; entry < entries; entry += 1) {
    if (view.getUint32(at, true) !== CENTRAL_HEADER) throw new Error('damaged ZIP directory')
    const local = view.getUint32(at + 42, true)
    view.setUint32(at + 12, FIRST_DAY << 16, true)
    view.setUint32(local + 10, FIRST_DAY << 16, true)
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true))
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return zip
}
