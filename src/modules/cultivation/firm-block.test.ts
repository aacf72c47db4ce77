import { expect, test } from 'vitest'
import { readFacts } from '../../rules/judge/facts.ts'
import type { Field, Version } from '../../rules/meaning/version.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, firmFacts } from '../../testing/firms.ts'
import { enterFacts, firmsByCode } from '../enterprises/operations.ts'
import { blockOf } from './block-operations.ts'
import { absenceIn, placesOf, valueIn } from './cell-layout.ts'
import { plainUnits } from './fact-reading.ts'
import { factsFor } from './firm-facts.ts'
import { type FirmYears, recordOf } from './firm-record.ts'
import { standOn } from './stand-operations.ts'

const db = await testDatabase()
const officer = await testContext(db)
await enterFacts(officer, firmFacts(creditCode(1), '江澜一有限公司'))
const [firm] = (await firmsByCode(officer, [creditCode(1)])).values()
const stand = await standOn(officer, undefined)
const fields = [
  ...new Map(
    stand.filling.versions.flatMap(({ fields: all }) => all.map((each) => [each.name, each])),
  ).values(),
]

/** Both sides of what a plain number is, of ranges, and what is no number at all. */
const wild = [
  ...['0', '-0', '1', '-5', '007', '12.5', '12.50', '12.345', '12.', '.5', '1e3', '+3', ' 7 '],
  ...['9000000000000000', '9000000000000001', '90000000000000', '90000000000000.01'],
  ...['123456789012345', '1234567890123456', '99.999999999%', '60%', '101', '100', '１２', '--1'],
  ...['', '不适用', '是', '否', '有', '甲', 'A', '国内领先', '5', '50', '300', '200000000'],
]

/** What its kind takes. */
function tame({ type, values }: Field): readonly string[] {
  if (type === 'bool') return ['是', '否']
  if (type === 'category') return values ?? []
  if (type === 'ratio') return ['1', '12.5', '60%']
  return type === 'money' ? ['20', '300', '3000000', '12.5'] : ['2', '3']
}

/** The same numbers every time. */
function sequence(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * most)
  }
}

function firmOf(seed: number): FirmYears {
  const pick = sequence(seed)
  const isTame = pick(3) > 0
  const texts = (field: Field) => (isTame ? tame(field) : wild)
  const values = () =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const own = texts(field)
        return pick(3) === 0 ? [] : [[field.name, own[pick(own.length)] ?? '']]
      }),
    )
  if (firm === undefined) throw new Error('no firm')
  const founded = [null, '2025-10-14', '2024-10-14', '2023-01-01', '2010-06-30'][pick(5)] ?? null
  const industry = ['', '3911', 'C39', '39', '6513', 'C', 'Z9', '7021'][pick(8)] ?? ''
  const run = { row: '1', recordedAt: '', isRevoked: false, from: '2024-01-01', to: '2026-12-31' }
  const title = stand.titles[pick(stand.titles.length)]?.id ?? ''
  return {
    firm: { ...firm, founded, industry },
    years: [2021, 2022, 2023, 2024, 2025, 2026].map((year) => ({ year, values: values() })),
    runs: pick(2) === 0 ? [] : [{ ...run, title }],
    properties:
      pick(3) === 0 ? [{ class: ['Ⅰ', 'Ⅱ'][pick(2)] ?? '', from: '2020-01-01', to: null }] : [],
  }
}

const inPairs = (version: Version) =>
  new Set(version.constraints.flatMap(({ pair }) => (pair ? [pair.less, pair.more] : [])))

const about = { ...stand.about, kept: new Set(stand.titles.map(({ id }) => id)) }
const firms = Array.from({ length: 400 }, (_, seed) => firmOf(seed + 1))
const block = blockOf(firms, { ...stand, about, filling: { ...stand.filling, about } })

/** Whether the block takes the firm's facts as the reader does; answers how many cells both know. */
function alike(row: number, version: Version): number | 'refused' {
  const name = `${row} ${version.programme} ${version.id}`
  const { facts } = factsFor(version, recordOf(firms[row] ?? firmOf(0)), about)
  const { inputs, faults } = readFacts(version, facts, stand.day)
  const mark = block.faulty.get(version)?.[row]
  expect(mark, `${name} ${faults[0]?.at}`).toBe(faults.length > 0 ? 1 : 0)
  if (faults.length > 0) return 'refused'
  const narrowed = inPairs(version)
  let known = 0
  for (const { place, input, column, isAbsence } of placesOf(version, stand.layout)) {
    const { index } = input
    const read = isAbsence ? absenceIn(inputs, index) : valueIn(inputs, index, column)
    const held = block.cells[place]?.[row]
    // What a bound alone fixes is left to the engines, which know the bound.
    if (Number.isNaN(held) && narrowed.has(index)) continue
    expect(held, `${name} ${input.field}`).toBe(read === null ? Number.NaN : Number(read))
    if (read !== null) known += 1
  }
  return known
}

test('a block holds of every firm what the reader of the language reads of it', () => {
  const found = firms.flatMap((_, row) =>
    stand.filling.versions.map((version) => alike(row, version)),
  )
  const taken = found.filter((each) => each !== 'refused')
  expect(taken.length).toBeGreaterThan(500)
  expect(found.length - taken.length).toBeGreaterThan(500)
  expect(taken.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(5000)
})

test.each([
  ['12', 0, 12],
  ['-12', 2, -1200],
  ['-0', 0, 0],
  ['12.5', 2, 1250],
  ['12.50', 1, Number.NaN],
  ['12.', 2, Number.NaN],
  ['.5', 2, Number.NaN],
  ['-.5', 2, Number.NaN],
  ['123456789012345', 0, 123_456_789_012_345],
  ['1234567890123456', 0, Number.NaN],
  ['90071992547409.91', 2, Number.NaN],
  ['', 0, Number.NaN],
])('%j with %i places is %d whole units', (text, places, units) => {
  expect(plainUnits(text, places)).toBe(units)
})
