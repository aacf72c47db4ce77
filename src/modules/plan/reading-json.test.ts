import { expect, test } from 'vitest'
import { readPlan } from './read-plan.ts'
import { readingJson } from './reading-json.ts'

const printed = readingJson(
  readPlan(
    '甲区方案(2024—2026年)\n一、目标\n研发强度由2023年的2.10%提高到3.5%,企业比2023年增长50%。',
  ),
)

test('values are numbers in the stated unit, bases too', () => {
  expect(printed.targets).toMatchObject([
    {
      indicator: '研发强度',
      operator: '>=',
      value: 3.5,
      unit: '%',
      base: { period: '2023', value: 2.1 },
    },
    { indicator: '企业增长', value: 50, base: { period: '2023', value: null } },
  ])
})

test('what is printed survives JSON and has the agreed keys', () => {
  expect(JSON.parse(JSON.stringify(printed))).toEqual(printed)
  expect(Object.keys(printed)).toEqual(
    expect.arrayContaining([
      'title',
      'term',
      'clauses',
      'targets',
      'halfQuantitative',
      'qualitative',
      'industries',
      'unclear',
      'alarms',
      'coverage',
    ]),
  )
  expect(Object.keys(printed.clauses[0] ?? {})).toEqual([
    'id',
    'kind',
    'text',
    'start',
    'end',
    'parent',
  ])
})
