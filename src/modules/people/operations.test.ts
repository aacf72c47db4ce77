import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addMinutes } from '../../base/calendar.ts'
import { label } from '../../base/label.ts'
import type { Role } from '../../base/role.ts'
import { action } from '../../base/route.ts'
import { type Context, implement } from '../../server/context.ts'
import { TEST_NOW, testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import * as people from './operations.ts'
import { insertAccount, noCredential } from './store.ts'

const db = await testDatabase()
const password = '茶山雨桥灯竹石舟风月'
const hour = 60
let houses = 0
let admin: Context
let guest: Context

/** So many connections stand open that acts at once really happen at once. */
beforeAll(async () => {
  await Promise.all(Array.from({ length: 8 }, () => sql`select pg_sleep(0.1)`.execute(db)))
})

/** A real district of its own for every test, with its first administrator 'boss'. */
beforeEach(async () => {
  houses += 1
  const district = `house-${houses}`
  admin = await testContext(db, { district, account: 'boss', roles: ['administrator'] })
  guest = await testContext(db, { district, account: null, roles: [] })
  await people.found(admin, { account: 'boss', name: '主任', password, alsoOfficer: false })
})

const knock = implement(
  action('POST /knock', {
    title: label('敲门', 'knock'),
    input: z.object({
      account: z.string(),
      password: z.string(),
      newPassword: z.string().optional(),
    }),
    output: z.object({ entered: z.boolean() }),
  }),
  {
    may: 'visitor',
    audited: ({ account }, { entered }) => ({ account, entered }),
    run: async (context, { account, password, newPassword }) => ({
      entered: (await people.prove(context, { account, password, newPassword })) !== undefined,
    }),
  },
)

async function added(account: string, roles: Role[] = ['officer']) {
  return people.create.run(admin, { account, name: '李明', body: '区科技局', roles })
}

async function find(account: string) {
  const all = await people.accounts.run(admin, {})
  const found = all.find((each) => each.account === account)
  if (found === undefined) throw new Error(`no account ${account}`)
  return found
}

async function refusedBy(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'granted',
    (problem: { code: string }) => problem.code,
  )
}

describe('an account', () => {
  test('begins with a one-time code, which opens it once and asks for a password', async () => {
    const { code } = await added('li')
    expect(await find('li')).toMatchObject({ status: 'active', awaitsPassword: true })
    const enter = (newPassword?: string) =>
      refusedBy(knock.run(guest, { account: 'li', password: code, newPassword }))
    expect(await enter()).toBe('people.choosePassword')
    expect(await enter('short')).toBe('people.passwordRejected')
    expect(await enter('李明的口令是十个字以上')).toBe('granted')
    expect(await enter('李明的第二个口令十个字')).toBe('people.wrongPassword')
    expect(await find('li')).toMatchObject({ awaitsPassword: false })
    expect(
      await refusedBy(knock.run(guest, { account: 'li', password: '李明的口令是十个字以上' })),
    ).toBe('granted')
  })

  test('is not opened by a code of four days ago', async () => {
    const { code, expires } = await added('li')
    await db
      .updateTable('account')
      .set({ code_expires: addMinutes(expires, -4 * 24 * hour) })
      .where('district', '=', admin.scope.district)
      .where('account', '=', 'li')
      .execute()
    expect(
      await refusedBy(knock.run(guest, { account: 'li', password: code, newPassword: password })),
    ).toBe('people.wrongPassword')
  })

  test('is edited, but keeps its name', async () => {
    await added('li')
    await people.edit.run(admin, {
      account: 'li',
      name: '李明明',
      body: null,
      roles: ['reporter', 'officer'],
    })
    expect(await find('li')).toMatchObject({
      name: '李明明',
      body: null,
      roles: ['reporter', 'officer'],
    })
  })

  test('may share its display name, not its account', async () => {
    await added('li')
    await added('li2')
    expect(await refusedBy(added('li'))).toBe('people.accountTaken')
  })

  test('lets nobody in while it is disabled, and says no more than a wrong password', async () => {
    const enter = () => refusedBy(knock.run(guest, { account: 'boss', password }))
    await added('second', ['administrator'])
    await people.setStatus.run(admin, { account: 'boss', status: 'disabled' })
    expect(await enter()).toBe('people.wrongPassword')
    expect(await refusedBy(people.reset.run(admin, { account: 'boss' }))).toBe('people.disabled')
    await people.setStatus.run(admin, { account: 'boss', status: 'active' })
    expect(await enter()).toBe('granted')
  })

  test('has no password after a reset but a new code', async () => {
    const { code } = await people.reset.run(admin, { account: 'boss' })
    const enter = (typed: string) =>
      refusedBy(knock.run(guest, { account: 'boss', password: typed }))
    expect(await enter(password)).toBe('people.wrongPassword')
    expect(await enter(code.toLowerCase())).toBe('people.choosePassword')
  })

  test.each([
    [
      'edit',
      (account: string) =>
        people.edit.run(admin, { account, name: '无', body: null, roles: ['officer'] }),
    ],
    ['status', (account: string) => people.setStatus.run(admin, { account, status: 'disabled' })],
    ['reset', (account: string) => people.reset.run(admin, { account })],
  ])('that does not exist is refused: %s', async (_, act) => {
    expect(await refusedBy(act('nobody'))).toBe('people.accountUnknown')
  })

  test('of another district is not seen', async () => {
    const elsewhere = await testContext(db, { district: 'elsewhere', roles: ['administrator'] })
    expect(await people.accounts.run(elsewhere, {})).toEqual([])
    expect(await refusedBy(people.reset.run(elsewhere, { account: 'boss' }))).toBe(
      'people.accountUnknown',
    )
  })
})

describe('roles', () => {
  test('an auditor holds no other', async () => {
    expect(await refusedBy(added('shen', ['auditor', 'officer']))).toBe('people.auditorAlone')
    expect(await refusedBy(added('shen', ['auditor']))).toBe('granted')
    const both = { account: 'shen', name: '审', body: null, roles: ['auditor', 'leader'] as Role[] }
    expect(await refusedBy(people.edit.run(admin, both))).toBe('people.auditorAlone')
  })

  test('the last administrator stays one', async () => {
    const demote = { account: 'boss', name: '主任', body: null, roles: ['officer'] as Role[] }
    const disable = { account: 'boss', status: 'disabled' as const }
    expect(await refusedBy(people.edit.run(admin, demote))).toBe('people.lastAdministrator')
    expect(await refusedBy(people.setStatus.run(admin, disable))).toBe('people.lastAdministrator')
    await added('second', ['administrator'])
    expect(await refusedBy(people.edit.run(admin, demote))).toBe('granted')
  })

  test('two administrators who disable each other at once leave one', async () => {
    await added('second', ['administrator'])
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all(
        ['boss', 'second'].map((account) =>
          refusedBy(people.setStatus.run(admin, { account, status: 'disabled' })),
        ),
      )
      expect(answers.sort()).toEqual(['granted', 'people.lastAdministrator'])
      for (const account of ['boss', 'second'])
        await people.setStatus.run(admin, { account, status: 'active' })
    }
  })
})

describe('lock-out', () => {
  const wrong = { account: 'boss', password: 'not the password' }

  test('five failures lock an account for a quarter of an hour, also for the right password', async () => {
    for (let failure = 1; failure <= 5; failure += 1)
      expect(await refusedBy(knock.run(guest, wrong))).toBe('people.wrongPassword')
    expect(await refusedBy(knock.run(guest, { account: 'boss', password }))).toBe(
      'people.lockedOut',
    )
    expect(await find('boss')).toMatchObject({ status: 'locked' })
    await minutesPass(15)
    expect(await find('boss')).toMatchObject({ status: 'active', lockedUntil: null })
    expect(await refusedBy(knock.run(guest, { account: 'boss', password }))).toBe('granted')
  })

  test('four failures do not, and a success forgets them', async () => {
    for (let turn = 1; turn <= 2; turn += 1) {
      for (let failure = 1; failure <= 4; failure += 1) await refusedBy(knock.run(guest, wrong))
      expect(await refusedBy(knock.run(guest, { account: 'boss', password }))).toBe('granted')
    }
  })

  test('ten attempts at once are counted one after another', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => refusedBy(knock.run(guest, wrong))),
    )
    expect(answers.filter((each) => each === 'people.wrongPassword')).toHaveLength(5)
    expect(answers.filter((each) => each === 'people.lockedOut')).toHaveLength(5)
  })

  test('an account that does not exist is locked just the same', async () => {
    const unknown = { account: 'nobody', password: 'not the password' }
    for (let failure = 1; failure <= 5; failure += 1)
      expect(await refusedBy(knock.run(guest, unknown))).toBe('people.wrongPassword')
    expect(await refusedBy(knock.run(guest, unknown))).toBe('people.lockedOut')
  })

  test('twenty failures from one address lock it for every account of the district', async () => {
    const from = { ...guest, from: '10.0.0.9' }
    for (let failure = 0; failure < 20; failure += 1)
      await refusedBy(knock.run(from, { account: `guess-${failure}`, password: 'x' }))
    expect(await refusedBy(knock.run(from, { account: 'boss', password }))).toBe('people.lockedOut')
    expect(await refusedBy(knock.run(guest, { account: 'boss', password }))).toBe('granted')
  })

  test('a reset opens a locked account', async () => {
    for (let failure = 1; failure <= 5; failure += 1) await refusedBy(knock.run(guest, wrong))
    await people.reset.run(admin, { account: 'boss' })
    expect(await find('boss')).toMatchObject({ status: 'active' })
  })

  test('failed attempts stay in the audit log, without the password', async () => {
    await refusedBy(knock.run(guest, wrong))
    await knock.run(guest, { account: 'boss', password })
    const lines = await db
      .selectFrom('audit')
      .select('input')
      .where('district', '=', guest.scope.district)
      .orderBy('seq')
      .execute()
    expect(lines.map((line) => line.input)).toEqual([
      { account: 'boss', entered: false },
      { account: 'boss', entered: true },
    ])
  })

  async function minutesPass(minutes: number): Promise<void> {
    const rows = await db.selectFrom('sign_in_failure').selectAll().execute()
    for (const row of rows)
      await db
        .updateTable('sign_in_failure')
        .set({ last_at: addMinutes(row.last_at, -minutes) })
        .where('district', '=', row.district)
        .where('subject', '=', row.subject)
        .execute()
  }
})

describe('the first administrator', () => {
  const founder = { account: 'first', name: '首任', password, alsoOfficer: true }

  test('may also be the plan officer', async () => {
    const fresh = await testContext(db, { district: `${admin.scope.district}-new` })
    await people.found(fresh, founder)
    const [only] = await people.accounts.run({ ...fresh, actor: admin.actor }, {})
    expect(only).toMatchObject({
      account: 'first',
      roles: ['administrator', 'officer'],
      lastSignIn: expect.any(String),
    })
  })

  test('is one, also when a second asks before the first is written down', async () => {
    const fresh = await testContext(db, { district: `${admin.scope.district}-new` })
    const found = (trx: Context['db'], account: string) =>
      people.found({ ...fresh, db: trx }, { ...founder, account })
    const second: { answer?: Promise<string> } = {}
    await db.transaction().execute(async (first) => {
      await found(first, 'a1')
      second.answer = refusedBy(db.transaction().execute((trx) => found(trx, 'a2')))
      await sql`select pg_sleep(0.5)`.execute(first)
    })
    expect(await second.answer).toBe('people.alreadySetUp')
  })

  test('is asked for on the first page until there is one', async () => {
    const fresh = await testContext(db, { district: `${admin.scope.district}-new` })
    const asked = async () => {
      const all = await people.districts.run(guest, {})
      return all.find((each) => each.district === fresh.scope.district)
    }
    expect(await asked()).toMatchObject({ needsAdministrator: true, needsSetupCode: true })
    await people.found(fresh, founder)
    expect(await asked()).toMatchObject({ needsAdministrator: false, tryAs: false })
  })

  test('keeps the rules of passwords', async () => {
    const fresh = await testContext(db, { district: `${admin.scope.district}-new` })
    const weak = { ...founder, password: 'password123' }
    expect(await refusedBy(people.found(fresh, weak))).toBe('people.passwordRejected')
  })

  test('is not needed where another administrator was made first', async () => {
    const fresh = await testContext(db, {
      district: `${admin.scope.district}-new`,
      roles: ['administrator'],
    })
    const card = {
      account: 'cli',
      name: '由命令行建',
      body: null,
      roles: ['administrator'] as Role[],
    }
    await people.create.run(fresh, card)
    expect(await refusedBy(people.found(fresh, founder))).toBe('people.alreadySetUp')
  })
})

describe('a person of the demonstration', () => {
  test('is the seeded one who has the role alone, and no password opens them', async () => {
    const here = await testContext(db, { district: 'played', account: null, roles: [] })
    const seeded = { name: '陈', body: '区科技局', credential: noCredential, created: TEST_NOW }
    await insertAccount(db, here.scope, {
      ...seeded,
      account: 'both',
      roles: ['officer', 'reporter'],
    })
    await insertAccount(db, here.scope, { ...seeded, account: 'chen', roles: ['officer'] })
    for (const tried of ['', 'chen', 'password'])
      expect(await refusedBy(knock.run(here, { account: 'chen', password: tried }))).toBe(
        'people.wrongPassword',
      )
    expect(await people.personFor(here, 'officer')).toBe('chen')
    expect(await people.personFor(here, 'reporter')).toBe('try-reporter')
  })

  test('is made whole again after somebody who tried it disabled them', async () => {
    const here = await testContext(db, { district: 'played-on', roles: ['administrator'] })
    const first = await people.personFor(here, 'leader')
    await people.setStatus.run(here, { account: first, status: 'disabled' })
    expect(await people.personFor(here, 'leader')).toBe(first)
    expect((await people.accounts.run(here, {}))[0]).toMatchObject({ status: 'active' })
  })
})

test('a district of the first start is made once, with its persons', async () => {
  const system = { ...admin, actor: people.systemActor('首次启动') }
  const wanted = {
    district: 'seeded',
    name: '江澜区',
    nameEn: 'Jianglan District',
    regionCode: '000000',
    demonstration: true,
    clock: TEST_NOW,
    persons: [{ account: 'chen', name: '陈', body: null, roles: ['officer'] as Role[] }],
  }
  expect(await people.ensureDistrict(system, wanted)).toBe(true)
  expect(await people.ensureDistrict(system, wanted)).toBe(false)
  expect(await people.accounts.run({ ...admin, scope: { district: 'seeded' } }, {})).toMatchObject([
    { account: 'chen', awaitsPassword: false },
  ])
})
