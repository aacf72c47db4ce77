/** Every bad file is refused for its own reason, at its own place, in words that say the mend. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { check } from './check.ts'
import { faultTable } from './fault-table.ts'

const folder = 'src/rules/testing/bad'
const bad = readdirSync(folder).map((file) => {
  const text = readFileSync(`${folder}/${file}`, 'utf8')
  return { file, text, code: /^# expect: (\w+)/.exec(text)?.[1] ?? '' }
})
const good = readFileSync('src/rules/testing/good.yaml', 'utf8')

test('the file they depart from is sound', () => {
  expect(check([{ file: 'good.yaml', text: good }]).faults).toEqual([])
})

test.each(bad)('law 9: $file stays refused: $code', ({ file, text, code }) => {
  const { faults } = check([{ file, text }])
  expect(faults.map((each) => each.code)).toContain(code)
})

test.each(bad)('$file is told with place and words', ({ file, text, code }) => {
  const found = check([{ file, text }]).faults.find((each) => each.code === code)
  expect(found?.file).toBe(file)
  expect(found?.line).toBeGreaterThan(0)
  expect(found?.column).toBeGreaterThan(0)
  expect(found?.message.zh).toMatch(/\p{Script=Han}/u)
  expect(`${found?.message.zh}${found?.message.en}`).not.toMatch(/\{\w+\}/)
})

test('the place is that of the words', () => {
  const text = good.replace('销售收入 <= 2亿元', '营业收入 <= 2亿元')
  const [found] = check([{ file: 'a.yaml', text }]).faults
  const line = text.split('\n')[(found?.line ?? 0) - 1] ?? ''
  expect(line.slice((found?.column ?? 0) - 1)).toMatch(/^营业收入/)
  expect(found?.message.zh).toContain('是否指“销售收入”?')
})

test('all faults are told at once', () => {
  const text = good
    .replace('销售收入 <= 2亿元', '销售收入 <= 200000000')
    .replace('总分 >= 60分 } ]', '总分 >= 60% } ]')
    .replace('{ at_least: 20%', '{ at_least: 35%')
    .replace('cite: 样例#二', 'cite: 他例#二')
  const codes = check([{ file: 'a.yaml', text }]).faults.map(({ code }) => code)
  expect(codes).toEqual(
    expect.arrayContaining(['bandOrder', 'unknownDocument', 'bareNumber', 'mixedType']),
  )
})

test('a file of ten megabytes is refused before it is parsed', () => {
  const [found] = check([{ file: 'a.yaml', text: 'a'.repeat(10_000_000) }]).faults
  expect(found?.code).toBe('fileTooLarge')
})

test('two files of one programme may not both be live', () => {
  const other = good.replace('id: v1', 'id: v2').replace('2023-01-01', '2026-04-01')
  const { faults } = check([
    { file: 'a.yaml', text: good },
    { file: 'b.yaml', text: other },
  ])
  expect(faults.map(({ code }) => code)).toEqual(['versionsOverlap'])
})

test('every sentence is written in both languages', () => {
  for (const [code, { zh, en }] of Object.entries(faultTable)) {
    expect(zh, code).toMatch(/\p{Script=Han}/u)
    expect(en, code).not.toMatch(/\p{Script=Han}/u)
  }
})
