import { expect, test } from 'vitest'
import { entryFacts, exactFigure, figureText } from './figure-text.ts'

test.each([
  ['money', '12345678.90', '元', '1,234.57 万元', '12,345,678.90 元'],
  ['a count', '1204', '人', '1,204 人', '1,204 人'],
  ['a share', '12.5', '%', '12.5%', '12.5%'],
  ['yes', '是', '', '是', '是'],
  ['a level', '二级', '', '二级', '二级'],
])('%s', (_, value, unit, text, whole) => {
  expect(figureText({ value, unit }).zh).toBe(text)
  expect(exactFigure({ value, unit }).zh).toBe(whole)
})

test('no is said in English', () => {
  expect(figureText({ value: '否', unit: '' }).en).toBe('no')
})

test('an entry says each fact under its title, money in 万元; what is not stated is left out', () => {
  const facts = { kind: '技术开发', side: '输出', amount: '1250000', technologyAmount: null }
  const said = entryFacts({ register: 'technologyContract', facts })
  expect(said.map(({ title, value }) => `${title.zh} ${value.zh}`)).toEqual([
    '合同类别 技术开发',
    '方向 输出',
    '成交额 125.00 万元',
  ])
})
