import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page, Route } from 'playwright-core'
import { build, type PreviewServer, preview } from 'vite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { barriersOn } from '../../../testing/accessibility.ts'
import { type Watched, withPage } from '../../../testing/chromium.ts'

/** The kit in a real browser, on the gallery page; the server's answers are made up here. */
const configFile = 'src/apps/web/vite.config.ts'
const outDir = mkdtempSync(join(tmpdir(), 'gallery-'))
const clock = '2025-10-14T10:00:00.000Z'
let server: PreviewServer

beforeAll(async () => {
  // The gallery is part of development only; and under `test` Ant Design gives all its parts one id.
  vi.stubEnv('NODE_ENV', 'development')
  await build({ configFile, logLevel: 'error', build: { outDir, minify: false } })
  const settings = { port: 0, host: '127.0.0.1', proxy: {} }
  server = await preview({ configFile, logLevel: 'error', build: { outDir }, preview: settings })
})
afterAll(async () => {
  await server?.close()
  rmSync(outDir, { recursive: true, force: true })
})

const district = {
  district: 'jianglan',
  name: '江澜区',
  nameEn: 'Jianglan District',
  regionCode: '000000',
  demonstration: true,
  clock,
}
const me = {
  account: 'zhou',
  name: '周敏',
  body: '区科技局',
  roles: ['officer'],
  district,
  trying: true,
  mayOpenDistrict: false,
}

type Options = { size?: 'desk' | 'phone'; language?: 'zh' | 'en'; address?: string }

async function onGallery(
  { address = '/gallery', ...options }: Options,
  journey: (page: Page, watched: Watched) => Promise<void>,
): Promise<void> {
  const origin = server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? ''
  await withPage({ origin, ...options }, async (page, watched) => {
    await page.route(`${origin}/gallery**`, strictly)
    await page.route('**/api/**', (route) =>
      route.fulfill({ json: route.request().url().includes('/api/me') ? me : [] }),
    )
    await page.goto(address)
    await page.waitForSelector('h1')
    await journey(page, watched)
    expect(watched).toEqual({ faults: [], outside: [] })
  })
}

/** The page as the server sends it: no code and no style but its own, each answer with its nonce. */
async function strictly(route: Route): Promise<void> {
  const answer = await route.fetch()
  const body = (await answer.text()).replaceAll('CSP_NONCE', 'n0nce')
  const policy = "default-src 'self'; style-src 'self' 'nonce-n0nce'; img-src 'self' data:"
  const headers = { ...answer.headers(), 'content-security-policy': policy }
  await route.fulfill({ response: answer, body, headers })
}

test.each([
  ['at a desk', 'desk', 'zh'],
  ['in a hand', 'phone', 'zh'],
  ['in English', 'desk', 'en'],
] as const)('every part %s is named, dark enough and fits', async (_, size, language) => {
  await onGallery({ size, language }, async (page) => {
    await page.waitForSelector('.chart svg')
    expect(await barriersOn(page)).toEqual([])
  })
})

test('what a reader could not use is found', async () => {
  await onGallery({}, async (page) => {
    await page.evaluate(() => {
      const main = document.querySelector('main')
      if (main === null) return
      main.innerHTML =
        '<p>浅</p><h1>第二个</h1><i id="x"></i><i id="x"></i><button></button><input>'
      const text = main.querySelector('p')
      text?.style.setProperty('width', '3000px')
      text?.style.setProperty('color', '#aaaaaa')
    })
    expect((await barriersOn(page)).map(({ what }) => what).sort()).toEqual([
      'doubled id',
      'no name',
      'no name',
      'too pale',
      'wider than the screen',
    ])
  })
})

test('the keyboard walks a list, Shift takes rows along, and they paste into a spreadsheet', async () => {
  await onGallery({}, async (page) => {
    await page.locator('[role=grid]').focus()
    for (const key of ['ArrowDown', 'ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key)
    expect(await page.textContent('.taken')).toContain('已选 2 行')
    await page.keyboard.press('Control+c')
    const pasted = await page.evaluate(() => navigator.clipboard.readText())
    expect(pasted.split('\n').map((line) => line.split('\t')[0])).toEqual([
      '指标',
      'I-02 技术交易额',
      'I-03 装配式建筑占新建建筑比例',
    ])
    await page.keyboard.press('Escape')
    expect(await page.locator('.taken').count()).toBe(0)
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.waitForURL(/open=I-01/)
  })
})

test('of ten thousand rows only those in sight are drawn, and the last one is two keys away', async () => {
  await onGallery({}, async (page) => {
    await page.getByText('10000', { exact: true }).click()
    await page.getByRole('status').getByText('共 10000 条').waitFor()
    expect(await page.locator('tbody tr').count()).toBeLessThan(100)
    await page.locator('[role=grid]').focus()
    await page.keyboard.press('End')
    await page.getByText('I-10000').waitFor()
    expect(await page.locator('tr.active').textContent()).toContain('I-10000')
    await page.getByLabel('在本表中查找').fill('I-9999')
    await page.getByText('1 条,共 10000 条').waitFor()
  })
})

test('a filter stands in words and in the address, and is taken away by a press', async () => {
  await onGallery({}, async (page) => {
    await page.locator('.filter-row').getByRole('button', { name: '单位', exact: true }).click()
    await page.getByRole('checkbox', { name: /亿元/ }).check()
    await page.getByText('14 条,共 21 条').waitFor()
    await page.reload()
    await page.getByText('14 条,共 21 条').waitFor()
    await page.getByRole('button', { name: /单位:亿元/ }).click()
    await page.getByText('共 21 条').waitFor()
  })
})

test('a detail has its own address: Back closes it, and a reload opens it again', async () => {
  await onGallery({}, async (page) => {
    await page.getByRole('button', { name: '登记数据' }).click()
    const panel = page.getByRole('dialog')
    await panel.waitFor()
    await page.reload()
    await panel.waitFor()
    await page.goBack()
    await panel.waitFor({ state: 'hidden' })
  })
})

test('what is typed survives a reload, and what is wrong is said on top and beside the field', async () => {
  await onGallery({ address: '/gallery?form=new' }, async (page) => {
    await page.getByLabel('数值').fill('七')
    await page.reload()
    await page.getByText('已恢复上次没有提交的内容').waitFor()
    expect(await page.getByLabel('数值').inputValue()).toBe('七')
    await page.locator('form button[type=submit]').click()
    const list = page.locator('.fault-list')
    await list.waitFor()
    expect(await list.textContent()).toContain('请填写理由')
    await list.getByText('请填写理由').click()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    expect(await page.locator('.field-fault').count()).toBeGreaterThan(3)
  })
})

test('another moment turns the bar and travels with every link; the way back is one press', async () => {
  await onGallery({ address: '/gallery?asOf=2025-04-15T00:00:00.000Z' }, async (page) => {
    await page.getByText('您在看截至 2025-04-15 08:00已登记的数据').waitFor()
    expect(await page.locator('.mark').locator('..').getAttribute('href')).toContain('asOf=')
    await page.getByRole('button', { name: '回到演示时点' }).click()
    await page.getByText('演示时点 2025-10-14 18:00').first().waitFor()
    expect(page.url()).not.toContain('asOf')
  })
})

test('Ctrl K searches from anywhere', async () => {
  await onGallery({}, async (page) => {
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: '查找' })
    await field.fill('没有的东西')
    await page.getByText('没有找到').waitFor()
    await page.keyboard.press('Escape')
    await field.waitFor({ state: 'hidden' })
  })
})

test('an act that cannot be taken back says so and waits for the name; Esc lets go of everything', async () => {
  await onGallery({}, async (page) => {
    await page.locator('.filter-row').getByRole('button', { name: '单位', exact: true }).click()
    await page.getByRole('checkbox', { name: /亿元/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('checkbox', { name: /亿元/ }).waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '签发', exact: true }).click()
    const question = page.getByRole('dialog')
    await question.getByText('快照冻结').waitFor()
    const act = question.getByRole('button', { name: '签发', exact: true })
    expect(await act.isDisabled()).toBe(true)
    await question.getByRole('textbox').fill('江科领办发〔2025〕9号')
    expect(await act.isDisabled()).toBe(false)
    await page.keyboard.press('Escape')
    await question.waitFor({ state: 'hidden' })
  })
})

test('a chart is drawn, walked by keys, read out, and shown as a table', async () => {
  await onGallery({}, async (page) => {
    await page.locator('.chart-box').focus()
    await page.waitForSelector('.chart svg')
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('figure [role=status]').textContent()).toContain('2023年1季度')
    await page.getByRole('button', { name: '看数据' }).click()
    expect(await page.locator('figure table').textContent()).toContain('52.30')
  })
})

test('in a hand rows are cards, and the menu is within reach', async () => {
  await onGallery({ size: 'phone' }, async (page) => {
    expect(await page.locator('.card').count()).toBe(21)
    expect(await page.locator('[role=grid]').count()).toBe(0)
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Sign out').waitFor()
  })
})
