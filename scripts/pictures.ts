/**
 * `npm run pictures -- ADDRESS`: walks the five minutes of README in a house that was just started on an
 * empty data folder, and keeps a picture of each step in docs/pictures.
 */
import { readFile } from 'node:fs/promises'
import { chromium, type Page } from 'playwright-core'
import { chromiumPath } from '../src/testing/chromium.ts'

const [origin = 'http://127.0.0.1:8420'] = process.argv.slice(2)
const executablePath = chromiumPath()
if (executablePath === undefined) throw new Error('no Chromium here; CHROMIUM_PATH may name one')
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
const context = await browser.newContext({
  viewport: { width: 1280, height: 800 },
  locale: 'zh-CN',
  baseURL: origin,
})
const page = await context.newPage()

async function keep(name: string): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.state-waiting') === null)
  await page.mouse.move(0, 0)
  // Charts and drawers come to rest.
  await page.waitForTimeout(800)
  await page.screenshot({ path: `docs/pictures/${name}.png` })
  console.log(name)
}

async function stepIn(role: RegExp): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: role }).click()
  await page.waitForURL((url) => url.pathname === '/')
  await page.locator('h1').waitFor()
}

async function dropped(at: Page, name: string, buffer: Buffer): Promise<void> {
  const mimeType = 'application/octet-stream'
  await at.locator('input[type=file]').first().setInputFiles({ name, mimeType, buffer })
}

await stepIn(/^专员/)
await keep('desk')

await page.getByRole('link', { name: '驾驶舱', exact: true }).click()
await page.locator('.target-cell').nth(20).waitFor()
await keep('cockpit')
await page.getByRole('link', { name: '年技术交易额', exact: true }).click()
await page.locator('figure.chart').waitFor()
await keep('indicator')
await page.locator('.headline-number').getByRole('button', { name: '52.30' }).click()
await page.getByRole('dialog').getByText('52.30 亿元').waitFor()
await keep('provenance')

await page.goto('/import')
const sample = page.getByRole('link', { name: /下载演示表/ })
const [download] = await Promise.all([page.waitForEvent('download'), sample.click()])
await dropped(page, '三季度报数终版.xlsx', await readFile(await download.path()))
await page.getByText('可导入 3 个').waitFor()
await page.locator('.import-table').scrollIntoViewIfNeeded()
await keep('import')
await page.getByRole('button', { name: '导入 3 个数值' }).click()
await page.getByText('已导入 3 个数值').waitFor()

await stepIn(/^统计/)
await page.goto('/approvals')
await page.getByRole('grid').focus()
await page.keyboard.press('Control+a')
await keep('approvals')
await page.locator('.taken').getByRole('button', { name: '核准', exact: true }).click()
await page.getByRole('dialog').getByRole('button', { name: '核准', exact: true }).click()
await page.getByText('没有等待核准的数值').waitFor()

await stepIn(/^专员/)
await page.goto('/bulletins')
await page.getByRole('link', { name: '起草通报' }).first().click()
await page.getByLabel('机关代字').fill('江科领办发')
await page.getByRole('button', { name: '生成草稿' }).click()
await page.getByText('未编号').waitFor()
await page.frameLocator('.bulletin-preview').getByText('演示').first().waitFor()
await page.locator('.bulletin-preview').scrollIntoViewIfNeeded()
await keep('bulletin')

await page.goto('/plan/jianglan-2022-2025')
await page.locator('h1').waitFor()
await keep('plan')
await page.goto('/plans')
const plan = await readFile('content/demo/jianglan-2022-2025/source.txt')
await dropped(page, '方案.txt', plan)
await page.getByRole('heading', { name: '读得对吗?' }).waitFor()
await keep('review')

await page.goto('/enterprises')
await page.getByPlaceholder('在本表中查找').fill('智能装备')
await page
  .getByText(/^\d+ 条,共/)
  .first()
  .waitFor()
await page.waitForTimeout(1200)
await keep('enterprises')
await page.goto('/stock')
await page.getByText('净增表').waitFor()
await keep('stock')
await page.goto('/intake')
const holders = await readFile('content/registers/examples/高新技术企业名单.xlsx')
await dropped(page, '高新技术企业名单.xlsx', holders)
await page.getByRole('button', { name: /^导入 / }).waitFor()
await keep('intake')

await stepIn(/^镇街/)
await page.goto('/cultivation?tab=week')
await page.locator('.week-list a').first().waitFor()
await keep('cultivation')
await browser.close()
