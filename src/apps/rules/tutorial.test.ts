import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadProgramme } from '../../rules/check/programme.ts'
import { chooseVersion } from '../../rules/check/version-dates.ts'
import { runCases } from '../../rules/explain/cases.ts'
import { explain } from '../../rules/explain/explain.ts'

const tutorial = readFileSync('docs/rules/tutorial.md', 'utf8')
const [rule = '', cases = ''] = [...tutorial.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
  ([, text = '']) => text,
)
const { programme, faults } = loadProgramme([{ file: 'rule-v1.yaml', text: rule }])

test('the award of the tutorial is without fault and its cases hold', () => {
  expect(faults).toEqual([])
  if (programme === undefined) throw new Error('not loaded')
  expect(parse(cases)).toHaveLength(4)
  expect(runCases(programme, parse(cases))).toEqual([])
})

test('its firm is told what the tutorial says', () => {
  const choice = chooseVersion(programme?.versions ?? [], { on: '2026-06-01' })
  if (choice.kind !== 'one') throw new Error(choice.kind)
  const firm = {
    有效高企资格: true,
    失信被执行: false,
    研发费用: { '2025': 1_050_000, '2024': 1_000_000 },
    研发设备投入: 1_000_000,
    上级补助: 0,
  }
  const answer = explain(choice.version, firm, '2026-06-01')
  if (answer.kind !== 'explained') throw new Error('refused')
  const { clauses, leastChange } = answer.explanation
  const sentences = [clauses[0]?.parts[1]?.sentence.zh, leastChange?.sentence.zh]
  for (const sentence of sentences) expect(tutorial).toContain(`> ${sentence}`)
})
