import { expect, test } from 'vitest'
import { creditCode } from '../../testing/firms.ts'
import { said, tried } from '../../testing/intake-samples.ts'
import { type GivenCell, sheet, workbook } from '../../testing/workbook.ts'

const code = creditCode(1)
const file = (field: string, written: string) =>
  workbook(
    sheet('表', [
      ['信用代码', '企业名称', '成立日期', field],
      [code, '江澜甲有限公司', '2020-01-01', written] satisfies GivenCell[],
    ]),
  )
const factsOf = ({ judgement }: ReturnType<typeof tried>, kind: string) =>
  judgement.rows.flatMap(({ brings }) =>
    (brings.facts ?? []).filter((fact) => fact.kind === kind).map(({ value }) => value),
  )

const known: [written: string, town: string][] = [
  ['西澜镇', '西澜镇'],
  ['西澜', '西澜镇'],
  [' 陶溪镇 ', '陶溪镇'],
]
test.each(known)('“%s” is %s', (written, town) => {
  expect(factsOf(tried(file('镇街', written)), 'town')).toEqual([town])
})

const unknown: [field: string, written: string, nearest: string | undefined][] = [
  ['镇街', '西澜镇政府', '西澜镇'],
  ['镇街', '江澜区陶溪镇', '陶溪镇'],
  ['镇街', '同岸镇', '铜岸镇'],
  ['镇街', '不存在镇', undefined],
  ['园区', '江澜高新园二期', '江澜高新园'],
]
test.each(unknown)('a %s called “%s” is for a person to say', (field, written, nearest) => {
  const answer = tried(file(field, written))
  expect(said(answer)[0]).toMatch(/^question D2 placeUnknown/)
  const [question] = answer.judgement.questions
  const id = question?.id ?? ''
  expect(question?.answers).toEqual([
    ...(nearest === undefined ? [] : ['nearest']),
    ...['newPlace', 'leaveOut'],
  ])
  expect(question?.others.map(({ name }) => name)).toEqual(nearest === undefined ? [] : [nearest])
  const kind = field === '园区' ? 'park' : 'town'
  const decided = (given: string) =>
    tried(file(field, written), { options: { decisions: { [id]: { answer: given } } } })
  expect(factsOf(decided('newPlace'), kind)).toEqual([written])
  if (nearest !== undefined) expect(factsOf(decided('nearest'), kind)).toEqual([nearest])
  expect(said(decided('leaveOut'))[0]).toMatch(/^ignored/)
})

const industries: [written: string, industry: string | undefined][] = [
  ['3484', '3484'],
  ['C3484', '3484'],
  ['应用软件开发', '6513'],
  ['批发和零售业', undefined],
  ['9999', undefined],
]
test.each(industries)('a line of business written “%s”', (written, industry) => {
  const answer = tried(file('行业', written))
  expect(factsOf(answer, 'industry')).toEqual(industry === undefined ? [] : [industry])
  expect(/D2 industryUnknown/.test(said(answer)[0] ?? '')).toBe(industry === undefined)
})
