/** From the door on: trying, opening districts, how a session lives and ends. */
import { beforeEach, describe, expect, test } from 'vitest'
import { addMinutes } from '../../base/calendar.ts'
import { allRoles } from '../../base/role.ts'
import { type Browser, browserOf, localPage } from '../../testing/browser.ts'
import { testDatabase } from '../../testing/database.ts'
import {
  forgetEverybody,
  founder,
  goodPassword,
  twoDistricts,
  wayIn,
} from '../../testing/way-in.ts'

const db = await testDatabase()
const local = await wayIn(db)
const remote = await wayIn(db, { embedded: false, host: '0.0.0.0' })
const claim = { district: 'jiulongpo', account: 'boss', password: goodPassword }
const hour = 60

beforeEach(async () => {
  await twoDistricts(db)
  await forgetEverybody(db)
})

async function founded(): Promise<Browser> {
  const boss = browserOf(local)
  await boss.post('/districts/jiulongpo/administrator', founder)
  return boss
}

async function accountOf(browser: Browser): Promise<unknown> {
  return (await browser.get('/me')).body['account']
}

describe('trying', () => {
  const asOfficer = { district: 'jianglan', role: 'officer' }

  test.each(allRoles)('steps into the demonstration district as %s', async (role) => {
    const visitor = browserOf(local)
    expect((await visitor.post('/try-as', { ...asOfficer, role })).status).toBe(200)
    expect((await visitor.get('/me')).body).toMatchObject({
      roles: [role],
      trying: true,
      mayOpenDistrict: false,
      district: { demonstration: true, clock: expect.stringContaining('2025-10-14') },
    })
  })

  test('is one person, however often', async () => {
    await browserOf(local).post('/try-as', asOfficer)
    await browserOf(local).post('/try-as', asOfficer)
    expect(await db.selectFrom('account').select('account').execute()).toEqual([
      { account: 'try-officer' },
    ])
  })

  test('is written down at the moment of the district, not of the machine', async () => {
    await browserOf(local).post('/try-as', asOfficer)
    const line = await db
      .selectFrom('audit')
      .selectAll()
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(line).toMatchObject({ district: 'jianglan', account: null, action: 'POST /try-as' })
    expect(line.recorded_at).toMatch(/^2025-10-14T10:/)
  })

  const elsewhere: [string, typeof local, Record<string, string>, string, string][] = [
    ['a real district', local, localPage, 'jiulongpo', 'people.tryAsNotHere'],
    ['a server for others', remote, localPage, 'jianglan', 'people.tryAsNotHere'],
    ['another Host', local, { host: 'ceyuan.example' }, 'jianglan', 'people.tryAsNotHere'],
    ['no such district', local, localPage, 'nowhere', 'people.districtUnknown'],
  ]
  for (const name of ['x-forwarded-for', 'x-forwarded-proto', 'forwarded', 'via', 'x-real-ip'])
    elsewhere.push([
      `a request with ${name}`,
      local,
      { ...localPage, [name]: '10.0.0.1' },
      'jianglan',
      'people.tryAsNotHere',
    ])

  test.each(elsewhere)('is refused: %s', async (_, app, headers, district, code) => {
    const visitor = browserOf(app, headers)
    const answer = await visitor.post('/try-as', { district, role: 'officer' })
    expect(answer.code).toBe(code)
    expect(visitor.cookie()).toBe('')
  })

  test('ends at a proxy: the cookie of a tried role opens nothing from elsewhere', async () => {
    const visitor = browserOf(local)
    await visitor.post('/try-as', asOfficer)
    const proxied = browserOf(local, { ...localPage, 'x-forwarded-for': '10.0.0.1' })
    proxied.carry(visitor.cookie())
    expect(await accountOf(proxied)).toBeNull()
    expect(await accountOf(visitor)).toBe('try-officer')
  })

  test('has no password to change', async () => {
    const visitor = browserOf(local)
    await visitor.post('/try-as', asOfficer)
    const change = { password: 'x', newPassword: goodPassword }
    expect((await visitor.post('/me/password', change)).code).toBe('people.noPasswordHere')
  })
})

describe('a new district', () => {
  const wanted = {
    districtName: '云溪区',
    districtNameEn: 'Yunxi District',
    regionCode: '500999',
    account: 'yun',
    name: '云主任',
    password: goodPassword,
    alsoOfficer: true,
  }
  const opened = (districtNameEn: string) => ({ ...wanted, districtNameEn })

  test('is opened by the first visitor of a fresh house, who then stands in it', async () => {
    const visitor = browserOf(local)
    expect(await visitor.post('/districts', opened('Fresh District'))).toMatchObject({
      status: 200,
      body: { district: 'fresh', account: 'yun' },
    })
    expect((await visitor.get('/me')).body).toMatchObject({
      account: 'yun',
      roles: ['administrator', 'officer'],
      district: { district: 'fresh', demonstration: false, clock: null },
    })
  })

  test('is one to try things in when its code belongs to no real unit', async () => {
    const visitor = browserOf(local)
    const trial = { ...opened('Trial City'), regionCode: '000000' }
    expect((await visitor.post('/districts', trial)).status).toBe(200)
    expect((await visitor.get('/me')).body).toMatchObject({
      district: { district: 'trial', demonstration: true, clock: null },
      trying: false,
    })
  })

  test('is opened by an administrator of another', async () => {
    const boss = await founded()
    expect((await boss.post('/districts', opened('Second District'))).status).toBe(200)
    expect((await boss.get('/me')).body).toMatchObject({ district: { district: 'second' } })
  })

  test.each([
    [
      'a visitor where somebody is already',
      () => founded().then(() => browserOf(local)),
      'people.openElsewhere',
    ],
    ['a visitor from another machine', async () => browserOf(remote), 'people.openElsewhere'],
    ['an officer who tries', () => trying('officer'), 'people.openElsewhere'],
    ['an administrator who tries', () => trying('administrator'), 'people.notFromDemonstration'],
  ])('is not opened by %s', async (_, who, code) => {
    const answer = await (await who()).post('/districts', wanted)
    expect(answer).toMatchObject({ status: 403, code })
  })

  test.each([
    ['no letters in its name', { districtNameEn: '云溪' }, 'people.districtInvalid'],
    ['the key of another', { districtNameEn: 'Jiulongpo' }, 'people.districtTaken'],
    ['a weak password', { password: 'password123' }, 'people.passwordRejected'],
    ['five digits', { regionCode: '50099' }, 'input.invalid'],
  ])('is not opened with %s, and leaves nothing', async (_, fault, code) => {
    const answer = await browserOf(local).post('/districts', { ...wanted, ...fault })
    expect(answer.code).toBe(code)
    const rows = await db
      .selectFrom('district')
      .select('name')
      .where('name', '=', '云溪区')
      .where('district', '=', 'yunxi')
      .execute()
    expect(rows).toEqual([])
  })

  async function trying(role: string): Promise<Browser> {
    const visitor = browserOf(local)
    await visitor.post('/try-as', { district: 'jianglan', role })
    return visitor
  }
})

describe('a session', () => {
  test('ends when one signs out, and its cookie with it', async () => {
    const boss = await founded()
    const copy = boss.cookie()
    const { set } = await boss.post('/sign-out')
    expect(set).toMatch(/^ceyuan_session=; .*Expires=Thu, 01 Jan 1970/)
    boss.carry(copy)
    expect(await accountOf(boss)).toBeNull()
    expect(await boss.get('/accounts')).toMatchObject({ status: 401, code: 'access.signIn' })
  })

  test.each([
    ['eight hours without a request', -8 * hour, -8 * hour, null],
    ['a minute less', -8 * hour, -8 * hour + 1, 'boss'],
    ['thirty days, however busy', -30 * 24 * hour, -1, null],
    ['a minute less than thirty days', -30 * 24 * hour + 1, -1, 'boss'],
  ])('after %s', async (_, createdAgo, usedAgo, account) => {
    const boss = await founded()
    const now = new Date().toISOString()
    const created = addMinutes(now, createdAgo)
    const used = addMinutes(now, usedAgo)
    const idle = addMinutes(used, 8 * hour)
    const longest = addMinutes(created, 30 * 24 * hour)
    await db.updateTable('account').set({ sessions_since: created }).execute()
    await db
      .updateTable('session')
      .set({ created, last_used: used, ends: idle < longest ? idle : longest })
      .execute()
    expect(await accountOf(boss)).toBe(account)
  })

  test('lives on while it is used', async () => {
    const boss = await founded()
    const soon = addMinutes(new Date().toISOString(), 5)
    const before = addMinutes(soon, -8 * hour)
    await db.updateTable('session').set({ last_used: before, ends: soon }).execute()
    await boss.get('/me')
    const after = await db.selectFrom('session').select('ends').executeTakeFirstOrThrow()
    expect(after.ends > addMinutes(soon, 7 * hour)).toBe(true)
  })

  test.each([
    ['nothing', ''],
    ['a made-up token', 'ceyuan_session=jiulongpo.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['no district', 'ceyuan_session=AAAA'],
    ['an attempt at SQL', "ceyuan_session=' or 1=1 --.x"],
  ])('is not made of %s', async (_, cookie) => {
    await founded()
    const visitor = browserOf(local)
    visitor.carry(cookie)
    expect(await accountOf(visitor)).toBeNull()
  })

  test('of one district does not open another by its token', async () => {
    const boss = await founded()
    const visitor = browserOf(local)
    visitor.carry(boss.cookie().replace('jiulongpo.', 'jianglan.'))
    expect(await accountOf(visitor)).toBeNull()
  })
})

describe('with its account, a session', () => {
  test('elsewhere ends when the password is changed; this one stays', async () => {
    const here = await founded()
    const there = browserOf(local)
    await there.post('/sign-in', claim)
    const change = (password: string) =>
      here.post('/me/password', { password, newPassword: '换了一个也有十个字的口令' })
    expect((await change('wrong')).code).toBe('people.oldPasswordWrong')
    expect((await change(goodPassword)).status).toBe(200)
    expect(await accountOf(here)).toBe('boss')
    expect(await accountOf(there)).toBeNull()
    expect((await there.post('/sign-in', claim)).code).toBe('people.wrongPassword')
  })

  test('ends when its account is disabled, and does not come back with it', async () => {
    const boss = await founded()
    const li = await signedIn(boss, 'li', ['officer'])
    await boss.put('/accounts/li/status', { status: 'disabled' })
    expect(await accountOf(li)).toBeNull()
    await boss.put('/accounts/li/status', { status: 'active' })
    expect(await accountOf(li)).toBeNull()
  })

  test('ends when its password is reset', async () => {
    const boss = await founded()
    const li = await signedIn(boss, 'li', ['officer'])
    await boss.post('/accounts/li/reset')
    expect(await accountOf(li)).toBeNull()
  })

  test('has the roles of this moment', async () => {
    const boss = await founded()
    const li = await signedIn(boss, 'li', ['officer'])
    await boss.put('/accounts/li', { name: '李', body: '区统计局', roles: ['statistics'] })
    expect((await li.get('/me')).body).toMatchObject({ roles: ['statistics'], body: '区统计局' })
  })

  test('is seen and ended by its owner, and by an administrator', async () => {
    const boss = await founded()
    const li = await signedIn(boss, 'li', ['officer'])
    const own = await sessionsSeen(li)
    expect(own).toMatchObject([{ account: 'li', current: true, from: '127.0.0.1' }])
    const all = await sessionsSeen(boss)
    expect(all.map((each) => each.account).sort()).toEqual(['boss', 'li'])
    const ofBoss = all.find((each) => each.account === 'boss')?.session
    expect((await li.remove(`/sessions/${ofBoss}`)).code).toBe('sessions.unknown')
    expect((await boss.remove(`/sessions/${own[0]?.session}`)).status).toBe(200)
    expect(await accountOf(li)).toBeNull()
    expect(await accountOf(boss)).toBe('boss')
  })

  async function sessionsSeen(browser: Browser) {
    const { body } = await browser.get('/sessions')
    return body as unknown as { session: string; account: string }[]
  }

  async function signedIn(boss: Browser, account: string, roles: string[]): Promise<Browser> {
    const made = await boss.post('/accounts', { account, name: '李', body: null, roles })
    const browser = browserOf(local)
    await browser.post('/sign-in', {
      district: 'jiulongpo',
      account,
      password: made.body['code'],
      newPassword: goodPassword,
    })
    expect(await accountOf(browser)).toBe(account)
    return browser
  }
})
