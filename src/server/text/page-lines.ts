/** One printed line, in points; `top` grows upwards. */
export type PageLine = { text: string; left: number; right: number; size: number; top: number }

const PAGE_NUMBER =
  /^\s*(?:[—–\-·]\s*)?(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/,,]?\s*共\s*\d{1,4}\s*页|\s*\/\s*\d{1,4})?(?:\s*[—–\-·])?\s*$/
const STOP = /[。;；!！?？:：…]”?$/
const STARTS =
  /^\s*(?:[一二三四五六七八九十]{1,3}[、.]|[((][一二三四五六七八九十\d]{1,3}[))]|\d{1,2}[.、.](?!\d)|第[一二三四五六七八九十\d]{1,4}[章节条编]|[①-⑳]|——|[•●◆■])/

/**
 * Joins the hard-wrapped lines of a printed text: a line that runs to the right margin without a closing
 * stop goes on in the next one, across pages too. Page numbers are left out and counted.
 */
export function joinedLines(pages: readonly (readonly PageLine[])[]): {
  text: string
  numbers: number
} {
  let numbers = 0
  const lines = pages.flatMap((page) =>
    page.filter((line, index) => {
      const atEdge = index === 0 || index === page.length - 1
      const number = atEdge && PAGE_NUMBER.test(line.text)
      if (number) numbers += 1
      return !number
    }),
  )
  const margins = marginsOf(lines)
  const paragraphs: string[] = []
  let open: PageLine | undefined
  for (const line of lines) {
    const last = paragraphs.length - 1
    if (open !== undefined && runsOn(open, line, margins))
      paragraphs[last] = joined(paragraphs[last] ?? '', line.text.trim())
    else paragraphs.push(line.text.trim())
    open = line
  }
  return { text: paragraphs.join('\n'), numbers }
}

type Margins = { left: number; right: number; indents: boolean }

/** The margins that most lines reach, and whether paragraphs begin indented. */
function marginsOf(lines: readonly PageLine[]): Margins {
  const lefts = lines.map((line) => line.left).sort((a, b) => a - b)
  const rights = lines.map((line) => line.right).sort((a, b) => a - b)
  const left = lefts[Math.floor(lefts.length * 0.1)] ?? 0
  const indented = lines.filter((line) => isIndented(line, left)).length
  return {
    left,
    right: rights[Math.floor(rights.length * 0.9)] ?? 0,
    indents: indented > lines.length / 12,
  }
}

function isIndented(line: PageLine, left: number): boolean {
  return line.left > left + line.size * 0.7
}

/** Where paragraphs are not indented, a stop at the end of a full line ends one. */
function runsOn(line: PageLine, next: PageLine, { left, right, indents }: Margins): boolean {
  if (line.text.includes('\t') || next.text.includes('\t') || STARTS.test(next.text)) return false
  // A mark that may not begin a line takes a character or two with it into the next one.
  const full = line.right >= right - line.size * (indents ? 3.5 : 2.2)
  if (!full || Math.abs(line.size - next.size) > 1.5 || isIndented(next, left)) return false
  return indents || !STOP.test(line.text.trim())
}

function joined(before: string, after: string): string {
  const space = /[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(after) ? ' ' : ''
  return before + space + after
}
