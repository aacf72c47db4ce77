import { createContext, useContext } from 'react'
import type { Label } from '../base/label.ts'
import type { Role } from '../base/role.ts'

/** What stands around every page: whose district this is, who reads, which plans there are. */
export type Surroundings = {
  district: {
    id: string
    name: Label
    demonstration: boolean
    /** The standing clock of a demonstration district as an ISO moment; null: real time. */
    clock: string | null
  }
  /** Undefined: a visitor who has not signed in. */
  me: { name: string; body: string | undefined; roles: readonly Role[] } | undefined
  plans: readonly { id: string; title: Label }[]
}

const nowhere: Surroundings = {
  district: { id: '', name: { zh: '', en: '' }, demonstration: false, clock: null },
  me: undefined,
  plans: [],
}

export const SurroundingsContext = createContext<Surroundings>(nowhere)

export function useSurroundings(): Surroundings {
  return useContext(SurroundingsContext)
}

/** True when the reader has one of the roles; pages hide acts that would only be refused. */
export function useMay(roles: readonly Role[]): boolean {
  const { me } = useSurroundings()
  return me?.roles.some((role) => roles.includes(role)) ?? false
}
