import { markerOf } from './numbering.ts'
import { isSectionLabel } from './section-words.ts'

const KIND_WORD =
  '(?:规划|方案|计划|意见|纲要|措施|办法|决定|要点|举措|行动|细则|规定|蓝图|任务书|实施方案|目标任务)'
const TITLE = new RegExp(
  `${KIND_WORD}(?:\\([^()]{1,30}\\)){0,2}(?:\\(?(?:试行|征求意见稿|修订版|草案|送审稿|节选|摘要|全文)\\)?)?$`,
)
const QUOTED = new RegExp(`《([^《》]{4,80}${KIND_WORD}(?:\\([^()]{1,30}\\))?)》`)
const STOPS = /[。;;!?\t]|:.|,.*,/

/** How many lines the search for a title looks at; a longer head is body already. */
const HEAD_LINES = 40

type Title = { text: string; first: number; last: number }

/**
 * The plan's title and the lines it stands in. A title is a short line of the head that ends in
 * what the document is (方案, 规划, 计划 …); a line such as 关于印发《…》的通知 only quotes it.
 */
export function planTitle(lines: readonly string[]): Title | undefined {
  const head = headOf(lines)
  const at = head.findLastIndex((line) => isTitle(line))
  if (at >= 0) return joined(head, at)
  const quoting = head.findIndex((line) => QUOTED.test(line))
  if (quoting >= 0)
    return { text: QUOTED.exec(head[quoting] ?? '')?.[1] ?? '', first: quoting, last: quoting }
  const short = head.findIndex(
    (line) =>
      line.length >= 4 && line.length <= 80 && !/[。;:]/.test(line) && !isSectionLabel(line),
  )
  return short < 0 ? undefined : { text: head[short] ?? '', first: short, last: short }
}

/**
 * The lines before the first numbered clause; without one, the first line that is not a sentence
 * ends it.
 */
function headOf(lines: readonly string[]): string[] {
  const head: string[] = []
  for (const line of lines.slice(0, HEAD_LINES)) {
    if (markerOf(line) !== undefined) break
    head.push(line)
  }
  return head
}

function isTitle(line: string): boolean {
  return (
    line.length >= 4 &&
    line.length <= 70 &&
    !STOPS.test(line) &&
    !line.includes('《') &&
    TITLE.test(line.replaceAll(' ', ''))
  )
}

/**
 * A long title is broken over lines: the line above belongs to it when it neither ends nor starts
 * anything else, and a bracket below.
 */
function joined(head: readonly string[], at: number): Title {
  let first = at
  while (first > 0 && at - first < 2 && continues(head[first - 1] ?? '', head[first] ?? ''))
    first -= 1
  const last = /^\((?:[^()]*20\d{2}[^()]*|试行|征求意见稿|修订版)\)$/.test(head[at + 1] ?? '')
    ? at + 1
    : at
  return { text: head.slice(first, last + 1).join(''), first, last }
}

/**
 * The upper half of a title names the place and ends in nothing; a line of an issuing body or a
 * greeting is none.
 */
function continues(above: string, below: string): boolean {
  if (above.length < 4 || above.length > 40) return false
  if (/[。;:,!?》\d号]$|(?:政府|办公室|办|委员会|局|厅|委|部|通知|文件|解读|公报)$/.test(above))
    return false
  const placed = /^[\u4e00-\u9fff]{1,9}[省市区县州旗镇盟]/.test(above)
  return placed && !below.startsWith(above.slice(0, 3))
}
