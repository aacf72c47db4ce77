import { expect, test } from 'vitest'
import type { Objection } from './schema.ts'
import { unanswered } from './unanswered.ts'

const said = (seq: string, answers: string | null = null): Objection => ({
  ...{ seq, answers, place: '', text: '数不对', body: '区科技局' },
  ...{ recordedAt: '2025-10-14T10:00:00.000Z', recordedBy: '填报甲' },
})

test.each([
  ['nothing was raised', [], []],
  ['one was raised', [said('1')], ['1']],
  ['one of two was answered', [said('1'), said('2'), said('3', '1')], ['2']],
  ['an answer is itself no objection', [said('1'), said('2', '1')], []],
])('when %s', (_, objections, left) => {
  expect(unanswered(objections).map((each) => each.seq)).toEqual(left)
})
