/**
 * The layout of an official document: GB/T 9704-2012 as secondary sources quote its clauses 5.1–7.5
 * (the standard itself has not been read; nothing here claims conformance). ◆ marks our own choices.
 * Lengths are twips, 1/1440 inch, unless the name ends otherwise; type sizes are points.
 */

/** A4: 210 × 297 mm. */
export const paper = { width: 11906, height: 16838 } as const

/**
 * 天头 37 mm, 订口 28 mm; with a text area of 156 × 225 mm that leaves 35 mm below and 26 mm right.
 * 35 mm are 1984 twips; four are given back because 22 lines of 580 need 12,760 and 225 mm are 12,756:
 * with 1984 every page would hold 21 lines.
 */
export const margins = { top: 2098, bottom: 1980, left: 1587, right: 1474 } as const

/** 版心: 156 × 225 mm, filled by 22 lines of 28 characters. */
export const textArea = { width: 8844, height: 12756, lines: 22, characters: 28 } as const

/** 225 mm ÷ 22. Exact: the usual 28 points would give 22.8 lines. */
export const linePitch = 580

/** 156 mm ÷ 28: the room of one character, the 字 that indents are counted in. */
export const characterPitch = 316

/** 三号 is 16 points and its room 15.79: each character gives back 0.2 points. */
export const bodyTracking = -4

/**
 * How far a line of text may reach into the right margin: 28 characters of 316 twips need 8,848 and
 * 156 mm are 8,844; without it every line would hold 27. Twice the missing 4, against rounding.
 */
export const lineOverhang = -8

/** 发文机关标志: its upper edge lies 35 mm below the upper edge of the text area. */
export const markDrop = 1984

/** 红色分隔线: 4 mm below the document number, as wide as the text area. Its weight is ◆ 1.5 points. */
export const redLine = { below: 227, eighthsOfPoint: 12 } as const

/** 页码: the dash lies 7 mm below the text area. */
export const pageNumberDrop = 397

/** 版记: the first and last rule 0.35 mm, the inner one 0.25 mm, in eighths of a point rounded up. */
export const imprintRule = { outer: 8, inner: 6 } as const

/** 2号 title, 3号 body, 4号 imprint and page number; ◆ 小四 in notes, 五号 in tables, 小五 in wide ones. */
export const points = { title: 22, body: 16, small: 14, note: 12, table: 10.5, narrow: 9 } as const

/** A table with more columns than this is set in the smaller size ◆. */
export const NARROW_ABOVE = 10

/** Named in the file and never embedded: these faces are not free to ship. */
export const faces = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  subheading: '楷体_GB2312',
  number: '宋体',
} as const
export type Face = keyof typeof faces

/** The face of a heading by its level, 1 to 4: 一、黑体 (一)楷体 1.仿宋 (1)仿宋. */
export function headingFace(level: number): Face {
  if (level === 1) return 'heading'
  return level === 2 ? 'subheading' : 'body'
}

/** The red of the head ◆ and of nothing else. */
export const red = 'C00000'

/** How many characters wide a text is: a Latin letter, digit or sign takes half of one. */
export function widthInCharacters(text: string): number {
  let width = 0
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1
  return width
}

/**
 * The size of the issuer's mark, in points: as large as fills the text area in one line, from 26 to
 * 48 ◆ (the office chooses it, below that of the body above it).
 */
export function markPoints(mark: string): number {
  const fitting = textArea.width / 20 / Math.max(widthInCharacters(mark), 1)
  return Math.min(48, Math.max(26, Math.floor(fitting * 2) / 2))
}

/**
 * How far name and date stand from the right edge, in characters. Sealed: the date four in, the name
 * centred over it. Unsealed: the name two in and the date beginning two right of the name's first
 * character; a date longer than the name stands two in and moves the name.
 */
export function signatureRights(
  body: string,
  date: string,
  sealed: boolean,
): { body: number; date: number } {
  const [name, day] = [widthInCharacters(body), widthInCharacters(date)]
  if (sealed) return { body: Math.max(0, 4 + (day - name) / 2), date: 4 }
  if (day > name) return { body: 4 + day - name, date: 2 }
  return { body: 2, date: name - day }
}
