import { expect, test } from 'vitest'
import { freePlanId } from './plan-id.ts'

test.each([
  ['the first plan of its year', [], 'jianglan-2026'],
  ['one of that name stands there', ['jianglan-2026'], 'jianglan-2026-2'],
  ['two stand there', ['jianglan-2026', 'jianglan-2026-2'], 'jianglan-2026-3'],
  ['a gap is filled', ['jianglan-2026', 'jianglan-2026-3'], 'jianglan-2026-2'],
  ['another begins alike', ['jianglan-2026-park'], 'jianglan-2026'],
])('%s', (_, taken, id) => {
  expect(freePlanId(['jianglan', '2026'], taken)).toBe(id)
})
