import { type RefObject, useCallback, useEffect, useState } from 'react'
import { MOST_PRINTED, usePrinting } from './printing.ts'

/** Above this many rows only those in sight are in the page. */
export const windowedFrom = 200
export const rowHeight = 36
/** Rows kept ready above and below the sight. */
const spare = 12

export type RowWindow = { first: number; end: number; above: number; below: number }

/** Which rows stand in the page when the box has scrolled `top` pixels and shows `height`. */
export function windowAt(count: number, top: number, height: number): RowWindow {
  if (count <= windowedFrom) return { first: 0, end: count, above: 0, below: 0 }
  const seen = Math.ceil(height / rowHeight) + 2 * spare
  const first = Math.max(0, Math.min(count - seen, Math.floor(top / rowHeight) - spare))
  const end = Math.min(count, first + seen)
  return { first, end, above: first * rowHeight, below: (count - end) * rowHeight }
}

/** Follows the scrolling of a box. Paper gets every row, up to what goes on paper at once. */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number): RowWindow {
  const [place, setPlace] = useState({ top: 0, height: 800 })
  const printing = usePrinting()
  const look = useCallback(() => {
    const { scrollTop = 0, clientHeight = 800 } = box.current ?? {}
    setPlace((before) => (isNear(before, scrollTop, clientHeight) ? before : moved()))
    function moved() {
      return { top: scrollTop, height: clientHeight }
    }
  }, [box])
  useEffect(() => {
    const element = box.current
    look()
    element?.addEventListener('scroll', look, { passive: true })
    globalThis.addEventListener('resize', look)
    return () => {
      element?.removeEventListener('scroll', look)
      globalThis.removeEventListener('resize', look)
    }
  }, [box, look])
  if (printing) return { first: 0, end: Math.min(count, MOST_PRINTED), above: 0, below: 0 }
  return windowAt(count, place.top, place.height)
}

/** Small steps stay inside the spare rows and need no new page. */
function isNear(before: { top: number; height: number }, top: number, height: number): boolean {
  return before.height === height && Math.abs(before.top - top) < (spare / 2) * rowHeight
}
