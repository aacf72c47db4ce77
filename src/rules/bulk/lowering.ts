/** What lowering knows on its way, and the values of the nodes before. */

import type { Slot } from '../meaning/ir.ts'
import type { Version } from '../meaning/version.ts'
import type { Numeric } from './bands.ts'
import type { Sheet } from './cell.ts'
import type { RowInputs } from './input.ts'
import {
  type Fixed,
  NotSayable,
  type Sort,
  type Truth,
  type Unsayable,
  type Value,
} from './value.ts'

/** The day and the procedure for which every row is judged. */
export type Occasion = { readonly day: number; readonly procedure: string | null }

export type Lowering = {
  readonly sheet: Sheet
  readonly version: Version
  readonly occasion: Occasion
  readonly inputs: RowInputs
  readonly values: Value[]
}

export function refuse(slot: Slot, reason: Unsayable['reason']): never {
  throw new NotSayable({ slot, reason })
}

export function number({ values }: Lowering, slot: Slot): Numeric {
  const value = values[slot]
  if (value?.kind === 'fixed' || value?.kind === 'quotient') return value
  throw new Error(`node ${slot} is no number`)
}

export function fixed(lowering: Lowering, slot: Slot, asker: Slot): Fixed {
  const value = number(lowering, slot)
  return value.kind === 'fixed' ? value : refuse(asker, 'ratioArithmetic')
}

export function asFixed(value: Value | undefined): Fixed {
  if (value?.kind !== 'fixed') throw new Error('no number')
  return value
}

export function asTruth(value: Value | undefined): Truth {
  if (value?.kind !== 'truth') throw new Error('no truth')
  return value
}

export function asSort(value: Value | undefined): Sort {
  if (value?.kind !== 'sort') throw new Error('no category')
  return value
}
