import { useEffect, useState } from 'react'
import { search } from '../../modules/desk/routes.ts'
import { findingKindLabels } from '../../modules/desk/schema.ts'
import { useRoute } from '../../ui/client.ts'
import { useWords } from '../../ui/language.ts'
import { type Finding, pagesNamed } from './findings.ts'
import { useMyPages } from './menu-entries.ts'

/** What the palette shows for a typed text: our pages at once, the rest when the hand rests. */
export function useFindings(typed: string): { found: readonly Finding[]; asking: boolean } {
  const say = useWords()
  const text = useRested(typed.trim())
  const answer = useRoute(search, { text }, text === '' ? 'later' : 'now')
  const mine = useMyPages()
  const stored = (text === '' ? [] : (answer.data ?? [])).map((finding) => ({
    kind: findingKindLabels[finding.kind],
    title: say(finding.title),
    detail: say(finding.detail),
    address: finding.address,
  }))
  return {
    found: [...pagesNamed(typed, mine, say), ...stored],
    asking: typed.trim() !== text || answer.isFetching,
  }
}

/** The text once nobody has typed for a moment, so that not every letter asks the server. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), 120)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}
