import { type ArchiveEntry, unpack } from '../archive.ts'

/** What a sheet's own part needs of the others: where it lies, its strings, how its numbers are shown. */
export type SheetPart = { name: string; hidden: boolean; path: string }
export type NumberLook = { format: string | undefined; isDate: boolean }
export type WorkbookParts = {
  sheets: readonly SheetPart[]
  date1904: boolean
  looks: readonly NumberLook[]
  strings: () => readonly string[]
}

/** Undefined where the parts are not written the usual way: then the library reads the file. */
export function workbookParts(
  bytes: Uint8Array,
  entries: readonly ArchiveEntry[],
): WorkbookParts | undefined {
  const text = (path: string) => {
    const entry = entries.find(({ name }) => name === path)
    return entry === undefined
      ? undefined
      : new TextDecoder('utf-8', { ignoreBOM: true }).decode(unpack(bytes, entry))
  }
  const book = text('xl/workbook.xml')
  const relations = text('xl/_rels/workbook.xml.rels')
  if (book === undefined || relations === undefined || !book.includes('<sheets')) return undefined
  const targets = new Map(
    [...relations.matchAll(/<Relationship\s([^>]*)>/g)].map(([, attributes = '']) => [
      attribute(attributes, 'Id'),
      pathOf(attribute(attributes, 'Target')),
    ]),
  )
  const sheets = [...book.matchAll(/<sheet\s([^>]*)>/g)].map(([, attributes = '']) => ({
    name: unescaped(attribute(attributes, 'name')),
    hidden: /hidden/i.test(attribute(attributes, 'state')),
    path: targets.get(attribute(attributes, 'r:id')) ?? '',
  }))
  return {
    sheets,
    date1904: /date1904="(1|true)"/.test(book),
    looks: looksOf(text('xl/styles.xml') ?? ''),
    strings: () => stringsOf(text('xl/sharedStrings.xml') ?? ''),
  }
}

function attribute(attributes: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''
}

function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** The formats that have a number and no text of their own (ECMA-376 18.8.30). */
const builtIn: Readonly<Record<number, string>> = {
  ...{ 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00' },
  ...{ 12: '# ?/?', 13: '# ??/??', 14: 'mm-dd-yy', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy' },
  ...{ 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'm/d/yy h:mm' },
  ...{ 37: '#,##0 ;(#,##0)', 38: '#,##0 ;[Red](#,##0)', 39: '#,##0.00;(#,##0.00)' },
  ...{ 40: '#,##0.00;[Red](#,##0.00)', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mmss.0' },
  ...{ 48: '##0.0E+0', 49: '@' },
}

function looksOf(styles: string): NumberLook[] {
  const own = new Map(
    [...styles.matchAll(/<numFmt\s([^>]*)>/g)].map(([, attributes = '']) => [
      Number(attribute(attributes, 'numFmtId')),
      unescaped(attribute(attributes, 'formatCode')),
    ]),
  )
  const cells = /<cellXfs[^>]*>([\s\S]*?)<\/cellXfs>/.exec(styles)?.[1] ?? ''
  return [...cells.matchAll(/<xf\s([^>]*)>/g)].map(([, attributes = '']) => {
    const id = Number(attribute(attributes, 'numFmtId') || '0')
    const format = own.get(id) ?? builtIn[id]
    return { format, isDate: isDateNumber(id) || (own.has(id) && isDateFormat(format ?? '')) }
  })
}

/** 27 to 36 and 50 to 58 are dates of East Asian editions. */
function isDateNumber(id: number): boolean {
  return (
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58)
  )
}

function isDateFormat(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '')
  return /[ymdhs年月日]/i.test(bare) && !/^General$/i.test(bare)
}

/** Each entry's words without the reading aids of East Asian text (rPh). */
function stringsOf(xml: string): string[] {
  const strings: string[] = []
  for (let at = xml.indexOf('<si'); at !== -1; at = xml.indexOf('<si', at)) {
    const close = xml.indexOf('</si>', at)
    const open = xml.indexOf('>', at)
    if (open === -1) break
    if (xml.charAt(open - 1) === '/') {
      strings.push('')
      at = open
      continue
    }
    if (close === -1) break
    strings.push(wordsIn(xml.slice(open + 1, close)))
    at = close
  }
  return strings
}

/** The text of all runs of a string item or an inline string. */
export function wordsIn(inner: string): string {
  const spoken = inner.includes('<rPh') ? inner.replace(/<rPh[\s\S]*?<\/rPh>/g, '') : inner
  let words = ''
  for (const [, text = ''] of spoken.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)) words += text
  return unescaped(words)
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** XML's own escapes, and those by which spreadsheets write signs that XML cannot (`_x000D_`). */
export function unescaped(text: string): string {
  const plain = text.includes('&')
    ? text.replace(
        /&(#x?[\da-f]+|\w+);/gi,
        (all, name: string) => named[name] ?? numbered(name) ?? all,
      )
    : text
  return plain.includes('_x')
    ? plain.replace(/_x([\da-f]{4})_/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : plain
}

function numbered(name: string): string | undefined {
  if (!name.startsWith('#')) return undefined
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
