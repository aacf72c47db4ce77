import type { Doorstep } from '../server/door.ts'

/** A house on the embedded database, listening on this machine only, with a setup code nobody knows. */
export const testDoorstep: Doorstep = {
  embedded: true,
  host: '127.0.0.1',
  idleHours: 12,
  setupCode: { accepts: () => false, spend: () => undefined },
}
