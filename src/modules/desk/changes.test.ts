import { expect, test } from 'vitest'
import { changes } from './changes.ts'

const version = (number: number, recordedAt: string) => ({
  version: number,
  reason: '分派责任单位',
  recordedAt,
  recordedBy: '专员甲',
})

const summary = {
  importId: 'i',
  fileName: '三季度.xlsx',
  sender: '区科技局',
  accepted: 3,
  unchanged: 0,
  rejected: 0,
  recordedAt: '2025-10-14T10:05:00.000Z',
  recordedBy: '填报甲',
  undone: null,
}

test('what changed lately stands newest first, each with its place', () => {
  const found = changes({
    plan: 'p',
    imports: [summary],
    versions: [version(2, '2025-10-14T10:09:00.000Z'), version(1, '2025-01-01T00:00:00.000Z')],
    papers: [],
  })
  expect(found.map((each) => each.address)).toEqual(['/plan/p', '/import', '/plan/p'])
  expect(found[1]?.title.zh).toContain('三季度.xlsx')
})

test('a long past is cut to a dozen', () => {
  const versions = Array.from({ length: 30 }, (_, index) =>
    version(index + 1, `2025-01-01T00:00:${String(index).padStart(2, '0')}.000Z`),
  )
  const found = changes({ plan: 'p', imports: [], versions, papers: [] })
  expect([found.length, found[0]?.title.en.includes('version 30')]).toEqual([12, true])
})
