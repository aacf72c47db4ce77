import { type KeyboardEvent, useState } from 'react'

/** Where the reader stands in a list: the active row, and the run of rows that Shift has taken. */
export type Standpoint = { active: number; from: number }

/** Where a key leads; undefined when the key is none of ours. */
export function steppedTo(key: string, active: number, count: number): number | undefined {
  const leads: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + 20,
    PageUp: active - 20,
    Home: 0,
    End: count - 1,
  }
  const to = leads[key]
  return to === undefined ? undefined : Math.max(0, Math.min(count - 1, to))
}

/** The first and last row of the run, inclusive. */
export function runOf({ active, from }: Standpoint): [first: number, last: number] {
  return active < from ? [active, from] : [from, active]
}

type Acts = {
  count: number
  open: (index: number) => void
  copy: (first: number, last: number) => void
  show: (index: number) => void
}

/** Arrows move, Shift takes rows along, Enter opens, Ctrl+C copies them for a spreadsheet, Esc lets go. */
export function useRowSelection({ count, open, copy, show }: Acts) {
  const [standpoint, setStandpoint] = useState<Standpoint>({ active: -1, from: -1 })
  const active = Math.min(standpoint.active, count - 1)
  const from = Math.min(standpoint.from, count - 1)
  const [first, last] = runOf({ active, from })

  function stand(to: number, extend: boolean): void {
    setStandpoint({ active: to, from: extend && from >= 0 ? from : to })
    show(to)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const to = steppedTo(event.key, active, count)
    const held = event.ctrlKey || event.metaKey
    if (to !== undefined) stand(to, event.shiftKey)
    else if (event.key === 'Enter' && active >= 0) open(active)
    else if (event.key === 'Escape') setStandpoint({ active: -1, from: -1 })
    else if (held && event.key === 'a') setStandpoint({ active: count - 1, from: 0 })
    else if (held && event.key === 'c' && active >= 0) copy(first, last)
    else return
    event.preventDefault()
  }

  return { active, first, last, stand, onKeyDown }
}
