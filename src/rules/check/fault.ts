/** What can be wrong with a programme file: each code with its sentence and its mend, in two languages. */
import { filled, type Label } from '../../base/label.ts'
import { faultTable } from './fault-table.ts'

export type FaultCode = keyof typeof faultTable

export type Fault = {
  readonly code: FaultCode
  readonly severity: 'error' | 'warning'
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly column: number
  /** The words that are wrong, as they stand in the file. */
  readonly words: string
  readonly message: Label
}

export type Place = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly words: string
}

const warnings: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'awardTiedToTax',
  'unusedField',
  'loose',
])

export function fault(
  code: FaultCode,
  place: Place,
  details: Readonly<Record<string, string | number>> = {},
): Fault {
  const severity = warnings.has(code) ? 'warning' : 'error'
  const message = filled(faultTable[code], { words: place.words, ...details })
  return { code, severity, ...place, message }
}
