/** Tags of a sheet's part, byte by byte: a cell costs no call but those that make its text. */
import { unescaped, wordsIn } from './workbook-parts.ts'

const [LESS, MORE, SLASH, QUOTE, SPACE, EQUALS] = [60, 62, 47, 34, 32, 61]
const [SMALL_F, SMALL_R, SMALL_S, SMALL_T, SMALL_V] = [102, 114, 115, 116, 118]
export const SMALL_C = 99

/** Attributes of a `<row` or `<c` tag; -1 where it has none. */
export type Tag = {
  /** Where the tag closes. */
  open: number
  isEmpty: boolean
  /** Of a row. */
  number: number
  /** Of a cell, from 0. */
  column: number
  style: number
  type: string
  /** Where the cell ends; known to whoever looked for it. */
  close: number
}

/** The next tag whose name is this one letter; -1 when there is none before the end. */
export function tagAt(xml: Buffer, from: number, end: number, letter: number): number {
  for (let at = from; at < end; at += 1) {
    if (xml[at] !== LESS || xml[at + 1] !== letter) continue
    const after = xml[at + 2]
    if (after === SPACE || after === MORE || after === SLASH || after === undefined) return at
    if (after < SPACE) return at
  }
  return -1
}

/** Reads ` r="…"`, ` s="…"` and ` t="…"` of the tag that begins at a place. */
export function readTag(xml: Buffer, from: number): Tag {
  const tag: Tag = {
    open: from,
    isEmpty: false,
    number: -1,
    column: -1,
    style: -1,
    type: 'n',
    close: from,
  }
  let at = from + 2
  for (; at < xml.length && xml[at] !== MORE; at += 1) {
    if (xml[at] !== QUOTE) continue
    const begin = at + 1
    at = begin
    while (at < xml.length && xml[at] !== QUOTE) at += 1
    if (xml[begin - 2] !== EQUALS || !isBlank(xml[begin - 4])) continue
    take(tag, xml, { name: xml[begin - 3], begin, end: at })
  }
  tag.open = at
  tag.isEmpty = xml[at - 1] === SLASH
  return tag
}

function isBlank(byte: number | undefined): boolean {
  return byte !== undefined && byte <= SPACE
}

type Attribute = { name: number | undefined; begin: number; end: number }

function take(tag: Tag, xml: Buffer, { name, begin, end }: Attribute): void {
  if (name === SMALL_R) {
    tag.number = wholeNumber(xml, begin, end)
    tag.column = columnIn(xml, begin, end)
  } else if (name === SMALL_S) tag.style = wholeNumber(xml, begin, end)
  else if (name === SMALL_T) tag.type = xml.toString('latin1', begin, end)
}

function wholeNumber(xml: Buffer, begin: number, end: number): number {
  let number = 0
  for (let at = begin; at < end; at += 1) {
    const digit = (xml[at] ?? 0) - 48
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

/** 'AB12' → 27. */
function columnIn(xml: Buffer, begin: number, end: number): number {
  let column = 0
  for (let at = begin; at < end; at += 1) {
    const letter = (xml[at] ?? 0) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

/** 'AB12' → 27. */
export function columnAt(place: string): number {
  return columnIn(Buffer.from(place, 'latin1'), 0, place.length)
}

/** Where `</c>` stands. */
export function endOfCell(xml: Buffer, from: number, end: number): number {
  for (let at = from; at < end; at += 1)
    if (
      xml[at] === LESS &&
      xml[at + 1] === SLASH &&
      xml[at + 2] === SMALL_C &&
      xml[at + 3] === MORE
    )
      return at
  return end
}

export function valueIn(xml: Buffer, open: number, close: number): string | undefined {
  const tag = tagAt(xml, open, close, SMALL_V)
  if (tag === -1) return undefined
  const { open: opened, isEmpty } = readTag(xml, tag)
  if (isEmpty) return undefined
  let end = opened + 1
  while (end < close && xml[end] !== LESS) end += 1
  return end === opened + 1 ? undefined : unescaped(xml.toString('utf8', opened + 1, end))
}

export function formulaIn(xml: Buffer, open: number, close: number): string | undefined {
  // Most cells hold none: one byte tells.
  if (xml[open + 1] !== LESS || xml[open + 2] !== SMALL_F) return undefined
  const { open: opened, isEmpty } = readTag(xml, open + 1)
  if (isEmpty) return ''
  const end = xml.indexOf('</f>', opened)
  return end === -1 || end > close ? '' : unescaped(xml.toString('utf8', opened + 1, end))
}

/** `<is><t>…</t></is>` is how nearly all are written; whatever has more runs is read as words. */
export function inlineWords(xml: Buffer, open: number, close: number): string {
  const tag = tagAt(xml, open, close, SMALL_T)
  if (tag === -1) return ''
  const { open: opened, isEmpty } = readTag(xml, tag)
  let end = opened + 1
  while (end < close && xml[end] !== LESS) end += 1
  const isOnly = !isEmpty && close - end === '</t></is>'.length
  return isOnly
    ? unescaped(xml.toString('utf8', opened + 1, end))
    : wordsIn(xml.toString('utf8', open + 1, close))
}
