import { expect, test } from 'vitest'
import { clauseTree } from './clause-tree.ts'

const addresses = (...lines: string[]) => clauseTree(lines.join('\n')).branches.map(({ id }) => id)

test.each([
  [
    'the order of official documents',
    ['一、甲', '(一)乙', '1.丙', '(1)丁', '①戊', '②己', '(二)庚', '二、辛'],
    [
      '一',
      '一/(一)',
      '一/(一)/1',
      '一/(一)/1/(1)',
      '一/(一)/1/(1)/①',
      '一/(一)/1/(1)/②',
      '一/(二)',
      '二',
    ],
  ],
  [
    'marks in one character, full-width brackets',
    ['一、甲', '㈠乙', '⒈丙', '⑴丁', '(二)戊'],
    ['一', '一/(一)', '一/(一)/1', '一/(一)/1/(1)', '一/(二)'],
  ],
  [
    'laws',
    ['第一章 总则', '第一条 甲。', '一、乙', '第二条 丙。', '第二章 丁', '第三条 戊。'],
    ['第一章', '第一章/第一条', '第一章/第一条/一', '第一章/第二条', '第二章', '第二章/第三条'],
  ],
  [
    'decimals',
    ['1 总体要求', '1.1 目标', '1.1.1 近期', '1.2 任务', '2 保障措施'],
    ['1', '1/1.1', '1/1.1/1.1.1', '1/1.2', '2'],
  ],
  [
    'dashes and bullets are numbered in order',
    ['一、甲', '——乙', '• 丙', '- 丁', '二、戊', '——己'],
    ['一', '一/①', '一/②', '一/③', '二', '二/①'],
  ],
  [
    'paragraphs without a number',
    ['先说一句。', '一、甲', '乙一句。', '乙二句。', '(一)丙', '丁一句。'],
    ['¶1', '一', '一/¶1', '一/¶2', '一/(一)', '一/(一)/¶1'],
  ],
  [
    'a number that comes twice',
    ['一、甲', '一、乙', '(一)丙', '一、丁'],
    ['一', '一~2', '一~2/(一)', '一~3'],
  ],
  [
    'an unnumbered section title holds what follows it',
    ['主要目标', '甲一句话。', '2027年:', '乙一句话。', '重点任务', '1.丙'],
    ['¶1', '¶1/¶1', '¶2', '¶2/¶1', '¶3', '¶3/1'],
  ],
  [
    'what only looks like a number',
    ['2.4万亩高标准农田。', '3%的企业。', '2025年目标任务分解如下表所示。', '第三产业占比提高。'],
    ['¶1', '¶2', '¶3', '¶4'],
  ],
])('%s', (_, lines, expected) => {
  expect(addresses(...lines)).toEqual(expected)
})

test.each([
  [['某某市人民政府文件', '云河市提质行动方案', '一、目标'], '云河市提质行动方案'],
  [
    ['云河市制造业提质', '三年行动方案', '(2024—2026年)', '一、目标'],
    '云河市制造业提质三年行动方案(2024—2026年)',
  ],
  [['关于印发《云河市提质行动方案》的通知', '各镇:', '一、目标'], '云河市提质行动方案'],
  [['云河市加快创新的意见(试行)', '为加快创新,提出意见。'], '云河市加快创新的意见(试行)'],
])('the title of %j', (lines, title) => {
  const tree = clauseTree(lines.join('\n'))
  expect(tree.title).toBe(title)
  expect(tree.branches.some(({ id }) => id === '题')).toBe(true)
})
