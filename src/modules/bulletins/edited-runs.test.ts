import { expect, test } from 'vitest'
import type { Run } from '../../base/document.ts'
import { editedRuns } from './edited-runs.ts'

const runs: Run[] = [
  { text: '年技术交易额' },
  { text: '52.30', reference: '12' },
  { text: '亿元,完成' },
  { text: '65.4%', reference: '12' },
  { text: '。' },
]

test.each([
  ['nothing', '年技术交易额52.30亿元,完成65.4%。', ['52.30', '65.4%']],
  [
    'words around the numbers',
    '今年技术交易额已达52.30亿元,仅完成65.4%,须加快。',
    ['52.30', '65.4%'],
  ],
  [
    'a number changed by hand keeps its source, so that the check finds it',
    '年技术交易额62.30亿元,完成65.4%。',
    ['62.30', '65.4%'],
  ],
  ['a number taken out is gone', '年技术交易额亿元,完成65.4%。', ['65.4%']],
  ['all numbers taken out', '情况良好。', []],
])('after an edit of %s', (_, text, sourced) => {
  const edited = editedRuns(runs, text)
  expect(edited.map((run) => run.text).join('')).toBe(text)
  expect(edited.filter((run) => run.reference !== undefined).map((run) => run.text)).toEqual(
    sourced,
  )
})

test('a figure with its unit that was changed and set right again is as it was drafted', () => {
  const drafted: Run[] = [
    { text: '其中超前1项、正常' },
    { text: '9项', reference: 'count:light.onSchedule' },
    { text: '、滞后3项。' },
  ]
  const changed = editedRuns(drafted, '其中超前1项、正常10项、滞后3项。')
  expect(changed.find(({ reference }) => reference !== undefined)?.text).toBe('10项')
  expect(editedRuns(changed, '其中超前1项、正常9项、滞后3项。')).toEqual(drafted)
})
