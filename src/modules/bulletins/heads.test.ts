import { expect, test } from 'vitest'
import { DocumentNumber } from '../../base/document.ts'
import { Period } from '../../base/period.ts'
import { headOf, type Kept } from './heads.ts'

const draft: Kept = {
  bulletin: 'b-1',
  kind: 'bulletin',
  plan: 'p',
  period: Period.parse('2025Q3'),
  asOf: '2025-10-14T10:00:00.000Z',
  title: '通报',
  corrects: null,
  recordedAt: '2025-10-14T10:01:00.000Z',
  recordedBy: '专员甲',
  issued: null,
}
const issue = {
  number: DocumentNumber.parse('江科领办发〔2025〕9号'),
  hash: 'a'.repeat(64),
  recordedAt: '2025-10-17T01:00:00.000Z',
  recordedBy: '组长',
}
const erratum: Kept = { ...draft, bulletin: 'b-2', kind: 'erratum', corrects: 'b-1' }

test('a draft has neither number nor seal', () => {
  expect(headOf(draft, [draft])).toMatchObject({ stage: 'draft', number: null, hash: null })
})

test('an issued paper names who issued it and the errata issued for it, drafts of errata not', () => {
  const first = { ...draft, issued: issue }
  expect(headOf(first, [first, erratum])).toMatchObject({ stage: 'issued', errata: [] })
  const second = { ...erratum, issued: issue }
  expect(headOf(first, [first, second])).toMatchObject({ issuedBy: '组长', errata: ['b-2'] })
})
