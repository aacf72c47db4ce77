import { useSyncExternalStore } from 'react'
import { phoneWidth } from './theme.ts'

const question = `(max-width: ${phoneWidth}px)`

/** True on a phone: cards instead of tables, thumb-reach acts. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    listen,
    () => matchMedia(question).matches,
    () => false,
  )
}

function listen(onChange: () => void): () => void {
  const query = matchMedia(question)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}
