/** How Chinese official papers set their text: full-width punctuation, and titles broken by meaning. */

const wide: Readonly<Record<string, string>> = {
  ',': '\uff0c',
  ':': '\uff1a',
  ';': '\uff1b',
}

/** A Han character, or punctuation that only stands in Chinese text. */
const han = /[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef“”‘’…—]/u

/**
 * Half-width , : ; and round brackets become full-width where they touch Chinese text; a number such as
 * 1,200, a time such as 18:30 and an English phrase keep theirs. What is full-width stays so.
 */
export function chinesePunctuation(text: string): string {
  if (!han.test(text)) return text
  const signs = [...wideBrackets(text)]
  return signs
    .map((sign, place) => {
      const full = wide[sign]
      if (full === undefined) return sign
      const before = signs.slice(0, place).findLast((each) => each !== ' ') ?? ''
      const after = signs.slice(place + 1).find((each) => each !== ' ')
      return han.test(before) || after === undefined || han.test(after) ? full : sign
    })
    .join('')
}

/** A pair of round brackets is full-width when Chinese stands in it or beside it. */
function wideBrackets(text: string): string {
  const signs = [...text]
  const open: number[] = []
  for (const [place, sign] of signs.entries()) {
    if (sign === '(') open.push(place)
    if (sign !== ')') continue
    const start = open.pop()
    if (start === undefined) continue
    const inside = signs.slice(start - (start > 0 ? 1 : 0), place + 2).join('')
    if (!han.test(inside)) continue
    signs[start] = '\uff08'
    signs[place] = '\uff09'
  }
  return signs.join('')
}

/** 二号 in a text area of 156 mm: twenty characters a line. */
const TITLE_CHARACTERS = 20

/**
 * The lines of a title made of `parts` that may not be broken inside (names, periods, 关于, …的通报):
 * as few lines as hold it, and among those the arrangement nearest to a trapezoid or a diamond, never
 * an hourglass. Only a part longer than a line is cut.
 */
export function titleLines(parts: readonly string[]): string[] {
  const pieces = parts.flatMap((part) => cut(part))
  for (let count = 1; count <= pieces.length; count += 1) {
    const arranged = arrangements(pieces, count)
      .filter((lines) => lines.every((line) => titleWidth(line) <= TITLE_CHARACTERS))
      .sort((a, b) => unevenness(a) - unevenness(b))
    if (arranged[0] !== undefined) return arranged[0]
  }
  return pieces
}

function cut(part: string): string[] {
  const signs = [...part]
  const lines = Math.ceil(titleWidth(part) / TITLE_CHARACTERS)
  if (lines <= 1) return part === '' ? [] : [part]
  const length = Math.ceil(signs.length / lines)
  return Array.from({ length: lines }, (_, line) =>
    signs.slice(line * length, (line + 1) * length).join(''),
  ).filter((piece) => piece !== '')
}

/** All ways to join neighbouring pieces into `count` lines. Titles have a handful of pieces. */
function arrangements(pieces: readonly string[], count: number): string[][] {
  if (count === 1) return [[pieces.join('')]]
  return Array.from({ length: pieces.length - count + 1 }, (_, taken) => taken + 1).flatMap(
    (taken) =>
      arrangements(pieces.slice(taken), count - 1).map((rest) => [
        pieces.slice(0, taken).join(''),
        ...rest,
      ]),
  )
}

/** Spread of the widths; a line shorter than both its neighbours (an hourglass) weighs a whole line. */
function unevenness(lines: readonly string[]): number {
  const widths = lines.map(titleWidth)
  const spread = Math.max(...widths) - Math.min(...widths)
  const waists = widths.filter((width, place) => {
    const [before, after] = [widths[place - 1], widths[place + 1]]
    return before !== undefined && after !== undefined && width < before && width < after
  })
  return spread + waists.length * TITLE_CHARACTERS
}

/** Characters wide; a Latin letter or digit takes half of one. */
function titleWidth(text: string): number {
  return [...text].reduce(
    (width, sign) => width + ((sign.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1),
    0,
  )
}
