import { type RefObject, useEffect, useRef, useState } from 'react'
import { stretchAround } from '../source-lines.ts'

/** Rows drawn at first; as many again whenever the reader comes near an end. */
const SIZE = 160

/** The rows of a long list that stand in the page: those around `at`, growing as the reader scrolls. */
export function useStretch(count: number, at: number) {
  const wanted = Math.max(0, at)
  const [known, setKnown] = useState(() => ({ count, ...stretchAround(count, wanted, SIZE) }))
  const isInside = known.count === count && (at < 0 || (known.from <= at && at < known.to))
  const shown = isInside ? known : { count, ...stretchAround(count, wanted, SIZE) }
  if (!isInside) setKnown(shown)
  return {
    from: shown.from,
    to: shown.to,
    earlier: () => setKnown({ ...shown, from: Math.max(0, shown.from - SIZE) }),
    later: () => setKnown({ ...shown, to: Math.min(count, shown.to + SIZE) }),
  }
}

/** Stands where a list goes on: asks for more as soon as it comes into sight. */
export function More({
  when,
  box,
  reached,
}: {
  when: boolean
  box: RefObject<HTMLElement | null>
  reached: () => void
}) {
  const place = useRef<HTMLDivElement>(null)
  const ask = useRef(reached)
  ask.current = reached
  useEffect(() => {
    const here = place.current
    if (!when || here === null) return undefined
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some((each) => each.isIntersecting)) ask.current()
      },
      { root: box.current, rootMargin: '600px' },
    )
    watch.observe(here)
    return () => watch.disconnect()
  }, [when, box])
  return when ? <div ref={place} className="more-place" /> : null
}
