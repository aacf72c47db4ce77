import type { Branch } from './clause-tree.ts'
import { momentsIn } from './moments.ts'
import { type Cell, valueTarget } from './table-values.ts'
import type { FoundTarget } from './targets.ts'

/** What the columns of a table of indicators hold; `goals` are the columns of target values. */
type Head = {
  width: number
  name: number
  unit: number | undefined
  kind: number | undefined
  base: { column: number; period: string } | undefined
  goals: { column: number; deadline: string }[]
}

/** Reads tables of indicators row by row; give it the clauses in order. */
export function tableReader(term: { from: string; to: string } | null) {
  let head: Head | undefined
  return (branch: Branch): FoundTarget[] | undefined => {
    const cells = cellsOf(branch.words)
    if (cells.length < 2) {
      head = undefined
      return undefined
    }
    const titled = headOf(cells, term)
    if (titled !== undefined) {
      head = titled
      return []
    }
    return head === undefined ? undefined : rowTargets(cells, head)
  }
}

/** The cells of a line parted by tabs, by bars or by wide gaps. */
function cellsOf(words: string): Cell[] {
  const mark = words.includes('\t') ? /\t/g : words.includes('|') ? /\|/g : / {3,}/g
  const cells: Cell[] = []
  let start = 0
  for (const match of [...words.matchAll(mark), { index: words.length, 0: '' }]) {
    const stop = match.index ?? words.length
    const raw = words.slice(start, stop)
    const lead = raw.length - raw.trimStart().length
    const text = raw.trim()
    cells.push({ start: start + lead, end: start + lead + text.length, text })
    start = stop + match[0].length
  }
  if (cells[0]?.text === '' && mark.source === '\\|') cells.shift()
  if (cells.at(-1)?.text === '' && mark.source === '\\|') cells.pop()
  return cells
}

function headOf(
  cells: readonly Cell[],
  term: { from: string; to: string } | null,
): Head | undefined {
  const at = (pattern: RegExp) => {
    const index = cells.findIndex(({ text }) => pattern.test(text) && text.length <= 12)
    return index < 0 ? undefined : index
  }
  const name = at(/指标(?!属性|类型|性质|值)|^(?:名称|项目|内容|主要内容|任务)$/)
  if (name === undefined) return undefined
  const dated = cells.flatMap(({ text }, column) => columnOf(text, column, term))
  const goals = dated.filter((each) => each.goal)
  if (goals.length === 0) return undefined
  const base = dated.find((each) => !each.goal)
  return {
    width: cells.length,
    name,
    unit: at(/^(?:计量)?单位$/),
    kind: at(/属性|性质|类型/),
    base: base && { column: base.column, period: base.deadline },
    goals: goals.map(({ column, deadline }) => ({ column, deadline })),
  }
}

type Column = { column: number; deadline: string; goal: boolean }

/** 2025年目标 is a goal, 2020年 before the term and 现状 are a base, 属性 is neither. */
function columnOf(
  text: string,
  column: number,
  term: { from: string; to: string } | null,
): Column[] {
  const year = /(20\d{2})/.exec(text)?.[1] ?? momentsIn(text)[0]?.deadline
  if (/增长|增速|年均/.test(text) && !/目标/.test(text)) return []
  const goal = /目标|规划值|预期值|计划值/.test(text)
  const past = /现状|基期|实绩|实际|基数|完成|基础值|现值/.test(text)
  if (year === undefined && !goal) return []
  const deadline = year ?? term?.to ?? ''
  const early = term !== null && Number(deadline) < Number(term.from)
  return [{ column, deadline, goal: goal || !(past || early) }]
}

/** A row that lacks its first cells (a merged category) is read from the right. */
function rowTargets(cells: readonly Cell[], head: Head): FoundTarget[] {
  const shift = cells.length - head.width
  const cell = (column: number | undefined) =>
    column === undefined ? undefined : cells[column + Math.min(0, shift)]
  const name = cell(head.name)
  if (name === undefined || name.text.length < 2) return []
  const base = cell(head.base?.column)
  const row = {
    name,
    unit: cell(head.unit)?.text ?? '',
    kind: cell(head.kind)?.text ?? '',
    base: head.base && base && { period: head.base.period, text: base.text },
  }
  return head.goals.flatMap(({ column, deadline }) => {
    const value = cell(column)
    const target = value === undefined ? undefined : valueTarget(row, value, deadline)
    return target === undefined ? [] : [target]
  })
}
