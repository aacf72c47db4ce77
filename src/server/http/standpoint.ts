import { z } from 'zod'
import { refuseInput } from '../../base/problem.ts'
import { districtNow } from '../clock.ts'
import type { Context } from '../context.ts'

/** Before this no moment can be meant, and PostgreSQL need not be asked. */
const EARLIEST = '1949-10-01T00:00:00.000Z'
const Moment = z.iso.datetime({ offset: true })

type Asked = Pick<Context, 'db' | 'scope'> & { asOf: unknown; realNow: string }

/**
 * When a request happens and what it is read at. `asOf` absent: the district's own clock; `now`: the
 * real now; a moment: the reader travels there, and may only look.
 */
export async function standpoint(
  asked: Asked,
): Promise<Pick<Context, 'now' | 'asOf' | 'travelling'>> {
  const { db, scope, asOf, realNow } = asked
  if (asOf === 'now') return { now: realNow, asOf: realNow, travelling: false }
  const now = await districtNow(db, scope, realNow)
  if (asOf === undefined) return { now, asOf: now, travelling: false }
  const moment = Moment.safeParse(asOf)
  if (!moment.success) refuseInput('invalid', { what: 'asOf' })
  const recorded = new Date(String(asOf)).toISOString()
  if (recorded < EARLIEST || recorded > realNow) refuseInput('invalid', { what: 'asOf' })
  return { now: recorded > now ? realNow : now, asOf: recorded, travelling: true }
}
