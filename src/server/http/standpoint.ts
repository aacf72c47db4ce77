import { z } from 'zod'
import { label } from '../../base/label.ts'
import { refuseInput } from '../../base/problem.ts'
import { districtNow } from '../clock.ts'
import type { Context } from '../context.ts'

/** Before this no moment can be meant, and PostgreSQL need not be asked. */
const EARLIEST = '1949-10-01T00:00:00.000Z'
const Moment = z.iso.datetime({ offset: true })

type Asked = Pick<Context, 'db' | 'scope'> & { asOf: unknown; realNow: string }

function refuseMoment(realNow: string): never {
  const to = realNow.slice(0, 19)
  const message = label(
    `应为 1949-10-01 至现在之间的时刻,写作 ${to}Z;要看现在写 now`,
    `a moment from 1949-10-01 to now, written ${to}Z; for the real now write now`,
  )
  return refuseInput('invalid', { what: 'asOf' }, [{ at: 'asOf', code: 'input.invalid', message }])
}

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
  if (!moment.success) refuseMoment(realNow)
  const recorded = new Date(String(asOf)).toISOString()
  if (recorded < EARLIEST || recorded > realNow) refuseMoment(realNow)
  return { now: recorded > now ? realNow : now, asOf: recorded, travelling: true }
}
