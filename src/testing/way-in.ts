import type { Kysely } from 'kysely'
// What they add to the tables must be known here.
import '../modules/people/store.ts'
import '../modules/sessions/store.ts'
import * as people from '../modules/people/operations.ts'
import * as sessions from '../modules/sessions/operations.ts'
import type { Doorstep } from '../server/door.ts'
import { type ServeOptions, serve } from '../server/http/serve.ts'
import type { Tables } from '../server/tables.ts'
import { testDoorstep } from './doorstep.ts'

/** Strong enough, and none of the account names of tests. */
export const goodPassword = '茶山雨桥灯竹石舟风月'
export const founder = { account: 'boss', name: '主任', password: goodPassword }

const operations = [
  people.districts,
  people.accounts,
  people.create,
  people.edit,
  people.setStatus,
  people.reset,
  sessions.me,
  sessions.signIn,
  sessions.signOut,
  sessions.changePassword,
  sessions.createFirstAdministrator,
  sessions.openDistrict,
  sessions.tryAs,
  sessions.sessions,
  sessions.endSession,
]

/** A server of nothing but the ways in and out; by default on this machine, on the embedded database. */
export function wayIn(
  db: Kysely<Tables>,
  doorstep: Partial<Doorstep> = {},
  more: Partial<ServeOptions> = {},
) {
  return serve(operations, {
    db,
    doorstep: { ...testDoorstep, idleHours: 8, ...doorstep },
    services: { contentFolder: 'content' },
    authenticate: (asking) => sessions.authenticate(asking.db, asking.door),
    version: 'test',
    visitorTriesPerMinute: 1000,
    ...more,
  })
}

/** 九龙坡区, where nobody is yet, and 江澜区, whose clock stands still. */
export async function twoDistricts(db: Kysely<Tables>): Promise<void> {
  await db
    .insertInto('district')
    .values([
      {
        district: 'jiulongpo',
        name: '九龙坡区',
        name_en: 'Jiulongpo District',
        region_code: '500107',
        demonstration: false,
        clock: null,
      },
      {
        district: 'jianglan',
        name: '江澜区',
        name_en: 'Jianglan District',
        region_code: '000000',
        demonstration: true,
        clock: '2025-10-14T10:00:00.000Z',
      },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** As before anybody came. */
export async function forgetEverybody(db: Kysely<Tables>): Promise<void> {
  await db.deleteFrom('session').execute()
  await db.deleteFrom('sign_in_failure').execute()
  await db.deleteFrom('account').execute()
}
