import type { Kysely, Transaction } from 'kysely'
import type { z } from 'zod'
import type { Label } from '../base/label.ts'
import { refuse } from '../base/problem.ts'
import { type Role, roleLabels } from '../base/role.ts'
import type { Route } from '../base/route.ts'
import { districtNow, machineNow, tick } from './clock.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables> | Transaction<Tables>

/** Which rows a caller may see. Every store query takes it; finer ranges (body, area) are added here. */
export type Scope = { district: string }

/** Who asks. `account` is undefined for a visitor who has not signed in. */
export type Actor = {
  account: string | undefined
  name: string
  body: string | undefined
  roles: readonly Role[]
}

/** Somebody who has not signed in. */
export const visitor: Actor = { account: undefined, name: '访客', body: undefined, roles: [] }

/** What only entering and leaving need to know of a request; nobody but `people` reads it. */
export type Door = {
  /** Embedded database, loopback address, no proxy between: whoever asks sits at this machine. */
  local: boolean
  /** A session ends after this long without a request. */
  idleHours: number
  /** The session's token, as the browser sent it. */
  token: string | undefined
  /** Puts a session's token into the browser until a moment, or takes it out again. */
  keep(token: string, until: string): void
  drop(): void
  /** The one-time code that the server printed on its console. */
  setupCode: { accepts(text: string): boolean; spend(): void }
}

/** Everything an operation may touch. There is no other way to reach the database, the clock or the user. */
export type Context = {
  db: Database
  scope: Scope
  actor: Actor
  /** When this happens, as an ISO moment: the district's own clock (a demonstration district's stands still). */
  now: string
  /** The recorded moment everything is read at; equals `now` unless the reader travels. */
  asOf: string
  /** True when the reader looks at a past moment: actions are refused. */
  travelling: boolean
  /** The file of an upload route. */
  file?: { name: string; bytes: Uint8Array }
  /** Where the request came from, for the audit line. */
  from: string
  /** The door the request came through; the command line and jobs have none. */
  door?: Door
  /** Work that must only happen once the transaction has been committed; it may still refuse. */
  afterCommit: (work: () => void) => void
  /** What a reading request has asked the database so far; acts, jobs and the command line have none. */
  asked?: Map<string, Promise<unknown>>
  /** Long-lived services that a few operations need; each is typed where it is made. */
  services: Services
}

/** Filled by the kit's own files through declaration merging (browser for PDF, content folder …). */
export interface Services {
  readonly contentFolder: string
}

/** Who may: a table, so that the permission matrix is generated and not written twice. */
export type May = readonly Role[] | 'visitor' | 'signedIn'

export type Operation<R extends Route = Route> = {
  route: R
  may: May
  /** A query whose answer hangs on the district's log, the day and what is asked, not on who asks. */
  sameForAll: boolean
  run(context: Context, input: z.output<R['input']>): Promise<z.output<R['output']>>
}

type Implementation<R extends Route> = {
  may: May
  sameForAll?: true
  /** What the audit line keeps; by default all of the input. Passwords and file bytes never reach it. */
  audited?: (input: z.output<R['input']>, answer: z.output<R['output']>) => unknown
  /** For actions by which somebody enters a district: the district they happen in, and as whom. */
  enters?: (context: Context, input: z.output<R['input']>) => Pick<Context, 'scope' | 'actor'>
  run: Operation<R>['run']
}

/**
 * Binds a route to the code that serves it. Refuses with `access.signIn`, `access.forbidden`,
 * `access.travelling`. An action runs in one transaction with its audit line: both happen or neither.
 * Called inside another action it joins that action's transaction and adds its own line.
 */
export function implement<R extends Route>(
  route: R,
  implementation: Implementation<R>,
): Operation<R> {
  const { may, sameForAll = false, run } = implementation
  const { audited = (input) => input, enters = (context) => context } = implementation
  titles.set(route.address, route.title)
  const act: Operation<R>['run'] = async (context, input) => {
    const answer = await run(context, input)
    await recordAudit(context, route, audited(input, answer))
    return answer
  }
  return {
    route,
    may,
    sameForAll,
    async run(context, input) {
      admit(context.actor, may, route)
      if (route.kind === 'query' || route.kind === 'download') return run(context, input)
      refuseTravelling(context, may)
      const entered = await placed(context, enters(context, input))
      if (context.db.isTransaction) return act(entered, input)
      return inTransaction(entered, (acting) => act(acting, input))
    },
  }
}

const titles = new Map<string, Label>()

/** What an act of the audit log is called today; undefined for one that no longer exists. */
export function titleOfAct(address: string): Label | undefined {
  return titles.get(address)
}

/** Refuses whoever may not; the door asks before it reads what was sent. */
export function admit(actor: Actor, may: May, route: Route): void {
  if (may === 'visitor') return
  if (actor.account === undefined) refuse('signIn')
  if (may === 'signedIn' || may.some((role) => actor.roles.includes(role))) return
  refuse('forbidden', {
    title: route.title.zh,
    roles: may.map((role) => roleLabels[role].zh).join('、'),
  })
}

/** The past is read, not changed; but one may sign out, or in, while looking at it. */
export function refuseTravelling({ travelling, asOf }: Context, may: May): void {
  if (travelling && typeof may !== 'string') refuse('travelling', { moment: asOf })
}

/** Whoever enters another district goes by its clock. */
async function placed(
  context: Context,
  { scope, actor }: Pick<Context, 'scope' | 'actor'>,
): Promise<Context> {
  if (scope.district === context.scope.district) return { ...context, scope, actor }
  const now = await districtNow(context.db, scope, await machineNow(context.db))
  return { ...context, scope, actor, now, asOf: now }
}

/** Opens the transaction, moves the district's clock on, and runs what was left for after the commit. */
async function inTransaction<T>(
  context: Context,
  run: (acting: Context) => Promise<T>,
): Promise<T> {
  const later: (() => void)[] = []
  const answer = await context.db.transaction().execute(async (db) => {
    const now = await tick(db, context.scope, context.now)
    return run({ ...context, db, now, asOf: now, afterCommit: (work) => later.push(work) })
  })
  for (const work of later) work()
  return answer
}

/** The line of an act, in the transaction of what it did. */
export async function recordAudit(context: Context, route: Route, input: unknown): Promise<void> {
  const { db, scope, actor, now, from, file } = context
  await db
    .insertInto('audit')
    .values({
      district: scope.district,
      recorded_at: now,
      account: actor.account ?? null,
      name: actor.name,
      action: route.address,
      title: route.title.zh,
      input: JSON.stringify(file === undefined ? input : { file: file.name, ...Object(input) }),
      from_address: from,
    })
    .execute()
}
