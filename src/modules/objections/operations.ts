import { businessReaders } from '../../base/role.ts'
import { implement } from '../../server/context.ts'
import { refuseObjection } from './problems.ts'
import { listObjections, raiseObjection } from './routes.ts'
import { insertObjection, objections } from './store.ts'

export const list = implement(listObjections, {
  may: businessReaders,
  run: ({ db, scope, asOf }, { subject }) => objections(db, scope, { subject, asOf }),
})

export const raise = implement(raiseObjection, {
  may: ['leader', 'officer', 'reporter', 'statistics'],
  async run({ db, scope, now, actor }, { subject, place, text, answers }) {
    const known = await objections(db, scope, { subject, asOf: now })
    if (answers !== null && !known.some((each) => each.seq === answers))
      refuseObjection('noSuchObjection', { seq: answers })
    const row = {
      place,
      text,
      answers,
      body: actor.body ?? '',
      recordedAt: now,
      recordedBy: actor.name,
    }
    return { ...row, seq: await insertObjection(db, scope, { ...row, subject }) }
  },
})
