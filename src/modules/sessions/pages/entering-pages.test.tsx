import { expect, test } from 'vitest'
import { shown, surroundings } from '../../../testing/page.tsx'
import { openDistricts } from '../../people/routes.ts'
import type { OpenDistrict } from '../../people/schema.ts'
import { listSessions, whoAmI } from '../routes.ts'
import type { Me } from '../schema.ts'
import { EnterPage } from './enter.tsx'
import { FirstAdministratorPage } from './first-administrator.tsx'
import { MyAccountPage } from './my-account.tsx'
import { NewDistrictPage } from './new-district.tsx'
import { WelcomePage } from './welcome.tsx'

const outside = { ...surroundings, me: undefined }
const jianglan: OpenDistrict = {
  district: 'jianglan',
  name: '江澜区',
  nameEn: 'Jianglan District',
  demonstration: true,
  needsAdministrator: true,
  needsSetupCode: false,
  tryAs: true,
}
const jiulongpo: OpenDistrict = {
  district: 'jlp',
  name: '九龙坡区',
  nameEn: 'Jiulongpo District',
  demonstration: false,
  needsAdministrator: true,
  needsSetupCode: false,
  tryAs: false,
}
const visitor: Me = {
  account: null,
  name: '访客',
  body: null,
  roles: [],
  district: null,
  trying: false,
  mayOpenDistrict: true,
}
const officer: Me = { ...visitor, account: 'li', name: '李明', roles: ['officer'] }

function welcome(found: OpenDistrict[], me = visitor): Promise<string> {
  return shown(<WelcomePage />, {
    around: outside,
    answers: [
      [openDistricts, {}, found],
      [whoAmI, {}, me],
    ],
  })
}

test('the first page waits', async () => {
  expect(await shown(<WelcomePage />, { around: outside })).toContain('正在取数')
})

test('the first page of an empty house offers to open a district', async () => {
  const page = await welcome([])
  expect(page).toContain('这里还没有区')
  expect(page).toContain('href="/new-district"')
})

test('the first page offers every role of the demonstration, and the real district to set up', async () => {
  const page = await welcome([jianglan, jiulongpo])
  expect(page).toContain('江澜区 · 演示数据')
  for (const role of ['组长', '专员', '填报', '镇街', '统计', '审计', '管理'])
    expect(page).toContain(`<b>${role}</b>`)
  expect(page).toContain('href="/first-administrator?district=jlp"')
})

test('from elsewhere nobody tries, and the first administrator needs the code', async () => {
  const away = { tryAs: false, needsSetupCode: true }
  const page = await welcome(
    [
      { ...jianglan, ...away },
      { ...jiulongpo, ...away },
    ],
    {
      ...visitor,
      mayOpenDistrict: false,
    },
  )
  expect(page).not.toContain('试用 →')
  expect(page).toContain('一次性设置码')
  expect(page).not.toContain('href="/new-district"')
})

test('a district with an administrator is signed in to', async () => {
  const page = await welcome([{ ...jiulongpo, needsAdministrator: false }])
  expect(page).toContain('href="/enter?district=jlp"')
})

test('signing in names the district and asks for account and password', async () => {
  const page = await shown(<EnterPage />, {
    around: outside,
    address: '/?district=jlp',
    answers: [[openDistricts, {}, [jiulongpo]]],
  })
  expect(page).toContain('登录九龙坡区')
  expect(page).toMatch(/autoComplete="username"/i)
  expect(page).toMatch(/autoComplete="current-password"/i)
  expect(page).not.toContain('设置口令并进入')
})

test.each([
  ['on this machine: no code', jiulongpo, '设置首位管理员', '设置码'],
  ['elsewhere: the code', { ...jiulongpo, needsSetupCode: true }, '设置码', '该区已有管理员'],
  ['where there is one', { ...jiulongpo, needsAdministrator: false }, '该区已有管理员', '姓名'],
  ['of no district', { ...jiulongpo, district: 'other' }, '没有这个区', '姓名'],
])('the first administrator %s', async (_, district, has, lacks) => {
  const page = await shown(<FirstAdministratorPage />, {
    around: outside,
    address: '/?district=jlp',
    answers: [[openDistricts, {}, [district]]],
  })
  expect(page).toContain(has)
  expect(page).not.toContain(lacks)
})

test.each([
  ['who may', visitor, '行政区划代码'],
  ['who may not', { ...visitor, mayOpenDistrict: false }, '这里不能新建区'],
])('a new district, for somebody %s', async (_, me, has) => {
  const page = await shown(<NewDistrictPage />, { around: outside, answers: [[whoAmI, {}, me]] })
  expect(page).toContain(has)
})

test('my account tells who I am and where I am signed in', async () => {
  const session = {
    session: '7',
    account: 'li',
    name: '李明',
    created: '2026-01-05T01:00:00.000Z',
    lastUsed: '2026-01-05T02:00:00.000Z',
    ends: '2026-01-05T10:00:00.000Z',
    from: '10.0.0.7',
    current: true,
  }
  const page = await shown(<MyAccountPage />, {
    answers: [
      [whoAmI, {}, officer],
      [listSessions, {}, [session]],
    ],
  })
  expect(page).toContain('李明(账号 li),角色:专员')
  expect(page).toContain('我的会话')
  expect(page).toContain('2026-01-05 18:00')
  expect(page).toContain('新口令')
})

test('somebody who tries has no password to change', async () => {
  const page = await shown(<MyAccountPage />, {
    answers: [[whoAmI, {}, { ...officer, trying: true }]],
  })
  expect(page).toContain('试用身份没有口令')
  expect(page).not.toContain('新口令')
})
