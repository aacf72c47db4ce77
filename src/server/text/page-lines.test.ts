import { expect, test } from 'vitest'
import { joinedLines, type PageLine } from './page-lines.ts'

/** A page of 10-point characters between 50 and 350; an indented line begins two characters in. */
const line = (text: string, { indent = false, short = false } = {}): PageLine => ({
  text,
  left: indent ? 70 : 50,
  right: short ? 200 : 350,
  size: 10,
  top: 0,
})
const text = (...pages: PageLine[][]) => joinedLines(pages)

test('indented paragraphs: a full line goes on, even behind a stop, until one is indented', () => {
  const page = [
    line('第一段很长的话到这里', { indent: true }),
    line('没有说完。'),
    line('还是第一段。', { short: true }),
    line('第二段。', { indent: true, short: true }),
  ]
  expect(text(page).text).toBe('第一段很长的话到这里没有说完。还是第一段。\n第二段。')
})

test('without indents a stop at the end of a full line ends the paragraph', () => {
  expect(text([line('一句话。'), line('另一段到行末'), line('才说完', { short: true })]).text).toBe(
    '一句话。\n另一段到行末才说完',
  )
})

test.each(['一、总体要求', '(一)目标', '1.企业', '——培育', '第三条 范围', '① 平台'])(
  '%s begins a paragraph of its own',
  (start) => {
    expect(text([line('上一段没有句号的满行'), line(start)]).text).toBe(
      `上一段没有句号的满行\n${start}`,
    )
  },
)

test('a paragraph goes on over the page, and its number is left out', () => {
  const first = [line('上半句', { indent: true }), line('说到'), line('— 3 —', { short: true })]
  const second = [
    line('下半句。', { short: true }),
    line('下一段', { indent: true, short: true }),
    line('第 4 页 共 9 页', { short: true }),
  ]
  expect(text(first, second)).toEqual({ text: '上半句说到下半句。\n下一段', numbers: 2 })
})

test('rows of a table stay rows', () => {
  expect(text([line('指标\t2027年'), line('企业\t800')]).text).toBe('指标\t2027年\n企业\t800')
})
