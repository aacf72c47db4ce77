import { addDays, startOfDay } from '../../base/calendar.ts'
import { implement, titleOfAct } from '../../server/context.ts'
import { LINES_AT_ONCE, listAudit } from './routes.ts'
import { readAudit } from './store.ts'

export const lines = implement(listAudit, {
  may: ['auditor', 'administrator'],
  async run({ db, scope, asOf }, { from, to, account, action, before }) {
    const rows = await readAudit(db, scope, {
      asOf,
      since: from === undefined ? undefined : startOfDay(from),
      until: to === undefined ? undefined : startOfDay(addDays(to, 1)),
      account: worded(account),
      action: worded(action),
      before,
      limit: LINES_AT_ONCE,
    })
    return rows.map((row) => ({
      seq: row.seq,
      recordedAt: row.recorded_at,
      account: row.account,
      name: row.name,
      title: { zh: row.title, en: titleOfAct(row.action)?.en ?? row.title },
      action: row.action,
      input: row.input,
      from: row.from_address,
    }))
  },
})

/** An empty field of the filter asks for nothing. */
function worded(text: string | undefined): string | undefined {
  return text === '' ? undefined : text
}
