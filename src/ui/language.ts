import { useSyncExternalStore } from 'react'
import { filled, type Label, type Language } from '../base/label.ts'
import { keep, kept } from './kept.ts'

const place = 'ceyuan.language'
const listeners = new Set<() => void>()

/** The reader's language. Chinese until somebody chooses otherwise. */
export function currentLanguage(): Language {
  return kept(place) === 'en' ? 'en' : 'zh'
}

export function setLanguage(language: Language): void {
  keep(place, language)
  showLanguage()
  for (const listener of listeners) listener()
}

/** Tells the browser and screen readers which language the page speaks. */
export function showLanguage(): void {
  document.documentElement.lang = currentLanguage() === 'zh' ? 'zh-CN' : 'en'
}

export function useLanguage(): Language {
  return useSyncExternalStore(listen, currentLanguage, () => 'zh')
}

/** What a component says with: picks the reader's language, and fills `{name}` gaps when given details. */
export type Say = (words: Label, details?: Readonly<Record<string, string | number>>) => string

export function useWords(): Say {
  const language = useLanguage()
  return (words, details = {}) => filled(words, details)[language]
}

function listen(onChange: () => void): () => void {
  listeners.add(onChange)
  return () => listeners.delete(onChange)
}
