import { expect, test } from 'vitest'
import { exactFigure, figureText } from './figure-text.ts'

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
