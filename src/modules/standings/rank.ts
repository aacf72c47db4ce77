/** 排名: approved values only; ties share a place (1, 1, 3); what is not ranked says why (formats §1). */
import type { Exact } from '../../base/decimal.ts'
import { type Label, label } from '../../base/label.ts'
import { approvalText } from './freshness.ts'
import type { Direction } from './operator.ts'

export type Entrant = {
  name: string
  /** Exact figure to be ranked by; null when there is none. */
  figure: Exact | null
  approved: boolean
  /** How many items the figure rests on, where that matters. */
  items?: number
}

export type Placed = {
  name: string
  figure: Exact | null
  place: number | null
  note: Label | null
}

/** Units with fewer items are listed, not ranked ◆. */
const LEAST_ITEMS = 3

const noFigure = label('缺数据,不参与排名', 'missing data, not ranked')
const fewItems = label(`不足${LEAST_ITEMS}项,不排名`, `fewer than ${LEAST_ITEMS} items, not ranked`)

/** Ranked first, by place; the rest after them in the order given. */
export function ranked(entrants: readonly Entrant[], better: Direction): Placed[] {
  const sign = better === 'up' ? -1 : 1
  const running = entrants.flatMap((each) =>
    each.figure !== null && excuse(each) === null ? [{ ...each, figure: each.figure }] : [],
  )
  const inOrder = [...running].sort((a, b) => sign * a.figure.comparedTo(b.figure))
  let place = 0
  const placed = inOrder.map(({ name, figure }, index): Placed => {
    const before = inOrder[index - 1]
    if (before === undefined || !before.figure.eq(figure)) place = index + 1
    return { name, figure, place, note: null }
  })
  const listed = entrants.flatMap((each): Placed[] => {
    const note = excuse(each)
    return note === null ? [] : [{ name: each.name, figure: each.figure, place: null, note }]
  })
  return [...placed, ...listed]
}

function excuse({ figure, approved, items }: Entrant): Label | null {
  if (figure === null) return noFigure
  if (!approved) return approvalText('pending')
  return items !== undefined && items < LEAST_ITEMS ? fewItems : null
}
