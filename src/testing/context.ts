import type { Kysely } from 'kysely'
import type { Role } from '../base/role.ts'
import type { Context } from '../server/context.ts'
import type { Tables } from '../server/tables.ts'

export type TestContextOptions = {
  district?: string
  /** Null: a visitor who has not signed in. */
  account?: string | null
  name?: string
  body?: string
  roles?: readonly Role[]
  now?: string
  /** Earlier than `now`: the reader travels. */
  asOf?: string
  file?: Context['file']
}

/** The moment at which tests happen, unless they say another. */
export const TEST_NOW = '2025-10-14T10:00:00.000Z'

/**
 * A context to run operations in: 江澜区 with real time, an officer who may do most things, a fixed
 * clock. The district's row is made where it is missing.
 */
export async function testContext(
  db: Kysely<Tables>,
  options: TestContextOptions = {},
): Promise<Context> {
  const district = options.district ?? 'jianglan'
  await db
    .insertInto('district')
    .values({
      district,
      name: district === 'jianglan' ? '江澜区' : district,
      name_en: district === 'jianglan' ? 'Jianglan' : district,
      region_code: '000000',
      demonstration: true,
      clock: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const now = options.now ?? TEST_NOW
  const asOf = options.asOf ?? now
  return {
    db,
    scope: { district },
    actor: {
      account: options.account === null ? undefined : (options.account ?? 'officer'),
      name: options.name ?? '专员甲',
      body: options.body,
      roles: options.roles ?? ['officer'],
    },
    now,
    asOf,
    travelling: asOf < now,
    ...(options.file !== undefined && { file: options.file }),
    from: '127.0.0.1',
    afterCommit: (work) => work(),
    services: { contentFolder: 'content' },
  }
}
