/** A firm tried against a rule, in a real browser. */
import { beforeAll, expect, test, vi } from 'vitest'
import { barriersOn } from '../../testing/accessibility.ts'
import { openTestHouse } from '../../testing/house.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })
let house: Awaited<ReturnType<typeof openTestHouse>>
beforeAll(async () => {
  house = await openTestHouse()
})

const at = '/rules/cn.most.tech-sme/try?on=2026-06-01'

test('800 staff settle it alone; one step short the least change is one sentence', async () => {
  await house.visit({ role: 'officer', at }, async (page) => {
    const answer = page.locator('.try-answer')
    const verdict = answer.locator('.try-verdict')
    const fill = (name: string, text: string) => page.getByLabel(name, { exact: true }).fill(text)
    await verdict.getByText('待定').waitFor()
    const need = answer.getByRole('button', { name: '职工总数', exact: true })
    await need.click()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      '职工总数',
    )
    await fill('职工总数', '800')
    await verdict.getByText('不符合').waitFor()
    await answer.getByText('无需再补数据').waitFor()
    expect(await need.count()).toBe(0)
    await answer.getByText('职工总数为800人,要求不超过500人').waitFor()
    expect(await barriersOn(page)).toEqual([])

    await fill('职工总数', '100')
    await fill('科技人员数', '30')
    for (const name of ['销售收入', '资产总额', '成本费用总额']) await fill(name, '10000')
    await fill('研发费用总额', '400')
    await fill('Ⅰ类知识产权数', '0')
    await fill('Ⅱ类知识产权数', '1')
    const no = ['属禁止限制淘汰类', '发生重大事故或严重违法', '列入异常或失信名单', '有效高企资格']
    const none = ['近五年国家级科技奖', '省部级以上研发机构', '主导制定标准']
    const choose = (name: string, word: string) =>
      page.getByRole('radiogroup', { name, exact: true }).getByText(word, { exact: true }).click()
    for (const name of [...no, ...none]) await choose(name, '否')
    await choose('境内注册居民企业', '是')
    await answer.getByText(/^再增加.+,即可符合$/).waitFor()
    expect(page.url()).toContain(at)
  })
})

test('a phone shows the verdict above the form, and no page is wider than it', async () => {
  await house.visit({ role: 'officer', at, size: 'phone', language: 'en' }, async (page) => {
    await page.getByLabel('Staff', { exact: true }).fill('800')
    await page.locator('.try-brief').getByText('Not met').waitFor()
    for (const path of ['/rules', '/rules/cn.most.tech-sme', '/rules/compare', '/rules/health']) {
      await page.goto(path)
      await page.locator('h1').waitFor()
      await page.waitForFunction(() => document.querySelector('.state-waiting') === null)
      expect(await barriersOn(page), path).toEqual([])
    }
  })
})
