import { allRoles, MACHINE_ACCOUNT, type Role } from '../../base/role.ts'
import { machineNow } from '../../server/clock.ts'
import { type Actor, type Context, type Database, implement } from '../../server/context.ts'
import {
  codeFingerprint,
  hashPassword,
  newCode,
  passwordMatches,
  sameFingerprint,
} from '../../server/secrets.ts'
import { afterFailure, type Counted, lockedUntil, type Tally } from './lockout.ts'
import { codeExpires, passwordFaultPlaces } from './password.ts'
import { personOf } from './person.ts'
import { refusePeople } from './problems.ts'
import * as routes from './routes.ts'
import type { Account, AccountCard, District, OneTimeCode } from './schema.ts'
import * as store from './store.ts'

/** Who acts for the command line and for the clock; no person's account can be written like this. */
export function systemActor(name: string): Actor {
  return { account: `${MACHINE_ACCOUNT}${name}`, name, body: undefined, roles: allRoles }
}

export async function districtOf({ db, scope }: Context): Promise<District> {
  return (await store.readDistrict(db, scope)) ?? refusePeople('districtUnknown', scope)
}

export const districts = implement(routes.openDistricts, {
  may: 'visitor',
  async run({ db, door }) {
    const local = door?.local ?? false
    return (await store.readDistricts(db)).map((row) => ({
      district: row.district,
      name: row.name,
      nameEn: row.name_en,
      demonstration: row.demonstration,
      needsAdministrator: row.needs_administrator,
      needsSetupCode: row.needs_administrator && !local,
      tryAs: row.demonstration && local,
    }))
  },
})

/** True while a real district has nobody who could let others in. */
export async function awaitsAdministrator(db: Database): Promise<boolean> {
  const all = await store.readDistricts(db)
  return all.some((each) => !each.demonstration && each.needs_administrator)
}

/** False when the key is taken. The caller's action decides who may. */
export function addDistrict({ db }: Context, district: District): Promise<boolean> {
  return store.insertDistrict(db, district)
}

/** Only a demonstration district's clock can stand; one that stands is left as it is. */
export function setStandingClock({ db, scope }: Context, clock: string): Promise<void> {
  return store.setStandingClock(db, scope, clock)
}

export const accounts = implement(routes.listAccounts, {
  may: ['administrator', 'auditor'],
  async run({ db, scope }) {
    const now = await machineNow(db)
    return (await store.readAccounts(db, scope)).map((row) => accountOf(row, now))
  },
})

type Listed = Awaited<ReturnType<typeof store.readAccounts>>[number]

function accountOf(row: Listed, now: string): Account {
  const tally = { failures: row.failures ?? 0, lastAt: row.last_at ?? now }
  const locked = lockedUntil('account', tally, now) ?? null
  return {
    account: row.account,
    name: row.name,
    body: row.body,
    roles: row.roles,
    status: row.status === 'active' && locked !== null ? 'locked' : row.status,
    lockedUntil: locked,
    awaitsPassword: row.code_hash !== null,
    created: row.created,
    lastSignIn: row.last_sign_in,
  }
}

export const create = implement(routes.createAccount, {
  may: ['administrator'],
  async run({ db, scope }, card) {
    refuseMixedAuditor(card.roles)
    const created = await machineNow(db)
    const { shown, credential } = drawCode(card.account, created)
    if (!(await store.insertAccount(db, scope, { ...card, credential, created })))
      refusePeople('accountTaken', { account: card.account })
    return shown
  },
})

export const edit = implement(routes.editAccount, {
  may: ['administrator'],
  async run(context, card) {
    refuseMixedAuditor(card.roles)
    if (!card.roles.includes('administrator')) await keepAnAdministrator(context, card.account)
    await change(context, card)
    return {}
  },
})

export const setStatus = implement(routes.setAccountStatus, {
  may: ['administrator'],
  async run(context, { account, status }) {
    if (status === 'disabled') await keepAnAdministrator(context, account)
    await change(context, { account, status, sessions_since: await machineNow(context.db) })
    return {}
  },
})

export const reset = implement(routes.resetPassword, {
  may: ['administrator'],
  async run(context, { account }) {
    const row = await store.readAccount(context.db, context.scope, account)
    if (row?.status === 'disabled') refusePeople('disabled', { account })
    const now = await machineNow(context.db)
    const { shown, credential } = drawCode(account, now)
    await change(context, { account, ...credential, sessions_since: now })
    await forgetFailures(context, account, now)
    return shown
  },
})

/** Judge and judged are two people. ◆ */
function refuseMixedAuditor(roles: readonly Role[]): void {
  if (roles.includes('auditor') && roles.length > 1) refusePeople('auditorAlone')
}

/** Refused for the last administrator who can sign in: nobody could let the next one in. */
async function keepAnAdministrator({ db, scope }: Context, account: string): Promise<void> {
  const held = await store.holdAdministrators(db, scope)
  if (held.length === 1 && held[0] === account) refusePeople('lastAdministrator', { account })
}

async function change({ db, scope }: Context, set: Parameters<typeof store.updateAccount>[2]) {
  if (!(await store.updateAccount(db, scope, set)))
    refusePeople('accountUnknown', { account: set.account })
}

function drawCode(account: string, now: string) {
  const code = newCode()
  const expires = codeExpires(now)
  const shown: OneTimeCode = { account, code, expires }
  const credential: store.Credential = {
    password_hash: null,
    code_hash: codeFingerprint(code),
    code_expires: expires,
  }
  return { shown, credential }
}

type Owner = Pick<AccountCard, 'account' | 'name'>

async function credentialOf(
  { account, name }: Owner,
  chosen: string,
  field: 'password' | 'newPassword' = 'newPassword',
): Promise<store.Credential> {
  const faults = passwordFaultPlaces(field, chosen, [account, name])
  if (faults.length > 0) refusePeople('passwordRejected', { count: faults.length }, faults)
  return { ...store.noCredential, password_hash: await hashPassword(chosen) }
}

/** The first administrator of the scope's district. However many ask at once, the key lets one through. */
export async function found(
  { db, scope }: Context,
  founder: Owner & { password: string; alsoOfficer: boolean },
): Promise<Role[]> {
  const { account, name, password, alsoOfficer } = founder
  const credential = await credentialOf(founder, password, 'password')
  const roles: Role[] = alsoOfficer ? ['administrator', 'officer'] : ['administrator']
  const created = await machineNow(db)
  const card = { account, name, body: null, roles }
  const row = { ...card, credential, created, founder: true, last_sign_in: created }
  if (await store.needsAdministrator(db, scope)) {
    if (await store.insertAccount(db, scope, row)) return roles
    if (await store.needsAdministrator(db, scope)) refusePeople('accountTaken', { account })
  }
  return refusePeople('alreadySetUp')
}

type Claim = { account: string; password: string; newPassword: string | undefined }

/**
 * Lets the owner of an account in, with their roles, or counts the failure. A failed attempt is refused only after its
 * transaction has been committed: the count that locks the account and the audit line must stay.
 */
export async function prove(context: Context, claim: Claim): Promise<Role[] | undefined> {
  const { db, scope, from } = context
  const { account } = claim
  const now = await machineNow(db)
  const tallies = await store.holdTallies(db, scope, { account, address: from, now })
  refuseLocked(tallies, now)
  const row = await store.readAccount(db, scope, account)
  const proof = await proofOf(row, claim.password, now)
  if (row === undefined || proof === 'none') {
    await noteFailure(context, { account, tallies, now })
    context.afterCommit(() => refusePeople('wrongPassword'))
    return undefined
  }
  if (proof === 'code') await choosePassword(context, row, claim.newPassword)
  await forgetFailures(context, account, now)
  await change(context, { account, last_sign_in: now })
  return row.roles
}

function refuseLocked(tallies: Record<Counted, Tally>, now: string): void {
  const until =
    lockedUntil('account', tallies.account, now) ?? lockedUntil('address', tallies.address, now)
  if (until === undefined) return
  const minutes = Math.ceil((Date.parse(until) - Date.parse(now)) / 60_000)
  refusePeople('lockedOut', { minutes })
}

/** A password or a one-time code; the same work is done for an account that does not exist. */
async function proofOf(row: store.AccountRow | undefined, typed: string, now: string) {
  const usable = row?.status === 'active' ? row : store.noCredential
  if (await passwordMatches(usable.password_hash ?? undefined, typed)) return 'password'
  const { code_hash: code, code_expires: expires } = usable
  const opens = code !== null && expires !== null && now < expires
  return opens && sameFingerprint(code, codeFingerprint(typed)) ? 'code' : 'none'
}

async function choosePassword(context: Context, owner: Owner, chosen: string | undefined) {
  if (chosen === undefined) return refusePeople('choosePassword')
  await change(context, { account: owner.account, ...(await credentialOf(owner, chosen)) })
}

async function noteFailure(
  { db, scope, from }: Context,
  failed: { account: string; tallies: Record<Counted, Tally>; now: string },
): Promise<void> {
  const subjects = { account: failed.account, address: from }
  for (const counted of ['account', 'address'] as const) {
    const tally = afterFailure(failed.tallies[counted], failed.now)
    await store.writeTally(db, scope, { counted, subject: subjects[counted], ...tally })
  }
}

async function forgetFailures({ db, scope }: Context, account: string, now: string) {
  const none = { failures: 0, lastAt: now }
  await store.writeTally(db, scope, { counted: 'account', subject: account, ...none })
}

/** Replaces one's own password; refused unless the present one is known. */
export async function replacePassword(
  context: Context,
  { account, password, newPassword }: { account: string; password: string; newPassword: string },
): Promise<void> {
  const row = await store.readAccount(context.db, context.scope, account)
  if (row === undefined || row.password_hash === null) return refusePeople('noPasswordHere')
  if (!(await passwordMatches(row.password_hash, password))) refusePeople('oldPasswordWrong')
  await change(context, { account, ...(await credentialOf(row, newPassword)) })
}

/** Who a visitor of a demonstration district is while trying a role: seeded, or made and mended here. */
export async function personFor({ db, scope }: Context, role: Role): Promise<string> {
  const seeded = await store.readPerson(db, scope, role)
  if (seeded !== undefined) return seeded.account
  const card = personOf(role)
  const created = await machineNow(db)
  const person = { ...card, credential: store.noCredential, created }
  if (!(await store.insertAccount(db, scope, person)))
    await store.updateAccount(db, scope, { ...card, ...store.noCredential, status: 'active' })
  return card.account
}

const seed = implement(routes.seedDistrict, {
  may: ['administrator'],
  enters: ({ actor }, { district }) => ({ scope: { district }, actor }),
  async run(context, { persons, ...district }) {
    const { db, scope } = context
    if (!(await store.insertDistrict(db, district))) return { created: false }
    const created = await machineNow(db)
    for (const card of persons)
      await store.insertAccount(db, scope, { ...card, credential: store.noCredential, created })
    return { created: true }
  },
})

/** A district of the first start; false when it is there. Its persons have no password and need none. */
export async function ensureDistrict(
  context: Context,
  wanted: District & { persons: AccountCard[] },
): Promise<boolean> {
  if ((await store.readDistrict(context.db, { district: wanted.district })) !== undefined)
    return false
  return (await seed.run(context, wanted)).created
}
