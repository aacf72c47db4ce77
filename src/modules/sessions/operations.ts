import { machineNow } from '../../server/clock.ts'
import {
  type Actor,
  type Context,
  type Database,
  type Door,
  implement,
  type Scope,
  visitor,
} from '../../server/context.ts'
import { fingerprint, newToken } from '../../server/secrets.ts'
import {
  addDistrict,
  districtOf,
  districts,
  found,
  personFor,
  prove,
  replacePassword,
} from '../people/operations.ts'
import { refusePeople } from '../people/problems.ts'
import { districtFaults, districtKey, isDemonstration } from './district.ts'
import { refuseSession } from './problems.ts'
import * as routes from './routes.ts'
import { isLive, isWorthNoting, longestEnd, sessionEnds } from './session.ts'
import * as store from './store.ts'

/** Who a request comes from. A visitor stands in no district and sees none. */
export async function authenticate(
  db: Database,
  door: Pick<Door, 'token' | 'local' | 'idleHours'>,
): Promise<{ actor: Actor; scope: Scope }> {
  const session = await sessionOf(db, door)
  if (session === undefined) return { actor: visitor, scope: { district: '' } }
  const { account, name, body, roles, now, scope, tokenHash } = session
  if (isWorthNoting({ lastUsed: session.last_used }, now)) {
    const ends = sessionEnds(session.created, now, door.idleHours)
    await store.noteSessionUsed(db, scope, { tokenHash, lastUsed: now, ends })
  }
  return { actor: { account, name, body: body ?? undefined, roles }, scope }
}

/** The living session of a token. What was entered without a password lives on this machine alone. */
async function sessionOf(db: Database, { token, local }: Pick<Door, 'token' | 'local'>) {
  if (token === undefined) return undefined
  const at = { scope: scopeOf(token), tokenHash: fingerprint(token) }
  const session = await store.readSession(db, at.scope, at.tokenHash)
  if (session === undefined || session.status !== 'active') return undefined
  if (session.created < session.sessions_since || !isLive(session, session.now)) return undefined
  return session.trying && !local ? undefined : { ...session, ...at }
}

/** A token names its district, so that a session is found by its whole key. */
function scopeOf(token: string): Scope {
  return { district: token.slice(0, Math.max(token.indexOf('.'), 0)) }
}

export const me = implement(routes.whoAmI, {
  may: 'visitor',
  async run(context) {
    const { db, actor, door } = context
    const session = door === undefined ? undefined : await sessionOf(db, door)
    return {
      account: actor.account ?? null,
      name: actor.name,
      body: actor.body ?? null,
      roles: [...actor.roles],
      district: actor.account === undefined ? null : await districtOf(context),
      trying: session?.trying ?? false,
      mayOpenDistrict: (await obstacleToOpening(context)) === undefined,
    }
  },
})

export const signIn = implement(routes.signIn, {
  may: 'visitor',
  enters: asVisitor,
  audited: ({ account }, { entered }) => ({ account, entered }),
  async run(context, { district, account, password, newPassword }) {
    await districtOf(context)
    const roles = await prove(context, { account, password, newPassword })
    if (roles === undefined) return { district, account, roles: [], entered: false }
    await enter(context, { account, trying: false })
    return { district, account, roles, entered: true }
  },
})

function asVisitor(_: Context, { district }: Scope) {
  return { scope: { district }, actor: visitor }
}

/** Opens a session and puts its token into the browser; on the command line there is none to put it in. */
async function enter(context: Context, { account, trying }: { account: string; trying: boolean }) {
  const { db, scope, door, from } = context
  if (door === undefined) return
  if (door.token !== undefined) await leave(context, door.token)
  const created = await machineNow(db)
  const token = `${scope.district}.${newToken()}`
  await store.insertSession(db, scope, {
    token_hash: fingerprint(token),
    account,
    trying,
    created,
    ends: sessionEnds(created, created, door.idleHours),
    from_address: from,
  })
  context.afterCommit(() => door.keep(token, longestEnd(created)))
}

/** Ends the session of a token in this district; one in another district is left to its idle time. */
async function leave({ db, scope }: Context, token: string): Promise<void> {
  await store.deleteSessions(db, scope, { tokenHash: fingerprint(token) })
}

export const signOut = implement(routes.signOut, {
  may: 'signedIn',
  async run(context) {
    const { door } = context
    if (door?.token !== undefined) await leave(context, door.token)
    context.afterCommit(() => door?.drop())
    return {}
  },
})

export const changePassword = implement(routes.changePassword, {
  may: 'signedIn',
  audited: () => ({}),
  async run(context, { password, newPassword }) {
    const { db, scope, door } = context
    const account = signedIn(context)
    await replacePassword(context, { account, password, newPassword })
    await store.deleteSessions(db, scope, { account, except: fingerprint(door?.token ?? '') })
    return {}
  },
})

function signedIn({ actor }: Context): string {
  if (actor.account === undefined) throw new Error('only for those who have signed in')
  return actor.account
}

export const createFirstAdministrator = implement(routes.createFirstAdministrator, {
  may: 'visitor',
  enters: asVisitor,
  audited: ({ account, name, alsoOfficer }) => ({ account, name, alsoOfficer }),
  async run(context, { district, setupCode = '', ...founder }) {
    const { door } = context
    await districtOf(context)
    const allowed = door === undefined || door.local || door.setupCode.accepts(setupCode)
    if (!allowed) refusePeople('setupCodeNeeded')
    const roles = await found(context, founder)
    if (door?.local === false) context.afterCommit(() => door.setupCode.spend())
    await enter(context, { account: founder.account, trying: false })
    return { district, account: founder.account, roles }
  },
})

export const openDistrict = implement(routes.openDistrict, {
  may: 'visitor',
  enters: ({ actor }, { districtNameEn }) => ({
    scope: { district: districtKey(districtNameEn) },
    actor: { ...actor, account: undefined },
  }),
  audited: ({ password: _, ...wanted }) => wanted,
  async run(context, { districtName: name, districtNameEn: nameEn, regionCode, ...founder }) {
    const obstacle = await obstacleToOpening(context)
    if (obstacle !== undefined) refusePeople(obstacle)
    const faults = districtFaults({ nameEn })
    if (faults.length > 0) refusePeople('districtInvalid', { count: faults.length }, faults)
    const { district } = context.scope
    const demonstration = isDemonstration(regionCode)
    const row = { district, name, nameEn, regionCode, demonstration, clock: null }
    if (!(await addDistrict(context, row))) refusePeople('districtTaken', { district })
    const roles = await found(context, founder)
    await enter(context, { account: founder.account, trying: false })
    return { district, account: founder.account, roles }
  },
})

/** Why the caller may not open a district: an administrator may, and the first visitor on this machine. */
async function obstacleToOpening(context: Context) {
  const { db, door, actor } = context
  if (door === undefined) return actor.roles.includes('administrator') ? undefined : 'openElsewhere'
  const session = await sessionOf(db, door)
  if (session === undefined)
    return door.local && (await isFresh(context)) ? undefined : 'openElsewhere'
  if (!session.roles.includes('administrator')) return 'openElsewhere'
  return session.demonstration ? 'notFromDemonstration' : undefined
}

/** True until a real district has its administrator. */
async function isFresh(context: Context): Promise<boolean> {
  const all = await districts.run(context, {})
  return all.every((each) => each.demonstration || each.needsAdministrator)
}

export const tryAs = implement(routes.tryAs, {
  may: 'visitor',
  enters: asVisitor,
  async run(context, { district, role }) {
    const { demonstration } = await districtOf(context)
    if (!demonstration || context.door?.local !== true) refusePeople('tryAsNotHere')
    const account = await personFor(context, role)
    await enter(context, { account, trying: true })
    return { district, account, roles: [role] }
  },
})

export const sessions = implement(routes.listSessions, {
  may: 'signedIn',
  async run(context) {
    const { db, scope, door } = context
    const current = fingerprint(door?.token ?? '')
    return (await store.readSessions(db, scope, whose(context))).map((row) => ({
      session: row.session,
      account: row.account,
      name: row.name,
      created: row.created,
      lastUsed: row.last_used,
      ends: row.ends,
      from: row.from_address,
      current: row.token_hash === current,
    }))
  },
})

export const endSession = implement(routes.endSession, {
  may: 'signedIn',
  async run(context, { session }) {
    const { db, scope } = context
    const account = whose(context)
    const which = account === undefined ? { session } : { session, account }
    if ((await store.deleteSessions(db, scope, which)) === 0) refuseSession('unknown')
    return {}
  },
})

/** Whose sessions the caller handles: everybody's, or their own. */
function whose(context: Context): string | undefined {
  return context.actor.roles.includes('administrator') ? undefined : signedIn(context)
}
