/** The whole way in and out, over HTTP: cookies, headers and what they decide. */
import { beforeEach, describe, expect, test } from 'vitest'
import { setupCode } from '../../server/door.ts'
import { browserOf, localPage } from '../../testing/browser.ts'
import { testDatabase } from '../../testing/database.ts'
import {
  forgetEverybody,
  founder,
  goodPassword,
  twoDistricts,
  wayIn,
} from '../../testing/way-in.ts'

const db = await testDatabase()
const password = goodPassword
const shownCodes: string[] = []
const local = await wayIn(db)
const remote = await wayIn(db, {
  embedded: false,
  host: '0.0.0.0',
  setupCode: setupCode((code) => shownCodes.push(code)),
})

beforeEach(async () => {
  await twoDistricts(db)
  await forgetEverybody(db)
})

async function founded() {
  const boss = browserOf(local)
  const answer = await boss.post('/districts/jiulongpo/administrator', founder)
  expect(answer.status).toBe(200)
  return boss
}

describe('the first page', () => {
  test('says of each district what can be done there from this machine', async () => {
    const { body } = await browserOf(local).get('/districts')
    expect(body).toMatchObject([
      { district: 'jianglan', demonstration: true, tryAs: true },
      {
        district: 'jiulongpo',
        demonstration: false,
        needsAdministrator: true,
        needsSetupCode: false,
        tryAs: false,
      },
    ])
    expect((await browserOf(local).get('/me')).body).toMatchObject({
      account: null,
      district: null,
      mayOpenDistrict: true,
    })
  })

  test('offers no trying and asks for the setup code from elsewhere', async () => {
    const { body } = await browserOf(remote).get('/districts')
    expect(body).toMatchObject([
      { tryAs: false, needsSetupCode: true },
      { tryAs: false, needsSetupCode: true },
    ])
    expect((await browserOf(remote).get('/me')).body).toMatchObject({ mayOpenDistrict: false })
  })
})

describe('the first administrator', () => {
  test('is in at once, and the next visitor must sign in', async () => {
    const boss = await founded()
    expect((await boss.get('/me')).body).toMatchObject({
      account: 'boss',
      roles: ['administrator'],
      district: { district: 'jiulongpo', name: '九龙坡区' },
      trying: false,
    })
    const second = await browserOf(local).post('/districts/jiulongpo/administrator', founder)
    expect(second).toMatchObject({ status: 409, code: 'people.alreadySetUp' })
  })

  test('of two who ask at once one wins', async () => {
    const answers = await Promise.all(
      ['one', 'two'].map((account) =>
        browserOf(local).post('/districts/jiulongpo/administrator', { ...founder, account }),
      ),
    )
    expect(answers.map((each) => each.status).sort()).toEqual([200, 409])
  })

  test.each([
    ['without a code', undefined],
    ['with a wrong one', 'AAAA-BBBB-CCCC-DDDD'],
  ])('is refused from another machine %s', async (_, code) => {
    const answer = await browserOf(remote).post('/districts/jiulongpo/administrator', {
      ...founder,
      setupCode: code,
    })
    expect(answer).toMatchObject({ status: 403, code: 'people.setupCodeNeeded' })
  })

  test('needs the code of the console, which works once', async () => {
    await browserOf(remote).post('/districts/jiulongpo/administrator', founder)
    const code = shownCodes.at(-1)
    const path = (district: string) => `/districts/${district}/administrator`
    const first = await browserOf(remote).post(path('jiulongpo'), { ...founder, setupCode: code })
    expect(first.status).toBe(200)
    const again = await browserOf(remote).post(path('jianglan'), { ...founder, setupCode: code })
    expect(again.code).toBe('people.setupCodeNeeded')
    const next = await browserOf(remote).post(path('jianglan'), {
      ...founder,
      setupCode: shownCodes.at(-1),
    })
    expect(next.status).toBe(200)
  })

  test('of a district that does not exist is refused', async () => {
    const answer = await browserOf(local).post('/districts/nowhere/administrator', founder)
    expect(answer).toMatchObject({ status: 404, code: 'people.districtUnknown' })
  })
})

describe('signing in', () => {
  test('gives a cookie that scripts cannot read and other sites do not send', async () => {
    await founded()
    const visitor = browserOf(local)
    const { status, set } = await visitor.post('/sign-in', {
      district: 'jiulongpo',
      account: ' BOSS ',
      password,
    })
    expect(status).toBe(200)
    expect(set).toMatch(/^ceyuan_session=jiulongpo\.[\w-]{43}; /)
    expect(set).toMatch(/HttpOnly/)
    expect(set).toMatch(/SameSite=Lax/)
    expect(set).toMatch(/Path=\//)
    expect(set).not.toMatch(/Secure/)
    const kept = await db.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(visitor.cookie().split('.')[1])
  })

  test('over https marks the cookie secure', async () => {
    const proxied = await wayIn(db, {}, { trustProxy: '127.0.0.1' })
    await founded()
    const visitor = browserOf(proxied, {
      host: 'ceyuan.example',
      origin: 'https://ceyuan.example',
      'x-forwarded-proto': 'https',
    })
    const answer = await visitor.post('/sign-in', {
      district: 'jiulongpo',
      account: 'boss',
      password,
    })
    expect(answer.set).toMatch(/Secure/)
  })

  test.each([
    ['a wrong password', { account: 'boss', password: 'wrong' }, 401, 'people.wrongPassword'],
    ['an unknown account', { account: 'nobody', password }, 401, 'people.wrongPassword'],
    [
      'another district',
      { account: 'boss', password, district: 'jianglan' },
      401,
      'people.wrongPassword',
    ],
    [
      'no such district',
      { account: 'boss', password, district: 'nowhere' },
      404,
      'people.districtUnknown',
    ],
    ['no password', { account: 'boss' }, 400, 'input.invalid'],
  ])('with %s is refused', async (_, claim, status, code) => {
    await founded()
    const answer = await browserOf(local).post('/sign-in', { district: 'jiulongpo', ...claim })
    expect(answer).toMatchObject({ status, code })
    expect(answer.set).toBe('')
  })

  test('is locked after five failures', async () => {
    await founded()
    const visitor = browserOf(local)
    const claim = { district: 'jiulongpo', account: 'boss' }
    for (let failure = 1; failure <= 5; failure += 1)
      await visitor.post('/sign-in', { ...claim, password: 'wrong' })
    const answer = await visitor.post('/sign-in', { ...claim, password })
    expect(answer).toMatchObject({ status: 423, code: 'people.lockedOut' })
    expect(answer.body).toMatchObject({ detail: expect.stringContaining('15 分钟') })
  })

  test('from a page of another site is refused', async () => {
    await founded()
    const foreign = browserOf(local, { ...localPage, origin: 'https://evil.example' })
    const answer = await foreign.post('/sign-in', {
      district: 'jiulongpo',
      account: 'boss',
      password,
    })
    expect(answer).toMatchObject({ status: 403, code: 'input.foreignPage' })
  })

  test('with a one-time code asks for a password and then enters', async () => {
    const boss = await founded()
    const card = { account: 'li', name: '李', body: null, roles: ['officer'] }
    const { code } = (await boss.post('/accounts', card)).body
    const visitor = browserOf(local)
    const claim = { district: 'jiulongpo', account: 'li', password: code }
    expect(await visitor.post('/sign-in', claim)).toMatchObject({ code: 'people.choosePassword' })
    expect((await visitor.get('/me')).body).toMatchObject({ account: null })
    const chosen = { ...claim, newPassword: '李的口令也有十个字' }
    expect(await visitor.post('/sign-in', chosen)).toMatchObject({
      code: 'people.passwordRejected',
    })
    await visitor.post('/sign-in', { ...claim, newPassword: '李的口令这回有十个字' })
    expect((await visitor.get('/me')).body).toMatchObject({ account: 'li', roles: ['officer'] })
    expect(await visitor.get('/accounts')).toMatchObject({ status: 403, code: 'access.forbidden' })
  })
})
