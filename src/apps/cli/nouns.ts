import type { Verb } from './verb.ts'

/** Each noun has its own file, loaded when it is asked: reading a plan needs no database. */
export const nouns: Readonly<Record<string, () => Promise<readonly Verb[]>>> = {
  plan: async () => (await import('./plan.ts')).verbs,
  import: async () => (await import('./import.ts')).verbs,
  observations: async () => (await import('./observations.ts')).verbs,
  indicators: async () => (await import('./indicators.ts')).verbs,
  bulletin: async () => (await import('./bulletin.ts')).verbs,
  enterprise: async () => (await import('./enterprise.ts')).verbs,
  cultivate: async () => (await import('./cultivate.ts')).verbs,
  rules: async () => (await import('./rules.ts')).verbs,
  stock: async () => (await import('./stock.ts')).verbs,
  standing: async () => (await import('./standing.ts')).verbs,
}
