import { expect, test } from 'vitest'
import { figuresTyped, linesOf } from './figure-entry.ts'

test.each([
  ['万元', '1,234.5678', '万元', '12345678'],
  ['亿元', '0.3', '亿元', '30000000'],
  ['元', '１２００.50', '元', '1200.50'],
  ['people', '1 204', '人', '1204'],
  ['words, as they are', '约三百万', '万元', '约三百万'],
])('%s', (_, amount, unit, kept) => {
  expect(figuresTyped([{ field: '营业收入', amount, unit }])).toEqual({ 营业收入: kept })
})

test('empty lines are no figures; a kept paper comes back as it is', () => {
  const none = { field: '', amount: '5', unit: '元' }
  expect(figuresTyped([none, { field: '净利润', amount: ' ', unit: '元' }])).toEqual({})
  const kept = { 营业收入: '1200.50', 属战略性新兴产业: '是' }
  expect(figuresTyped(linesOf(kept))).toEqual(kept)
})
