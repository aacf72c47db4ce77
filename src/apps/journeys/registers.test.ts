/** A street officer's week and an officer's list, in a real browser. */
import { beforeAll, expect, test, vi } from 'vitest'
import { barriersOn } from '../../testing/accessibility.ts'
import { openTestHouse } from '../../testing/house.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })
let house: Awaited<ReturnType<typeof openTestHouse>>
beforeAll(async () => {
  house = await openTestHouse()
})

test('a street officer sees seven expiring and two at risk, plans, records, and the firm’s page tells it', async () => {
  await house.visit({ role: 'street', at: '/cultivation?tab=week' }, async (page) => {
    await page.getByText('共7张证书到期;其中2张有条款不符合而尚未安排走访').waitFor()
    const firm = (await page.locator('.week-list a').first().textContent()) ?? ''
    expect(await barriersOn(page)).toEqual([])

    await page.getByRole('button', { name: '安排走访' }).click()
    const question = page.getByRole('dialog')
    await question.getByText('将为选中的 2 家企业各安排一次走访').waitFor()
    await question.getByRole('button', { name: '安排走访' }).click()
    await page
      .getByText('共7张证书到期;其中0张有条款不符合而尚未安排走访,2张有条款不符合而已安排走访')
      .waitFor()

    await page.getByRole('link', { name: firm }).first().click()
    const form = page.getByRole('dialog')
    await form.getByLabel('走访记录').fill('研发费用归集不全,约市场监管和税务一起辅导')
    await form.getByRole('button', { name: '登记走访结果' }).click()
    await form.waitFor({ state: 'hidden' })

    await page.goto('/enterprises')
    await page.getByPlaceholder('在本表中查找').fill(firm)
    await page.getByText('1 条').first().waitFor()
    await page.getByText(firm, { exact: true }).first().click()
    await page.getByRole('heading', { name: firm }).waitFor()
    await page.getByText('研发费用归集不全').first().waitFor()
    expect(await barriersOn(page)).toEqual([])
  })
})

test('two characters find a firm among six thousand; its page and every list fit a phone', async () => {
  const paths = ['/enterprises', '/stock', '/counts', '/places', '/intake', '/registers/platform']
  await house.visit({ role: 'officer', at: '/enterprises', size: 'phone' }, async (page) => {
    for (const path of paths) {
      await page.goto(path)
      await page.locator('h1').waitFor()
      await page.waitForFunction(() => document.querySelector('.state-waiting') === null)
      expect(await barriersOn(page), path).toEqual([])
    }
  })
})
