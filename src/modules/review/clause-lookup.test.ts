import { expect, test } from 'vitest'
import { yunxiPlan, yunxiText } from '../../testing/yunxi-plan.ts'
import { clauseIndex, clauseOf, marksOf } from './clause-lookup.ts'

const alarm = { code: 'text.range', clause: '一/2@18', message: '请核对', messageEn: 'check' }

test('everything that was read stands with its clause', () => {
  const index = clauseIndex(yunxiPlan, [alarm])
  const count = (clause: string) =>
    Object.fromEntries(
      Object.entries(index.get(clause) ?? {}).flatMap(([list, found]) =>
        found.length === 0 ? [] : [[list, found.length]],
      ),
    )
  expect(count('一/1')).toEqual({ targets: 2, halfQuantitative: 1, unclear: 1 })
  expect(count('一/2')).toEqual({ targets: 1, qualitative: 1, alarms: 1 })
  expect(count('二/1')).toEqual({ industries: 3 })
  expect(count('二/2')).toEqual({ named: 1, unclear: 1 })
  expect(index.get('二/3')).toBeUndefined()
})

test('a target that another document revised is one target of its clause, not two', () => {
  const revised = yunxiPlan.targets.map((each) => ({ ...each, version: 2 }))
  const plan = { ...yunxiPlan, targets: [...yunxiPlan.targets, ...revised] }
  expect(clauseIndex(plan, []).get('一/1')?.targets).toHaveLength(2)
  expect(marksOf(plan)).toEqual(marksOf(yunxiPlan))
})

test.each([
  ['二/(一)/2/③@57', '二/(一)/2/③'],
  ['二/(一)', '二/(一)'],
])('%s lies in %s', (address, clause) => {
  expect(clauseOf(address)).toBe(clause)
})

test('targets are marked where their words stand, open matters where theirs do', () => {
  const said = marksOf(yunxiPlan).map(({ id, start, end }) => [id, yunxiText.slice(start, end)])
  expect(said).toContainEqual(['target 43', '高新技术企业达到120家'])
  expect(said).toContainEqual(['unclear U-02', '“云帆计划”'])
})

test('what a document has answered is no open matter any more', () => {
  const source = { document: '区人才工作要点', confidence: 'ownFile' as const }
  const plan = {
    ...yunxiPlan,
    unclear: yunxiPlan.unclear.map((each) => ({ ...each, answer: { text: '已明确', source } })),
  }
  expect(marksOf(plan).every((each) => each.kind === 'target')).toBe(true)
})
