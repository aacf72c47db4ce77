import { useCallback, useMemo, useState } from 'react'

/** The rows a reader has ticked, by their keys, in whatever order and on however narrow a screen. */
export type Picks<Row> = {
  /** Ticked rows that are in the list now, in its order. */
  chosen: readonly Row[]
  has: (key: string) => boolean
  tick: (key: string) => void
  /** Ticks every row; lets go of all when every row is ticked. */
  tickAll: () => void
  clear: () => void
}

const none: ReadonlySet<string> = new Set()

export function ticked(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys)
  if (!next.delete(key)) next.add(key)
  return next
}

export function useRowPicks<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Picks<Row> {
  const [keys, setKeys] = useState(none)
  const chosen = useMemo(() => rows.filter((row) => keys.has(keyOf(row))), [rows, keys, keyOf])
  const tick = useCallback((key: string) => setKeys((now) => ticked(now, key)), [])
  return {
    chosen,
    tick,
    has: (key) => keys.has(key),
    tickAll: () => setKeys(chosen.length === rows.length ? none : new Set(rows.map(keyOf))),
    clear: () => setKeys(none),
  }
}
