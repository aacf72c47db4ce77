import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** ◆ What goes on paper at once, about fifty sheets; whoever needs more takes the export. */
export const MOST_PRINTED = 1000

/** Whether paper is asked for: the browser takes its picture right after `beforeprint`, so rows must be there at once. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true))
    const after = () => setPrinting(false)
    globalThis.addEventListener('beforeprint', before)
    globalThis.addEventListener('afterprint', after)
    return () => {
      globalThis.removeEventListener('beforeprint', before)
      globalThis.removeEventListener('afterprint', after)
    }
  }, [])
  return printing
}

/** Asks for one page of rows. */
type Ask<Row> = (offset: number, limit: number) => Promise<readonly Row[]>

/** The rows that are printed, of `total`: page by page from the first on, at most as many as go on paper. */
export async function rowsToPrint<Row>(
  ask: Ask<Row>,
  total: number,
  limit: number,
): Promise<Row[]> {
  const wanted = Math.min(total, MOST_PRINTED)
  const rows: Row[] = []
  while (rows.length < wanted) {
    const next = await ask(rows.length, Math.min(limit, wanted - rows.length))
    if (next.length === 0) break
    rows.push(...next)
  }
  return rows
}

/** Prints rows that have to be fetched first; on screen nothing changes but for the moment of printing. */
export function usePrintedRows<Row>(fetched: () => Promise<Row[]>) {
  const [rows, setRows] = useState<Row[]>()
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    const after = () => setRows(undefined)
    globalThis.addEventListener('afterprint', after)
    return () => globalThis.removeEventListener('afterprint', after)
  }, [])
  async function run(): Promise<void> {
    setBusy(true)
    // Where the server does not answer, the page that is here goes on paper and says that it is one.
    const all = await fetched().catch(() => undefined)
    flushSync(() => {
      setRows(all)
      setBusy(false)
    })
    print()
  }
  return { rows, busy, run: () => void run() }
}
