import { type RefObject, useEffect } from 'react'

/** The key / puts the cursor into the first search of the page, unless somebody is writing or a drawer is open. */
export function useSlash(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      const own = place.current?.querySelector('input') ?? null
      const first = document.querySelector('.filter-search input')
      if (own === null || own !== first || isBusy(event.target)) return
      event.preventDefault()
      own.focus()
      own.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [place])
}

function isBusy(target: EventTarget | null): boolean {
  const isWriting =
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable="true"]') !== null
  return isWriting || document.querySelector('dialog[open], [role="dialog"]') !== null
}
