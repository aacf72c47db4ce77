import { certificateChangeKind, certificateKind } from './certificate-columns.ts'
import { enterpriseKind } from './enterprise-columns.ts'
import type { Catalogue, FieldColumn, Kind } from './kind.ts'
import { registerKinds } from './register-columns.ts'

/** Every kind of table, in the order in which an equal guess is settled. */
export function kindsOf(catalogue: Catalogue): Kind[] {
  return [
    enterpriseKind(catalogue),
    certificateKind(catalogue),
    certificateChangeKind(catalogue),
    ...registerKinds(catalogue),
  ]
}

export function columnOf(kind: Kind, field: string): FieldColumn | undefined {
  return kind.columns.find((column) => column.field === field)
}
