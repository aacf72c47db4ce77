import { expect, test } from 'vitest'
import { cardsOf } from '../../testing/plan-samples.ts'
import { card } from '../../testing/standing-samples.ts'
import { formulaFaults } from './formula-faults.ts'

const cards = cardsOf(
  card({ code: 'R-01', unit: '亿元' }),
  card({ code: 'R-02', unit: '万元' }),
  card({ code: 'R-03', unit: '家' }),
  card({ code: 'I-01', unit: '亿元', formula: 'I-02 + R-01' }),
  card({ code: 'I-02', unit: '亿元' }),
)

test.each([
  ['no formula', undefined, []],
  ['units of one kind', 'R-01 + R-02', []],
  ['units of two kinds', 'R-01 + R-03', ['formula.unitsDiffer']],
  ['an indicator without a card', 'R-01 + R-77', ['formula.unknownIndicator']],
  ['a word too few', 'R-01 +', ['formula.incomplete']],
  ['itself', 'I-02 + 0 * R-01', ['formula.circle']],
  ['one that already refers to it', 'I-01 - R-01', ['formula.circle']],
  ['a division by nothing but zero', 'R-01 / 0', ['formula.divisionByZero']],
])('a formula of %s', (_, formula, codes) => {
  const changed = card({
    code: 'I-02',
    unit: '亿元',
    version: 2,
    ...(formula === undefined ? {} : { formula }),
  })
  const faults = formulaFaults(cards, changed)
  expect(faults.map((fault) => fault.code)).toEqual(codes)
  for (const { at } of faults) expect(at).toMatch(/^formula:/)
})

test('a circle elsewhere is not this card’s fault', () => {
  const circling = cardsOf(
    ...[...cards.values()].flat(),
    card({ code: 'R-08', formula: 'R-09' }),
    card({ code: 'R-09', formula: 'R-08' }),
  )
  expect(formulaFaults(circling, card({ code: 'I-02', formula: 'R-01 * 2' }))).toEqual([])
})
