import { clockDate } from '../../base/calendar.ts'
import type { Place } from '../../base/problem.ts'
import { businessReaders } from '../../base/role.ts'
import { type Context, implement } from '../../server/context.ts'
import { inTurn } from '../../server/in-turn.ts'
import { firmsByCode } from '../enterprises/operations.ts'
import { entryFaults } from './entering.ts'
import { enterEntries } from './operations.ts'
import { refuseEntry } from './problems.ts'
import * as routes from './routes.ts'
import type { RegisterEntry } from './schema.ts'
import { entries, insertEntries } from './store.ts'
import { standing, sumsOn, unionOfWorks } from './sums.ts'

export const list = implement(routes.listEntries, {
  may: businessReaders,
  async run(context, { register, from, to, sum, on }) {
    const { db, scope, asOf } = context
    const found =
      sum === undefined
        ? await entries(db, scope, {
            ...{ asOf, register },
            ...(from !== undefined && { from }),
            ...(to !== undefined && { to }),
          })
        : await rowsOfSum(context, { register, sum, on: on ?? clockDate(asOf) })
    const codes = [...new Set(found.flatMap(({ code }) => (code === null ? [] : [code])))]
    const firms = await firmsByCode(context, codes)
    return found.map((entry) => {
      const firm = firms.get(entry.code ?? '')
      const { name = '', town = '', park = '' } = firm ?? {}
      return { ...entry, firm: name, town, park }
    })
  },
})

type SumAsked = { register: RegisterEntry['register']; sum: string; on: string }

/** The rows that a sum is made of on a day; none where the day has no such sum. */
async function rowsOfSum(
  { db, scope, asOf }: Context,
  { register, sum, on }: SumAsked,
): Promise<RegisterEntry[]> {
  const found = await entries(db, scope, { asOf, register, to: on })
  const rows = new Set(sumsOn(register, found, on).find(({ key }) => key === sum)?.rows)
  return found.filter(({ id }) => rows.has(id))
}

export const sums = implement(routes.readSums, {
  may: businessReaders,
  async run({ db, scope, asOf }, { register, on: day }) {
    const on = day ?? clockDate(asOf)
    const found = await entries(db, scope, { asOf, register, to: on })
    const differing = register === 'farmland' ? unionOfWorks(standing(found, on)).differing : []
    return {
      on,
      sums: sumsOn(register, found, on).map(writable),
      differing: differing.map(({ id }) => id),
    }
  },
})

function writable({ rows, ...sum }: ReturnType<typeof sumsOn>[number]) {
  return { ...sum, rows: [...rows] }
}

export const record = implement(routes.recordEntry, {
  may: ['officer', 'reporter'],
  async run(asking, { document, supersedes, reason, ...row }) {
    const context = await inTurn(asking, 'registers')
    const today = clockDate(context.now)
    if (row.onDate > today) refuseEntry('futureEntry', { on: row.onDate, today })
    const faults = entryFaults(row).map(atItsField)
    if (faults.length > 0) refuseEntry('badFacts', { count: faults.length }, faults)
    const known = await knownEntry(context, row)
    if (supersedes === null && known !== undefined) refuseEntry('knownKey', { key: row.key })
    if (supersedes !== null) {
      const before = await entryOf(context, supersedes)
      if (before.key !== row.key || before.register !== row.register)
        refuseEntry('otherKey', { key: before.key })
      if (reason === '') refuseEntry('reasonMissing')
    }
    const source = { document, confidence: 'ownFile' as const }
    const [id = ''] = await enterEntries(context, [
      { ...row, source, sourceClass: 'administrative', supersedes, reason, importId: null },
    ])
    return { id }
  },
})

/** Beside its field in the form: facts stand together in one. */
function atItsField(fault: Place): Place {
  return fault.at === 'untilDate' ? fault : { ...fault, at: `facts.${fault.at}` }
}

export const withdraw = implement(routes.withdrawEntry, {
  may: ['officer', 'reporter'],
  async run(asking, { id, reason }) {
    const context = await inTurn(asking, 'registers')
    const before = await entryOf(context, id)
    const { db, scope } = context
    const row = { ...before, facts: {}, supersedes: id, reason, importId: null }
    const [made = ''] = await insertEntries(db, scope, { rows: [row], stamp: context })
    return { id: made }
  },
})

async function entryOf({ db, scope, now }: Context, id: string): Promise<RegisterEntry> {
  const [entry] = await entries(db, scope, { asOf: now, ids: [id] })
  return entry ?? refuseEntry('noSuchEntry', { id })
}

async function knownEntry(
  { db, scope, now }: Context,
  { register, key }: Pick<RegisterEntry, 'register' | 'key'>,
): Promise<RegisterEntry | undefined> {
  const [entry] = await entries(db, scope, { asOf: now, register, keys: [key] })
  return entry
}
