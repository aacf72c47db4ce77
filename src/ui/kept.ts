/**
 * Small texts that this browser keeps for its reader: language, drafts, saved views. Where storage is
 * closed (private windows, tests) nothing is kept and nothing fails.
 */
export function kept(place: string): string | null {
  try {
    return globalThis.localStorage?.getItem(place) ?? null
  } catch {
    return null
  }
}

export function keep(place: string, text: string): void {
  try {
    globalThis.localStorage?.setItem(place, text)
  } catch {
    // Full or closed storage: the page goes on without being remembered.
  }
}

export function forget(place: string): void {
  try {
    globalThis.localStorage?.removeItem(place)
  } catch {
    // Nothing was kept, so there is nothing to forget.
  }
}
