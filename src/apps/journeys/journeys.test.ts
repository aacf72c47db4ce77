/** What people come for, from the first press to the paper in their hands, in a real browser. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { allRoles } from '../../base/role.ts'
import { readSheets } from '../../server/spreadsheet/xlsx.ts'
import { openTestHouse } from '../../testing/house.ts'

/** Minutes, because the machine may have much else to do; each journey takes seconds on a quiet one. */
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })
let house: Awaited<ReturnType<typeof openTestHouse>>
beforeAll(async () => {
  house = await openTestHouse()
})

/** Everything on the page has been answered. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.state-waiting') === null)
}

async function downloaded(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return readFile(await download.path())
}

function isWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
}

test('an officer steps in, reads the quarter, and asks where 52.30 comes from', async () => {
  await house.visit({}, async (page) => {
    await page.getByRole('heading', { name: '江澜区 · 演示数据' }).waitFor()
    await page.getByRole('button', { name: /^专员/ }).click()
    await page.getByRole('link', { name: '驾驶舱', exact: true }).click()
    const answer = page.locator('.page-answer')
    await answer.getByText('21项量化指标中,本期应报14项,已核准9项').waitFor()
    expect(await answer.textContent()).toContain('超前1项、正常7项、滞后2项、严重滞后1项')
    await page.getByRole('link', { name: '年技术交易额', exact: true }).click()
    await page.getByRole('heading', { name: '年技术交易额能完成吗?' }).waitFor()
    await page.locator('.headline-number').getByRole('button', { name: '52.30' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('52.30 亿元').waitFor()
    const said = (await drawer.innerText()).replace(/\s+/g, ' ')
    expect(said).toContain('江澜区 · 全域 · 2025年三季度')
    expect(said).toContain('口径 第 1 版')
    expect(said).toContain('数据状态 初步')
    expect(said).toContain('登记 演示·填报(科技) 2025-10-10 10:14')
    expect(said).toMatch(/核准 核准 · 演示·统计\S* 2025-10-1\d \d\d:\d\d/)
    await page.goBack()
    await drawer.waitFor({ state: 'hidden' })
    await page.goBack()
    await answer.getByText('本期应报14项').waitFor()
  })
})

test('a past moment is named in the bar, takes every act away, and leads back', async () => {
  await house.visit({ role: 'officer', at: '/indicators/I-02' }, async (page) => {
    await page.getByRole('button', { name: '更正', exact: true }).waitFor()
    await page.getByRole('button', { name: /^数据时点/ }).click()
    await page.getByRole('radio', { name: /某个登记时点/ }).click()
    await page.getByLabel('时点(北京时间)').fill('2025-07-20T09:00')
    await page.getByRole('button', { name: '去这个时点' }).click()
    await page.getByText('您在看截至 2025-07-20 09:00已登记的数据,只能查看,不能办理').waitFor()
    // In July the second quarter was the last, and the first had not been corrected yet.
    await page.locator('.headline-number').getByText('34.90').waitFor()
    await page.getByRole('cell', { name: '18.20' }).waitFor()
    expect(await page.getByRole('cell', { name: '17.60' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: '更正', exact: true }).count()).toBe(0)
    await page.getByRole('link', { name: '数据导入' }).click()
    await page.getByText('正在查看历史时点,不能导入').waitFor()
    expect(await page.locator('input[type=file]').count()).toBe(0)
    await page.getByRole('link', { name: '通报', exact: true }).click()
    await page.getByRole('heading', { name: '通报发到哪一期了?' }).waitFor()
    await settled(page)
    expect(await page.getByRole('link', { name: '起草通报' }).count()).toBe(0)
    await page.getByRole('button', { name: '回到演示时点' }).click()
    await page.getByRole('link', { name: '起草通报' }).first().waitFor()
    expect(page.url()).not.toContain('asOf')
  })
})

test('initials of a name lead to the indicator', async () => {
  await house.visit({ role: 'leader', at: '/cockpit' }, async (page) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '查找' }).fill('jsjy')
    await page.getByRole('option', { name: /年技术交易额/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '年技术交易额能完成吗?' }).waitFor()
  })
})

test('in a hand the cockpit and the indicators fit, rows are cards, and a card opens', async () => {
  await house.visit({ role: 'leader', size: 'phone', at: '/cockpit' }, async (page) => {
    await page.locator('.target-cell').nth(20).waitFor()
    expect(await isWide(page)).toBe(false)
    await page.goto('/indicators')
    await page.locator('.card').nth(20).waitFor()
    expect(await page.getByRole('grid').count()).toBe(0)
    expect(await isWide(page)).toBe(false)
    await page.locator('.card-head').getByRole('link', { name: 'I-02' }).tap()
    await page.getByRole('heading', { name: '年技术交易额能完成吗?' }).waitFor()
    await settled(page)
    expect(await isWide(page)).toBe(false)
  })
})

test('without a mouse one comes to the list, walks to a row and opens it', async () => {
  await house.visit({ role: 'officer', at: '/indicators' }, async (page) => {
    await page.getByRole('grid').waitFor()
    const here = () => page.evaluate(() => document.activeElement?.getAttribute('role'))
    for (let tabs = 0; (await here()) !== 'grid' && tabs < 80; tabs += 1)
      await page.keyboard.press('Tab')
    expect(await here()).toBe('grid')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('tr.active').textContent()).toContain('I-02')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/indicators\/I-02/)
  })
})

test('in English nothing of the house itself speaks Chinese', async () => {
  await house.visit({ role: 'officer', at: '/cockpit' }, async (page) => {
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('for your decision').waitFor()
    for (const at of ['/cockpit', '/indicators', '/import', '/bulletins', '/bulletins/new']) {
      await page.goto(at)
      await page.locator('h1').waitFor()
      await settled(page)
      // The reader's own name stays as it is.
      expect(new Set(await page.evaluate(chineseWords)), at).toEqual(new Set(['演示·专员\n▾']))
    }
  })
})

/** Runs in the page: words of controls, headings and hints; what the district wrote itself is data. */
function chineseWords(): string[] {
  const own = 'h1, h2, h3, th, label, button, summary, nav a, .page-answer, .hint, legend, dt'
  const data = 'td, .ask-list p, .check-list, .bar-plan, [lang=zh-CN], .mark'
  const said = [...document.querySelectorAll<HTMLElement>(own)]
    .filter((element) => element.checkVisibility() && element.closest(data) === null)
    .map((element) => element.innerText)
  const hidden = ['aria-label', 'placeholder', 'title'].flatMap((name) =>
    [...document.querySelectorAll(`[${name}]`)]
      .filter((element) => element.closest(data) === null)
      .map((element) => element.getAttribute(name) ?? ''),
  )
  return [document.title.replace('策源', ''), ...said, ...hidden].filter((words) =>
    /\p{Script=Han}/u.test(words),
  )
}

test.each(allRoles)(
  'every page in the menu of the %s is whole and keeps to itself',
  async (role) => {
    await house.visit({ role }, async (page) => {
      const menu = page.getByRole('navigation', { name: '主菜单' }).getByRole('link')
      await menu.first().waitFor()
      for (const link of await menu.all()) {
        await link.click()
        await link.and(page.locator('[aria-current=page]')).waitFor()
        await page.locator('h1').waitFor()
        await settled(page)
        expect(await page.locator('.state-failed, .state-refused, .state-missing').count()).toBe(0)
      }
    })
  },
)

test('the list that is exported says what was asked, when, how many, and that it is a demonstration', async () => {
  await house.visit({ role: 'leader', at: '/indicators' }, async (page) => {
    await page.locator('.filter-row').getByRole('button', { name: '灯号' }).click()
    await page.getByRole('checkbox', { name: /^滞后/ }).check()
    await page.getByText('2 条,共 21 条').waitFor()
    const bytes = await downloaded(page, () => page.getByRole('link', { name: '导出' }).click())
    const [about, rows] = await readSheets(bytes)
    const said = new Map(
      about?.rows.map(({ cells }) => [cells[0]?.text ?? '', cells[1]?.text ?? '']),
    )
    expect(said.get('演示数据')).toBe('虚构区的演示数据,不得对外使用')
    expect(said.get('数据时点')).toBe('2025-10-14 18:00')
    expect(said.get('筛选条件')).toContain('灯号: 滞后')
    expect(said.get('条数')).toBe('2 条(共 21 条)')
    expect(rows?.rows.slice(1).map(({ cells }) => cells[0]?.text)).toEqual(['I-02', 'I-09'])
  })
})

test('a list of pages is printed whole, up to a thousand rows, and says where it was cut', async () => {
  await house.visit({ role: 'leader', at: '/enterprises' }, async (page) => {
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes')
    })
    await page.getByRole('button', { name: '打印' }).click()
    await page.locator('body[data-printed]').waitFor()
    expect(await page.evaluate(rowsOnPaper)).toBe(1000)
    const told = page.getByText(/^印出前 1000 条,共 \d{4} 条;要全部请导出。$/)
    await told.waitFor({ state: 'attached' })
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    await told.waitFor({ state: 'detached' })
    await page.getByText(/^第 1–100 条,共 \d{4} 条$/).waitFor()
  })
})

/** Runs in the page: what the browser finds when it takes its picture for the paper. */
function rowsOnPaper(): number {
  window.dispatchEvent(new Event('beforeprint'))
  return document.querySelectorAll('[role=grid] tbody tr[id]').length
}

/** From here on the journeys change what the house holds, each what the next one needs. */
test('a table is looked at cell by cell, what is sound is kept, and all of it is approved', async () => {
  await house.visit({ role: 'officer', at: '/import' }, async (page) => {
    const sample = page.getByRole('link', { name: /下载演示表/ })
    const buffer = await downloaded(page, () => sample.click())
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    const files = { name: '三季度报数终版3改2.xlsx', mimeType, buffer }
    await page.locator('input[type=file]').setInputFiles(files)
    await page.getByText('可导入 3 个').waitFor()
    const faults = page.locator('.import-table tr.import-problem')
    expect(await faults.count()).toBe(3)
    expect(await faults.nth(0).innerText()).toMatch(/[A-Z]8\b[\s\S]*更正/)
    await page.getByRole('button', { name: '导入 3 个数值' }).click()
    await page.getByText('已导入 3 个数值').waitFor()
    await page.goto('/cockpit')
    await page.getByText('应报 14 项,已报 14 项,已核准 9 项').waitFor()
  })
  await house.visit({ role: 'statistics', at: '/approvals' }, async (page) => {
    await page.getByRole('grid').focus()
    await page.keyboard.press('Control+a')
    await page.locator('.taken').getByRole('button', { name: '核准', exact: true }).click()
    const question = page.getByRole('dialog')
    await question.getByRole('button', { name: '核准', exact: true }).click()
    await page.getByText('没有等待核准的数值').waitFor()
    await page.goto('/cockpit')
    await page.getByText('应报 14 项,已报 14 项,已核准 14 项').waitFor()
    const answer = await page.locator('.page-answer').textContent()
    expect(answer).toContain('超前1项、正常9项、滞后3项、严重滞后1项')
  })
})

test('the quarter is drafted, put into better words, issued once, and comes out the same for ever', async () => {
  await house.visit({ role: 'officer', at: '/bulletins' }, async (page) => {
    await page.getByRole('link', { name: '起草通报' }).first().click()
    await page.getByText('已核准 14 项').waitFor()
    await page.getByLabel('机关代字').fill('江科领办发')
    await page.getByRole('button', { name: '生成草稿' }).click()
    await page.getByText('未编号').waitFor()
    await page.getByText('修改', { exact: true }).click()
    const paragraph = page.getByRole('textbox', { name: '段落' }).last()
    await paragraph.fill(`${await paragraph.inputValue()}请各责任单位对照办理。`)
    await page.getByRole('button', { name: '保存草稿' }).click()
    const paper = page.frameLocator('.bulletin-preview')
    await paper.getByText('请各责任单位对照办理。').waitFor()
    await page.getByRole('button', { name: '签发', exact: true }).click()
    const question = page.getByRole('dialog')
    await question.getByText('不能再改').waitFor()
    await question.getByRole('button', { name: '签发', exact: true }).click()
    await page.getByRole('heading', { name: '签发文件' }).waitFor()
    expect(await page.locator('.page-answer').textContent()).toContain('江科领办发〔2025〕1号')
    const word = page.getByRole('link', { name: /\.docx$/ })
    const [first, second] = [
      await downloaded(page, () => word.click()),
      await downloaded(page, () => word.click()),
    ]
    expect(first.subarray(0, 2).toString()).toBe('PK')
    expect(first.equals(second)).toBe(true)
    expect(await page.getByRole('link', { name: /\.pdf$/ }).count()).toBe(1)
    await page.getByRole('button', { name: '核验封存' }).click()
    await page.getByText('封存快照 一致').waitFor()
    expect(await page.getByText('不一致').count()).toBe(0)
    expect(await page.getByRole('button', { name: '签发', exact: true }).count()).toBe(0)
    const bulletin = page.url().split('/').at(-1)
    const again = await page.request.post(`/api/bulletins/${bulletin}/issue`, {
      data: { number: '江科领办发〔2025〕2号' },
    })
    expect([again.status(), Object(await again.json()).code]).toEqual([
      409,
      'bulletin.alreadyIssued',
    ])
  })
})

test('a pasted plan is read, looked at beside its own words, and accepted', async () => {
  const plan = [
    '江澜区数字经济促进行动计划(2026—2028年)',
    '一、总体要求',
    '坚持创新驱动,促进数字技术与实体经济融合。',
    '二、主要目标',
    '到2028年,数字经济核心产业增加值达到120亿元,规模以上软件企业达到60家。',
  ].join('\n')
  await house.visit({ role: 'officer', at: '/plans' }, async (page) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), plan)
    await page.getByRole('group', { name: /^方案文件/ }).focus()
    await page.keyboard.press('Control+v')
    await page.getByRole('heading', { name: '读得对吗?' }).waitFor()
    await page.getByText('读出 2 项量化目标').waitFor()
    await page.locator('.found').getByText('≥ 120 亿元').waitFor()
    await page.getByRole('button', { name: '全部确认' }).click()
    const question = page.getByRole('dialog')
    await question.getByRole('button', { name: '全部确认' }).click()
    await page.getByText('读取结果已确认:2 项量化目标').waitFor()
    await page.goto('/plans')
    await page.getByText('共 2 个方案:').waitFor()
    expect(await page.getByRole('row', { name: /数字经济促进行动计划/ }).innerText()).toMatch(
      /已确认[\s\S]*2026—2028\s+2\s/,
    )
  })
})

test.each(['zh', 'en'] as const)('the cockpit is one sheet of A4 (%s)', async (language) => {
  await house.visit({ role: 'leader', at: '/cockpit?period=2025Q3', language }, async (page) => {
    await page.locator('.target-cell').nth(20).waitFor()
    await page.locator('.ask-list li').first().waitFor()
    const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(sheets.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1)
  })
})
