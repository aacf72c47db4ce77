/** Without a door: as the command line calls them. The ways in over HTTP are in entering.test.ts and staying.test.ts. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '../../server/context.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { goodPassword } from '../../testing/way-in.ts'
import { systemActor } from '../people/operations.ts'
import * as sessions from './operations.ts'

const db = await testDatabase()
const district = 'served'
const claim = { district, account: 'boss', password: goodPassword }
const founder = { account: 'boss', name: '主任', password: goodPassword, alsoOfficer: true }
let guest: Context
let boss: Context

beforeAll(async () => {
  guest = await testContext(db, { district, account: null, roles: [] })
  boss = await testContext(db, { district, account: 'boss', roles: ['administrator'] })
  await sessions.createFirstAdministrator.run(guest, { district, ...founder })
})

test('the first administrator is made, and no session without a browser to hold it', async () => {
  expect(await sessions.sessions.run(boss, {})).toEqual([])
  const again = sessions.createFirstAdministrator.run(guest, { district, ...founder })
  await expect(again).rejects.toMatchObject({ code: 'people.alreadySetUp' })
})

test('me tells a visitor from somebody', async () => {
  expect(await sessions.me.run(guest, {})).toMatchObject({ account: null, district: null })
  expect(await sessions.me.run(boss, {})).toMatchObject({
    account: 'boss',
    district: { district },
    trying: false,
    mayOpenDistrict: true,
  })
})

test('signIn answers with the roles', async () => {
  expect(await sessions.signIn.run(guest, claim)).toEqual({
    district,
    account: 'boss',
    roles: ['administrator', 'officer'],
    entered: true,
  })
})

test('openDistrict is for an administrator', async () => {
  const wanted = {
    districtName: '云溪区',
    districtNameEn: 'Yunxi District',
    regionCode: '500999',
    ...founder,
  }
  const officer = await testContext(db, { district, roles: ['officer'] })
  await expect(sessions.openDistrict.run(officer, wanted)).rejects.toMatchObject({
    code: 'people.openElsewhere',
  })
  const system = { ...boss, actor: systemActor('命令行') }
  expect(await sessions.openDistrict.run(system, wanted)).toMatchObject({ district: 'yunxi' })
})

test('tryAs is refused where no browser sits at this machine', async () => {
  await expect(sessions.tryAs.run(guest, { district, role: 'officer' })).rejects.toMatchObject({
    code: 'people.tryAsNotHere',
  })
})

describe('nobody without an account', () => {
  test.each([
    ['signOut', () => sessions.signOut.run(guest, {})],
    [
      'changePassword',
      () => sessions.changePassword.run(guest, { password: 'x', newPassword: 'y' }),
    ],
    ['sessions', () => sessions.sessions.run(guest, {})],
    ['endSession', () => sessions.endSession.run(guest, { session: '1' })],
  ])('may %s', async (_, act) => {
    await expect(act()).rejects.toMatchObject({ code: 'access.signIn' })
  })
})

test('no password is kept in the audit log', async () => {
  const changed = { password: goodPassword, newPassword: '另一个十个字的好口令呀' }
  await sessions.changePassword.run(boss, changed)
  const lines = await db.selectFrom('audit').selectAll().execute()
  expect(lines.map((line) => line.action)).toContain('POST /me/password')
  for (const secret of Object.values(changed)) expect(JSON.stringify(lines)).not.toContain(secret)
})
