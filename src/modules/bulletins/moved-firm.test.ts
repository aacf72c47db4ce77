import { beforeAll, expect, test } from 'vitest'
import { DocumentNumber } from '../../base/document.ts'
import { Period } from '../../base/period.ts'
import { testContext } from '../../testing/context.ts'
import { creditCode, firmFacts, recordedRow } from '../../testing/firms.ts'
import { startedDatabase } from '../../testing/started-database.ts'
import { enterCertificates } from '../certificates/operations.ts'
import { stock } from '../certificates/stock-operations.ts'
import { enterFacts, move } from '../enterprises/operations.ts'
import * as operations from './operations.ts'
import type { Office } from './schema.ts'

const office: Office = {
  ...{ body: '江澜区科技领导小组办公室', mark: '江澜区科技领导小组办公室文件' },
  ...{ numberWord: '江科领办发', addressee: '区级有关部门', copyTo: '', note: '', sealed: true },
}
const plan = 'jianglan-2022-2025'
const period = Period.parse('2025Q2')
const town = '测试镇'
const [moving, other, backDated] = [9_000_901, 9_000_902, 9_000_903].map(creditCode) as [
  string,
  string,
  string,
]

const db = await startedDatabase()
let minute = 30
function later() {
  minute += 1
  return testContext(db, { now: `2025-10-14T10:${minute}:00.000Z` })
}

let bulletin = ''
beforeAll(async () => {
  // The PDF has its own tests; here a missing browser keeps the issue quick.
  process.env['CHROMIUM_PATH'] = '/nowhere/chromium'
  // Acts happen at the demonstration's standing clock, 10:00: what they rest on is known before.
  const officer = await testContext(db, { now: '2025-10-14T09:00:00.000Z' })
  const codes = [moving, other, backDated]
  await enterFacts(
    officer,
    codes.flatMap((code, n) => firmFacts(code, `江澜迁移${n}号有限公司`, town)),
  )
  await enterCertificates(
    officer,
    codes.map((code) => ({
      ...{ ...recordedRow, code, title: 'hnte', number: code.slice(-8), batch: '', issuedOn: null },
      ...{ document: '认定名单(演示)', award: 'first' as const },
      ...{ validFrom: '2024-11-28', validTo: '2027-11-27' },
    })),
  )
  const drafted = await operations.draft.run(await later(), { plan, period, office })
  bulletin = drafted.bulletin
  const number = DocumentNumber.parse('江科领办发〔2025〕31号')
  await operations.issue.run(await later(), { bulletin, number })
})

async function filesNow() {
  const officer = await later()
  const { files, document } = await operations.read.run(officer, { bulletin })
  const bytes = await Promise.all(
    files.map(async ({ name }) =>
      Buffer.from((await operations.file.run(officer, { bulletin, name })).bytes).toString(
        'base64',
      ),
    ),
  )
  return { bytes, text: JSON.stringify(document) }
}

/** The town's line of 附件3, as a paper prints it. */
function townLine(text: string): string {
  return /"测试镇".*?\]\]/.exec(text)?.[0] ?? ''
}

const closingOn = async (on: string) =>
  (await stock.run(await later(), { title: 'hnte', on, rule: 'certificate' })).closing

const out = { town: '', where: '屏澜区', move: 'movedOut' as const, ground: '迁移函(演示)' }

test('GT-14: a firm that moves out on 1 July counts on 30 June and not on 1 July; the issued Q2 bulletin is unchanged', async () => {
  const before = await filesNow()
  expect(townLine(before.text)).toContain('"3"')
  const [june, july] = [await closingOn('2025-06-30'), await closingOn('2025-07-01')]

  await move.run(await later(), { ...out, code: moving, on: '2025-07-01' })
  expect(await closingOn('2025-06-30')).toBe(june)
  expect(await closingOn('2025-07-01')).toBe(july - 1)
  expect(await filesNow()).toEqual(before)
})

test('GT-14: even a move recorded later for a day before the quarter’s end changes the count and not the paper', async () => {
  const before = await filesNow()
  const closing = await closingOn('2025-06-30')

  await move.run(await later(), { ...out, code: backDated, on: '2025-06-15' })
  expect(await closingOn('2025-06-30')).toBe(closing - 1)
  expect(await filesNow()).toEqual(before)
  const seal = await operations.verify.run(await later(), { bulletin })
  expect([seal.snapshotSame, seal.draftSame]).toEqual([true, true])
  expect(seal.files.every(({ same }) => same)).toBe(true)

  const anew = await operations.draft.run(await later(), { plan, period, office })
  const { document } = await operations.read.run(await later(), { bulletin: anew.bulletin })
  expect(townLine(JSON.stringify(document))).toContain('"2"')
})
