import { clockDate } from '../../base/calendar.ts'
import type { Context, Operation } from '../context.ts'
import { forget, remembered, revisionOf } from '../remembered.ts'
import { standpoint } from './standpoint.ts'

/** Characters; two hundred answers of this length are what a node keeps at the most. */
const LONGEST = 250_000

type Asked = {
  context: Context
  operation: Operation
  input: unknown
  /** As the request wrote it; undefined for the district's own now. */
  asOf: unknown
  realNow: () => string
}

/**
 * The answer of a query that is the same for all, made once per state of the district's log and day. It is
 * read at a moment after the log was: what had been committed by then is in it, also what was recorded
 * after the request came in.
 */
export async function keptAnswer(asked: Asked): Promise<string> {
  const { context, operation, input, asOf, realNow } = asked
  const { db, scope, travelling } = context
  const { route } = operation
  const moment = travelling ? context.asOf : clockDate(context.asOf)
  const key = [route.address, scope.district, moment, JSON.stringify(input)]
  const name = [...key, await revisionOf(db, scope, context.now)]
  const text = await remembered(db, name, async () => {
    const when = await standpoint({ db, scope, asOf, realNow: realNow() })
    return JSON.stringify(route.output.parse(await operation.run({ ...context, ...when }, input)))
  })
  if (text.length > LONGEST) forget(db, name)
  return text
}
