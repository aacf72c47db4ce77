import type { z } from 'zod'
import type { readStanding } from '../routes.ts'

/** What the detail page shows: one indicator with everything behind it. */
export type Detail = z.output<typeof readStanding.output>
