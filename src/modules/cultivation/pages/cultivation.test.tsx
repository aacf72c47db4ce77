import { expect, test } from 'vitest'
import { shown, surroundings } from '../../../testing/page.tsx'
import { forecastStock } from '../forecast-routes.ts'
import type { StockForecast } from '../forecast-schema.ts'
import { listStreets, listTitles, waitingFirms } from '../overview-routes.ts'
import { listExpiring, listNearMiss, listToAsk } from '../routes.ts'
import type { CultivationRow, TitleSummary } from '../schema.ts'
import { listVisits } from '../visit-routes.ts'
import { CultivationPage } from './cultivation.tsx'

const hnte: TitleSummary = {
  ...{ title: 'hnte', name: { zh: '高新技术企业', en: 'HNTE' }, programme: 'cn.most.hnte' },
  ...{ version: 'v2016', holders: 672, expiring: 186, nearMiss: 511 },
  others: { met: 0, unmet: 1117, undetermined: 3692 },
  held: { met: 0, unmet: 146, undetermined: 526 },
}
const line: CultivationRow = {
  ...{
    code: '91000000MA00000157',
    name: '江澜甲有限公司',
    town: '西澜镇',
    park: '',
    title: 'hnte',
  },
  ...{
    titleName: hnte.name,
    held: true,
    step: 'expiring',
    verdict: 'unmet',
    score: { lo: 60, hi: 80 },
  },
  ...{ until: '2025-11-19', daysLeft: 36, needs: [], levers: [], visitOn: null, visited: null },
  unmet: [{ id: '研发强度', title: '研发强度', cite: '32号#第十一条(五)' }],
  sentence: { zh: '研发强度为3%,要求不低于4%', en: 'R&D is 3 %, asked at least 4 %' },
}
const page = (rows: CultivationRow[]) => ({
  ...{ rows, total: rows.length, all: rows.length, facets: {} },
})
const atRisk = { view: { filters: { verdict: ['unmet'] } }, limit: 200 }
const first = { title: 'hnte', town: '', view: { filters: {} }, offset: 0, limit: 100 }
const street = {
  ...surroundings,
  me: { name: '镇街甲', body: '西澜镇', roles: ['street' as const] },
}

test('while nothing is answered the page waits', async () => {
  expect(await shown(<CultivationPage />, {})).not.toContain('家')
})

test.each([
  [0, false],
  [52_000, true],
])('with %d firms waiting to be judged anew the page says so: %s', async (waiting, isSaid) => {
  const html = await shown(<CultivationPage />, {
    around: surroundings,
    answers: [
      [listTitles, {}, [hnte]],
      [waitingFirms, {}, { waiting, day: '2025-10-14' }],
    ],
  })
  expect(html.includes('52,000 户待重新判定,正在判定;以下是 2025-10-14 判定的结果')).toBe(isSaid)
})

test('a street officer opens the own town: what expires with a clause at risk, and the act', async () => {
  const html = await shown(<CultivationPage />, {
    around: street,
    answers: [
      [listTitles, {}, [hnte]],
      [listStreets, { title: 'hnte' }, []],
      [listVisits, { town: '西澜镇', which: 'open' }, []],
      [listExpiring, { town: '西澜镇', title: 'hnte', ...atRisk }, { ...page([line]), all: 2 }],
    ],
  })
  expect(html).toContain('没有待走访的企业')
  expect(html.replace(/<[^>]*>/g, '')).toContain(
    '共2张证书到期,有条款不符合的1张:尚未安排走访1张,待走访0张,近90天走访过0张',
  )
  expect(html).toContain('<span>安排走访</span>')
})

test('an auditor sees the same and no act', async () => {
  const html = await shown(<CultivationPage />, {
    around: { ...surroundings, me: { name: '审计', body: undefined, roles: ['auditor'] } },
    answers: [
      [listTitles, {}, [hnte]],
      [listVisits, { town: '', which: 'open' }, []],
      [listExpiring, { town: '', title: 'hnte', ...atRisk }, page([line])],
    ],
  })
  expect(html).toContain('高新技术企业<a class="go go-link" href="/?tab=firms">现有672家</a>')
  expect(html).not.toContain('<span>安排走访</span>')
})

test('near miss: lines with what it takes, and those to ask apart', async () => {
  const html = await shown(<CultivationPage />, {
    address: '/?tab=near',
    answers: [
      [listTitles, {}, [hnte]],
      [listNearMiss, first, page([{ ...line, held: false, step: 'oneClause' }])],
      [listToAsk, first, page([])],
    ],
  })
  expect(html).toContain('要求不低于4%')
  expect(html).toContain('没有只缺一项数据的企业')
})

const lacking: StockForecast = {
  ...{ title: 'hnte', name: hnte.name, day: '2025-10-14', until: '2025-12-31' },
  ...{ opening: 672, target: 750, parts: [], history: [], range: null, chance: null, backTest: [] },
  lack: [{ zh: '可比的历史只有1年,至少要2年', en: 'only 1 year' }],
}

test.each([
  ['too little history', lacking, '历史不够,不作预测'],
  [
    'a range',
    {
      ...lacking,
      lack: [],
      range: { low: 699, lowerHalf: 709, middle: 715, upperHalf: 722, high: 733 },
      chance: 5,
    },
    '达到年度目标750家的机会约5%',
  ],
])('forecast: %s', async (_, forecast, words) => {
  const html = await shown(<CultivationPage />, {
    address: '/?tab=forecast',
    answers: [
      [listTitles, {}, [hnte]],
      [forecastStock, { title: 'hnte' }, forecast],
    ],
  })
  expect(html).toContain(words)
  expect(html).toContain('卷积')
})

test('a firm that was visited is not asked for again, and stays in sight while its clause is unmet', async () => {
  const seen = { ...line, visited: { onDate: '2025-10-13', outcome: 'done' as const } }
  const html = await shown(<CultivationPage />, {
    around: street,
    answers: [
      [listTitles, {}, [hnte]],
      [listStreets, { title: 'hnte' }, []],
      [listVisits, { town: '西澜镇', which: 'open' }, []],
      [listExpiring, { town: '西澜镇', title: 'hnte', ...atRisk }, page([seen])],
    ],
  })
  expect(html.replace(/<[^>]*>/g, '')).toContain('尚未安排走访0张,待走访0张,近90天走访过1张')
  expect(html).toMatch(/<a [^>]*href="[^"]*risk=seen">近90天走访过1张<.a>/)
  expect(html).toContain('已走访 2025-10-13')
  expect(html).not.toContain('<span>安排走访</span>')
})
