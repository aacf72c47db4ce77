import { sectionOf } from '../enterprises/industry.ts'

/** A rule reads a code with its letter, a register often without: '3911' → 'C3911'; undefined for what is no code. */
export function withSection(code: string): string | undefined {
  if (/^[A-T]\d{0,4}$/.test(code)) return code
  if (!/^\d{2,4}$/.test(code)) return undefined
  const section = sectionOf(code)
  return section === '' ? undefined : `${section}${code}`
}
