import { expect, test } from 'vitest'
import { continues, PlanRelation, relationLabels } from './schema.ts'

const old = { title: '江澜区产业创新提升行动实施方案', relations: [] }
const next = { title: '江澜区先进制造业集群体系建设方案', relations: [] }

function related(kind: keyof typeof relationLabels, title: string) {
  return PlanRelation.parse({ kind, title, source: { confidence: 'ownFile' } })
}

/** What each kind says is what the other paper is to this plan. */
test.each([
  [
    'the new plan names the old one as what precedes it',
    [related('precedes', old.title)],
    [],
    true,
  ],
  [
    'the old plan names the new one as what succeeds it',
    [],
    [related('succeeds', next.title)],
    true,
  ],
  ['quoted as papers are', [related('precedes', `《${old.title}》`)], [], true],
  [
    'the new plan says the old one succeeds it: the other way round',
    [related('succeeds', old.title)],
    [],
    false,
  ],
  [
    'the old plan says the new one precedes it: the other way round',
    [],
    [related('precedes', next.title)],
    false,
  ],
  ['they only overlap', [related('overlaps', old.title)], [related('parallel', next.title)], false],
  ['another paper precedes', [related('precedes', '另一方案')], [], false],
  ['nothing is said', [], [], false],
])('%s', (_, fromNext, fromOld, continued) => {
  const plans = [
    { ...next, relations: fromNext },
    { ...old, relations: fromOld },
  ] as const
  expect(continues(...plans)).toBe(continued)
})

test('no kind of relation carries the word of another', () => {
  const words = Object.values(relationLabels).flatMap(({ zh, en }) => [zh, en])
  expect(new Set(words).size).toBe(words.length)
})
