import type { Lack } from './schema.ts'

export type Lacking = { kind: 'lacks'; lacks: Lack[] }
/** No progress can be stated: something is lacking, or the target has no scale. */
export type NoProgress = Lacking | { kind: 'noScale' }

export function lacking(...lacks: Lack[]): Lacking {
  return { kind: 'lacks', lacks }
}
