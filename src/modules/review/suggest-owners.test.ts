import { expect, test } from 'vitest'
import { yunxiPlan } from '../../testing/yunxi-plan.ts'
import { bodiesIn, suggestOwners } from './suggest-owners.ts'

const bodies = ['区科技局', '区人力社保局', '区财政局', '区市场监管局']

test('a clause that names a body is its; one that shares its words is suggested; the rest stay blank', () => {
  const suggested = suggestOwners(bodies, yunxiPlan.clauses)
  expect(Object.fromEntries(suggested.map(({ clause, body }) => [clause, body]))).toEqual({
    '一/2': '区科技局',
    '二/2': '区人力社保局',
    '二/3': '区财政局',
  })
})

test('the words that spoke for a body are told', () => {
  const [named] = suggestOwners(['区人力社保局'], yunxiPlan.clauses)
  expect(named).toMatchObject({ clause: '二/2', shared: ['区人力社保局'] })
  const [shared] = suggestOwners(['区财政局'], yunxiPlan.clauses)
  expect(shared).toMatchObject({ clause: '二/3', shared: ['财政'] })
})

const clause = (id: string, text: string, kind = 'task' as const) => ({ id, text, kind })

test.each([
  ['two bodies that fit equally', ['区商务委', '市商务局'], '发展商务'],
  ['no word in common', ['区教委'], '发展商务'],
  ['only words of rank', ['区发展改革委'], '改进全区服务'],
])('%s: blank', (_, asked, text) => {
  expect(suggestOwners(asked, [clause('一', text)])).toEqual([])
})

test('a word that most clauses share speaks for nobody', () => {
  const clauses = ['发展物流', '发展金融', '发展文旅', '发展农业', '发展商贸'].map((text, index) =>
    clause(String(index), text),
  )
  expect(suggestOwners(['区发展改革委'], clauses)).toEqual([])
})

test('headings and background have nobody to answer for them', () => {
  const headings = yunxiPlan.clauses.filter((each) => each.kind === 'heading')
  expect(suggestOwners(['区创新局'], headings)).toEqual([])
})

test.each([
  ['区市场监管局', '加强市场监管', '市场'],
  ['云溪区农业农村委', '提升农业效益', '农业'],
  ['市住房城乡建委', '建设住房', '住房'],
  ['西澜科技创新园管委会', '西澜片区', '西澜'],
])('%s is known by its own field, not by its rank', (body, text, word) => {
  expect(suggestOwners([body], [clause('一', text)])[0]?.shared).toContain(word)
})

test.each([
  ['one a line', '区科技局\n区财政局', ['区科技局', '区财政局']],
  [
    'by marks',
    '区科技局、区财政局,区教委;区统计局',
    ['区科技局', '区财政局', '区教委', '区统计局'],
  ],
  ['said twice, with blanks', ' 区科技局 \r\n\n区科技局', ['区科技局']],
  ['one letter is no body', '局', []],
  ['from a sheet', '区科技局\t区财政局', ['区科技局', '区财政局']],
])('a pasted list: %s', (_, text, found) => {
  expect(bodiesIn(text)).toEqual(found)
})
