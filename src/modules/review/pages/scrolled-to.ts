/** Brings a clause into the sight of its box, without moving the page. */
export function scrolledTo(box: HTMLElement | null, clause: string | undefined): void {
  if (box === null || clause === undefined) return
  const place = box.querySelector(`[data-clause="${CSS.escape(clause)}"]`)
  if (place === null) return
  const frame = box.getBoundingClientRect()
  const seen = place.getBoundingClientRect()
  const end = Math.min(frame.bottom, globalThis.innerHeight) - 24
  const isInSight = seen.top >= frame.top + 24 && seen.bottom <= end
  if (isInSight) return
  box.scrollTop += seen.top - frame.top - Math.min(120, frame.height / 4)
}
