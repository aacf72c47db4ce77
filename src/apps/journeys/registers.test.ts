/** A street officer's week and an officer's list, in a real browser. */
import { readFile } from 'node:fs/promises'
import { openXlsx, saveXlsx } from 'hucre/xlsx'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { barriersOn } from '../../testing/accessibility.ts'
import { openTestHouse } from '../../testing/house.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })
let house: Awaited<ReturnType<typeof openTestHouse>>
beforeAll(async () => {
  house = await openTestHouse()
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

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function downloaded(page: Page, press: () => Promise<void>): Promise<Uint8Array> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return new Uint8Array(await readFile(await download.path()))
}

/** As an officer does it: the workbook opened, cells written, saved. */
async function edited(bytes: Uint8Array, edit: (rows: unknown[][]) => void): Promise<Buffer> {
  const book = await openXlsx(bytes)
  const [sheet] = book.sheets
  edit((sheet?.rows ?? []) as unknown[][])
  return Buffer.from(await saveXlsx(book))
}

async function brought(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: xlsx, buffer })
}

test('a template is filled in; its wrong row comes back, is put right and brought again; all is undone', async () => {
  await house.visit({ role: 'officer', at: '/intake' }, async (page) => {
    await page.getByLabel('报送单位').fill('区市场监管局')
    const link = page.getByRole('link', { name: '下载模板' })
    const template = await downloaded(page, () => link.click())
    const filled = await edited(template, (rows) => {
      const head = rows[0] ?? []
      const row = (code: string, name: string) => {
        const written = { 统一社会信用代码: code, 企业名称: name, 注册地镇街: '西澜镇' }
        return head.map((title) => Object.entries(written).find(([key]) => key === title)?.[1])
      }
      rows.push(row('91000000MA9000001H', '江澜新来一号有限公司'))
      rows.push(row('91000000MA9000002X', '江澜新来二号有限公司'))
    })
    await brought(page, '新来企业.xlsx', filled)
    await page.getByText('读到 2 行:可导入 1 行').waitFor()
    await page.getByText('校验位不对(按前 17 位应为“L”)').first().waitFor()
    await page.getByRole('button', { name: '导入 1 行' }).click()
    await page.getByText('已导入 1 行,无变化 0 行,重复或不导入 0 行,退回 1 行').waitFor()
    const given = page.locator('.intake-kept').getByRole('link', { name: '下载 1 行' })
    const back = await downloaded(page, () => given.click())
    const corrected = await edited(back, (rows) => {
      for (const row of rows)
        row.forEach((cell, at) => {
          if (cell === '91000000MA9000002X') row[at] = '91000000MA9000002L'
        })
    })
    await brought(page, '退回改好.xlsx', corrected)
    await page.getByText('读到 1 行:可导入 1 行').waitFor()
    await page.getByRole('button', { name: '导入 1 行' }).click()
    await page.getByText('已导入 1 行,无变化 0 行,重复或不导入 0 行,退回 0 行').waitFor()
    await page.goto('/enterprises/91000000MA9000002L')
    await page.getByRole('heading', { name: '江澜新来二号有限公司' }).waitFor()
    await page.goto('/intake')
    for (const file of ['退回改好.xlsx', '新来企业.xlsx']) {
      const row = page.getByRole('row').filter({ hasText: file })
      await row.getByRole('button', { name: '撤销导入' }).click()
      const question = page.getByRole('dialog')
      await question.getByLabel('撤销原因').fill('演练')
      await question.getByRole('button', { name: '撤销导入' }).click()
      await row.getByText('已撤销:演练').waitFor()
    }
    await page.goto('/enterprises?enterprises={"filters":{},"search":"江澜新来"}')
    await page.getByText('没有符合条件的行').waitFor()
  })
})

test('a view of the firm list keeps search, filter and columns, and comes back by its name', async () => {
  await house.visit({ role: 'officer', at: '/enterprises' }, async (page) => {
    await page.getByPlaceholder('在本表中查找').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('jiang lan jing mi')
    await page.waitForURL(/jiang/)
    await page.locator('.filter-bar').getByRole('button', { name: '镇街' }).click()
    await page.getByRole('checkbox', { name: /西澜镇/ }).check()
    await page.keyboard.press('Escape')
    await page.locator('.filter-bar').getByRole('button', { name: '列', exact: true }).click()
    await page.getByRole('checkbox', { name: '注册地址' }).check()
    await page.keyboard.press('Escape')
    const head = page.getByRole('columnheader', { name: '注册地址' })
    await head.waitFor()
    const address = page.url()
    await page.getByRole('button', { name: '视图' }).click()
    await page.getByLabel('视图名称').fill('西澜精密')
    await page.getByRole('button', { name: '保存' }).click()
    await page.goto('/enterprises')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByRole('button', { name: '视图' }).click()
    await page.getByRole('button', { name: '西澜精密', exact: true }).click()
    await head.waitFor()
    expect(decodeURIComponent(page.url())).toBe(decodeURIComponent(address))
    await page.keyboard.press('Escape')
    const grid = page.getByRole('grid')
    const first = await grid.getByRole('link').first().textContent()
    await page.keyboard.press('/')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: first ?? '' }).waitFor()
  })
})
