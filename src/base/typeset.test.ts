import { expect, test } from 'vitest'
import { chinesePunctuation, titleLines } from './typeset.ts'

/** Full-width signs by their code points, since both kinds look alike in a listing. */
const [COMMA, COLON, SEMICOLON, OPEN, CLOSE] = ['\uff0c', '\uff1a', '\uff1b', '\uff08', '\uff09']

test.each([
  ['after Chinese', '根据方案,现将', `根据方案${COMMA}现将`],
  ['after a percent sign', '完成65.4%,低于序时', `完成65.4%${COMMA}低于序时`],
  ['at the end of a text', '责任单位:', `责任单位${COLON}`],
  ['before Chinese', '9:办公室', `9${COLON}办公室`],
  ['between clauses', '14项;未到', `14项${SEMICOLON}未到`],
  ['in a number', '共1,200家', '共1,200家'],
  ['in a time', '登记18:30止', '登记18:30止'],
  ['in a ratio', '按1:3配比', '按1:3配比'],
  ['in English', 'Health, Safety', 'Health, Safety'],
  ['around Chinese', '52.30亿元(初步)', `52.30亿元${OPEN}初步${CLOSE}`],
  ['around a number after Chinese', '高企(12)家', `高企${OPEN}12${CLOSE}家`],
  ['around a number between numbers', '甲5(3)6', '甲5(3)6'],
  ['one inside another', '(见(一)项)', `${OPEN}见${OPEN}一${CLOSE}项${CLOSE}`],
  ['an opening bracket alone', '超过(80', '超过(80'],
  ['what is full-width already', `甲${COMMA}乙`, `甲${COMMA}乙`],
  ['a cell address', '汇总!D7', '汇总!D7'],
])('punctuation %s', (_, text, set) => {
  expect(chinesePunctuation(text)).toBe(set)
})

test.each([
  {
    name: 'a title of one line stays whole',
    parts: ['江澜区', '关于', '推进情况的通报'],
    lines: ['江澜区关于推进情况的通报'],
  },
  {
    name: 'a long one becomes a diamond and keeps its names whole',
    parts: [
      '江澜区科技领导小组办公室',
      '关于',
      '2025年前三季度',
      '产业创新提升行动',
      '推进情况的通报',
    ],
    lines: ['江澜区科技领导小组办公室关于', '2025年前三季度产业创新提升行动', '推进情况的通报'],
  },
  {
    name: 'a name longer than a line is cut evenly',
    parts: ['江'.repeat(30), '关于', '通报'],
    lines: ['江'.repeat(15), `${'江'.repeat(15)}关于通报`],
  },
])('$name', ({ parts, lines }) => {
  expect(titleLines(parts)).toEqual(lines)
})

test('no line of a title is wider than twenty characters, and no line is lost', () => {
  const parts = ['甲'.repeat(45), '关于', '2025年上半年', '乙'.repeat(19), '推进情况的通报']
  const lines = titleLines(parts)
  expect(lines.join('')).toBe(parts.join(''))
  expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(20)
})
