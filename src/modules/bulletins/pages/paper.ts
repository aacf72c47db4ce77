import type { z } from 'zod'
import type { readBulletin } from '../routes.ts'

/** What the page of one bulletin shows. */
export type Paper = z.output<typeof readBulletin.output>
