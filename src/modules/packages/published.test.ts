import { expect, test } from 'vitest'
import { csvText, publishedColumns, publishedRows, publishedValues } from './published.ts'

const row = (changes: Partial<Record<(typeof publishedColumns)[number], string>> = {}) => {
  const values: Record<string, string> = {
    code: 'I-14',
    period: '2020',
    value: '432',
    unit: '家',
    area: '九龙坡区',
    scope: 'unstated',
    state: 'provisional',
    definition_version: '1',
    date: '2022-05',
    confidence: 'officialMedia',
    ...changes,
  }
  return publishedColumns.map((name) => values[name] ?? '')
}

test('a value keeps its source as it was published', () => {
  const { values, problems } = publishedValues([[...publishedColumns], row()])
  expect(problems).toEqual([])
  expect(values).toMatchObject([
    { code: 'I-14', value: '432', source: { date: '2022-05', confidence: 'officialMedia' } },
  ])
})

test.each([
  ['a period that is none', { period: 'soon' }],
  ['a value that is no number', { value: '约432' }],
  ['a confidence nobody knows', { confidence: 'certain' }],
  ['a scope nobody knows', { scope: 'planet' }],
])('%s is refused at its line, the others are still read', (_, changes) => {
  const { values, problems } = publishedValues([[...publishedColumns], row(changes), row()])
  expect(values).toHaveLength(1)
  expect(problems).toMatchObject([{ at: 'observations.csv:2', code: 'package.rowInvalid' }])
})

test('a missing column refuses the table', () => {
  const { problems } = publishedValues([
    ['code', 'period'],
    ['I-14', '2020'],
  ])
  expect(problems).toMatchObject([{ code: 'package.columnMissing' }])
})

test('what is written is read again; quotes and commas survive', () => {
  const { values } = publishedValues([[...publishedColumns], row({ note: 'a "b", c' })])
  const lines = values.map((each) => ({
    ...each,
    ...{ id: '1', recordedAt: '', recordedBy: '', approval: null },
  }))
  const written = publishedRows(lines)
  expect(publishedValues(written).values).toEqual(values)
  expect(csvText(written)).toContain('"a ""b"", c"')
})
