import { expect, test } from 'vitest'
import type { New } from '../../base/recorded.ts'
import type { Context } from '../../server/context.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, firmFacts, recordedRow } from '../../testing/firms.ts'
import { enterCertificateEvents, enterCertificates } from '../certificates/operations.ts'
import type { Certificate } from '../certificates/schema.ts'
import { stock } from '../certificates/stock-operations.ts'
import { enterFacts } from '../enterprises/operations.ts'
import { forecast } from './forecast-operations.ts'
import { expiring, gap, gaps, standing } from './operations.ts'
import { titles } from './overview-operations.ts'

const db = await testDatabase()
const specialised = ['littleGiant', 'specialisedSme', 'innovativeSme'] as const
const all = { town: '', view: { filters: {} }, offset: 0, limit: 100 }

function certificate(code: string, more: Partial<New<Certificate>>): New<Certificate> {
  return {
    ...recordedRow,
    ...{ code, title: 'littleGiant', number: `N${code.slice(-6)}`, batch: '', document: '文' },
    ...{ award: 'first', issuedOn: null, validFrom: '2023-01-01', validTo: '2025-12-31', ...more },
  }
}

async function house(district: string, firms: number): Promise<[Context, string[]]> {
  const officer = await testContext(db, { district })
  const codes = Array.from({ length: firms }, (_, index) => creditCode(index + 1))
  await enterFacts(
    officer,
    codes.flatMap((code) => firmFacts(code, `江澜${code.slice(-5)}有限公司`)),
  )
  return [officer, codes]
}

test.each([undefined, '2025-10-01'])(
  'who holds a higher title holds the lower ones, and only the certificate that there is expires (%s)',
  async (on) => {
    const [officer, [code = '', other = '']] = await house(`through ${on}`, 2)
    await enterCertificates(officer, [
      certificate(code, {}),
      certificate(other, { title: 'specialisedSme', validTo: '2027-12-31' }),
    ])
    const told = new Map((await titles.run(officer, { on })).map((each) => [each.title, each]))
    const soon: string[] = []
    for (const title of specialised) {
      const asked = { ...all, title, on }
      const holders = await standing.run(officer, { ...asked, standing: 'holders' })
      const { closing } = await stock.run(officer, { title, on, rule: 'certificate' })
      expect([told.get(title)?.holders, holders.total]).toEqual([closing, closing])
      const { rows } = await expiring.run(officer, { ...asked, days: 180 })
      soon.push(...rows.map((row) => `${row.title} ${row.code}`))
      expect(told.get(title)?.expiring).toBe(rows.length)
    }
    expect(specialised.map((title) => told.get(title)?.holders)).toEqual([1, 2, 2])
    expect(soon).toEqual([`littleGiant ${code}`])
    const found = await gap.run(officer, { code, title: 'innovativeSme', on })
    expect(found).toMatchObject({
      procedure: 'review',
      held: { from: '2023-01-01', to: '2025-12-31', by: { zh: '专精特新“小巨人”企业' } },
    })
    const own = await gaps.run(officer, { code, on })
    expect(own.find(({ title }) => title === 'innovativeSme')).toEqual(found)
    expect(own.find(({ title }) => title === 'littleGiant')?.held?.by).toBeNull()
  },
)

test('on every day each title has as many holders here as the stock counts', async () => {
  const [officer, codes] = await house('as the stock', 12)
  const names = [...specialised, 'hnte', 'techSme']
  const ids = await enterCertificates(
    officer,
    codes.flatMap((code, at) =>
      [0, 1].map((turn) =>
        certificate(code, {
          ...{ title: names[(at + turn * 2) % 5] ?? '', number: `${at}/${turn}` },
          ...{ validFrom: `202${2 + ((at + turn) % 3)}-0${1 + (at % 9)}-01` },
          validTo: `202${5 + (at % 2)}-0${1 + ((at * 2 + turn) % 9)}-15`,
        }),
      ),
    ),
  )
  const happened = { ...recordedRow, document: '公告' }
  await enterCertificateEvents(
    officer,
    ids
      .filter((_, at) => at % 4 === 0)
      .flatMap((id) => [
        { ...happened, certificate: id, kind: 'revoked' as const, effectiveOn: '2024-11-20' },
        { ...happened, certificate: id, kind: 'restored' as const, effectiveOn: '2025-01-10' },
      ]),
  )
  let counted = 0
  for (const on of ['2023-06-30', '2024-11-20', '2025-01-10', '2025-05-16', undefined])
    for (const { title, holders } of await titles.run(officer, { on })) {
      const { closing } = await stock.run(officer, { title, on, rule: 'certificate' })
      expect([title, on, holders]).toEqual([title, on, closing])
      counted += closing
    }
  expect(counted).toBeGreaterThan(50)
})

test('a forecast opens with the stock that its history ends with', async () => {
  const [officer, codes] = await house('one meaning', 4)
  const [first = '', second = '', third = ''] = codes
  await enterCertificates(officer, [
    certificate(first, {}),
    certificate(second, {
      title: 'specialisedSme',
      validFrom: '2024-01-01',
      validTo: '2026-12-31',
    }),
    // Its own certificate ends in the year, the higher title holds on.
    certificate(third, { title: 'specialisedSme', number: 'Z1', validTo: '2025-11-30' }),
    certificate(third, { number: 'Z2', validFrom: '2025-01-01', validTo: '2027-12-31' }),
  ])
  for (const on of [undefined, '2025-10-01']) {
    const told = await forecast.run(officer, { title: 'specialisedSme', on })
    const sizes = new Map(told.parts.map(({ group, size }) => [group, size]))
    expect([told.opening, told.history.at(-1)?.count]).toEqual([3, 3])
    const ending = (sizes.get('expiringSupported') ?? 0) + (sizes.get('expiringAtRisk') ?? 0)
    expect([ending, sizes.get('running')]).toEqual([0, 3])
    const [year] = told.parts.find(({ group }) => group === 'running')?.history ?? []
    expect(year).toMatchObject({ from: on === undefined ? '2024-10-14' : '2024-10-01', size: 3 })
  }
})
