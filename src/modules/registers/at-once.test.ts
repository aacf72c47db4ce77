import { describe, expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { list, record, withdraw } from './ledger-operations.ts'

const db = await testDatabase()
let districts = 0

/** A district in which a number of milliseconds has passed. */
function house() {
  districts += 1
  const district = `at-once-${districts}`
  return (ms: number) =>
    testContext(db, { district, now: `2025-10-14T12:00:00.${String(ms).padStart(3, '0')}Z` })
}
const register = 'technologyContract' as const
const contract = (holder: string, supersedes: string | null = null) => ({
  ...{ register, key: 'HT-1', code: null, holder, onDate: '2025-09-03', untilDate: null },
  facts: {
    ...{ kind: '技术开发', side: '输出', amount: '100', technologyAmount: null, month: '2025-09' },
  },
  ...{ document: '名单(演示)', supersedes, reason: supersedes === null ? '' : '单位有误' },
})

/** What became of acts that were begun at once: 'done', or the code of the refusal. */
async function outcomes(acts: readonly Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(acts)
  return settled.map((each) => (each.status === 'fulfilled' ? 'done' : each.reason.code)).sort()
}

describe.each([
  ['in order of their clocks', 100, 101],
  ['the later one with a clock behind', 101, 100],
])('two at once, %s', (_, one, two) => {
  test('first recordings of one number: one stands, the other is told that it is known', async () => {
    for (let again = 0; again < 5; again += 1) {
      const at = house()
      const [first, second] = [await at(one), await at(two)]
      const acts = [
        record.run(first, contract('江澜甲科技有限公司')),
        record.run(second, contract('江澜乙科技有限公司')),
      ]
      expect(await outcomes(acts)).toEqual(['done', 'register.knownKey'])
      expect(await list.run(await at(300), { register })).toHaveLength(1)
    }
  })

  test('correction and withdrawal of one row: whoever comes second is told that it is gone', async () => {
    for (let again = 0; again < 5; again += 1) {
      const at = house()
      const { id } = await record.run(await at(50), contract('江澜甲科技有限公司'))
      const [first, second] = [await at(one), await at(two)]
      const acts = [
        record.run(first, contract('江澜乙科技有限公司', id)),
        withdraw.run(second, { id, reason: '重复登记' }),
      ]
      expect(await outcomes(acts)).toEqual(['done', 'register.noSuchEntry'])
    }
  })
})
