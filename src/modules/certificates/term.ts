/** How the end of a certificate's term is told. */
import { type Label, label } from '../../base/label.ts'

/** A term that nobody ended: lists write 长期, and a row needs a last day to be counted by. */
export const NO_END = '2099-12-31'

export const isEndless = (validTo: string): boolean => validTo >= NO_END

/** '2025-12-31', or that there is no end. */
export function termEnd(validTo: string): Label {
  return isEndless(validTo) ? words.endless : label(validTo, validTo)
}

const words = { endless: label('长期', 'no end') }
