import { checkCharacter } from '../base/credit-code.ts'
import type { New, Recorded } from '../base/recorded.ts'
import type { EnterpriseFact, Filing } from '../modules/enterprises/schema.ts'

/** The nth credit code of nobody: region 000000, registered by a body of kind 91. */
export function creditCode(n: number): string {
  const body = `91000000MA${String(n).padStart(7, '0')}`
  return body + checkCharacter(body)
}

/** What an appended row carries besides its own fields. */
export const recordedRow: Omit<New<Recorded>, never> = {
  source: { confidence: 'demonstration' },
  sourceClass: 'administrative',
  supersedes: null,
  reason: '',
  importId: null,
}

/** One fact of a firm, since the beginning of 2020 unless it says another day. */
export function fact(
  code: string,
  kind: EnterpriseFact['kind'],
  more: Partial<New<EnterpriseFact>> = {},
): New<EnterpriseFact> {
  return { ...recordedRow, code, kind, value: '', detail: '', validFrom: '2020-01-01', ...more }
}

/** A firm registered here: name, town, presence. */
export function firmFacts(code: string, name: string, town = '西澜镇'): New<EnterpriseFact>[] {
  return [
    fact(code, 'name', { value: name }),
    fact(code, 'town', { value: town }),
    fact(code, 'presence', { value: 'here' }),
  ]
}

/** Figures of a firm and year, reported by the firm for applications unless said otherwise. */
export function filing(
  code: string,
  figures: Record<string, string>,
  more: Partial<New<Filing>> = {},
): New<Filing> {
  return {
    ...recordedRow,
    sourceClass: 'selfReported',
    purpose: 'application',
    state: 'final',
    year: 2024,
    code,
    figures,
    ...more,
  }
}
