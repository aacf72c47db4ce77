/** Lists and searches under 50 users, one firm's page, and the export of every row. */
import { performance } from 'node:perf_hooks'
import { askedAll, type Load } from '../load.ts'
import { type BenchResult, percentile } from '../result.ts'
import { codeOf, nameOf, TRADES } from './firms.ts'
import type { House } from './house.ts'

const USERS = 50
const RUN_MS = 20_000

export async function benchList(house: House): Promise<BenchResult[]> {
  const { rows, say } = house
  const some = Array.from({ length: 400 }, (_, index) => (index * 7919) % rows)
  const list = (view: object, offset = 0) =>
    `/api/enterprises?${new URLSearchParams({ view: JSON.stringify({ filters: {}, ...view }), offset: String(offset), limit: '100' })}`
  const filters = (chosen: Record<string, string[]>) => list({ filters: chosen })
  const here = { presence: ['here', 'movedIn'], kind: ['firm'] }
  const lists = some.flatMap((n, at) => [
    filters(here),
    list({ filters: here }, (at * 100) % 10_000),
    filters({ ...here, town: [`第${1 + (n % 13)}镇`] }),
    filters({ town: [`第${1 + (n % 13)}镇`], section: ['C'] }),
    filters({ park: ['东园'], aboveSize: ['yes'] }),
    filters({ title: ['hnte'] }),
    list({ sort: { key: 'founded', descending: at % 2 === 0 } }),
  ])
  const searches = some.flatMap((n, at) => [
    list({ search: nameOf(n).slice(2, 4) }),
    list({ search: nameOf(n).slice(2, 7) }),
    list({ search: codeOf(n).slice(-7) }),
    list({ search: codeOf(n) }),
    list({ search: `${nameOf(n).slice(2, 4)} ${TRADES[at % TRADES.length]?.[0]}` }),
  ])
  const files = some.map((n) => `/api/enterprises/${codeOf(n)}`)
  say('list')
  await askedAll(house, { paths: [list({})], users: 1, milliseconds: 1 })
  const cases: [string, Load][] = [
    ['list', { paths: lists, users: USERS, milliseconds: RUN_MS }],
    ['search', { paths: searches, users: USERS, milliseconds: RUN_MS }],
    ['enterprise file', { paths: files, users: 1, milliseconds: RUN_MS / 4, think: 0 }],
    ['enterprise file', { paths: files, users: USERS, milliseconds: RUN_MS / 2 }],
  ]
  const results: BenchResult[] = []
  for (const [name, load] of cases) {
    const times = await askedAll(house, load)
    results.push({
      case: `${name} p95 over ${rows} firms × 5 years, ${load.users} users, ${times.length} answers`,
      value: Number(percentile(times, 0.95).toFixed(1)),
      unit: 'ms',
      peakMB: house.serverPeakMB(),
    })
    say(name)
  }
  return [...results, await benchExport(house)]
}

async function benchExport(house: House): Promise<BenchResult> {
  const { address, cookie, rows, say } = house
  const query = new URLSearchParams({ view: JSON.stringify({ filters: {} }), input: '{}' })
  const from = performance.now()
  const answer = await fetch(`${address}/api/paged-lists/enterprises?${query}`, {
    headers: { cookie },
  })
  let bytes = 0
  const reader = answer.body?.getReader()
  for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read())
    bytes += piece.value.length
  if (!answer.ok) throw new Error(`export: ${answer.status}`)
  say('export')
  return {
    case: `export of ${rows} rows, ${(bytes / 1e6).toFixed(1)} MB`,
    value: Number(((performance.now() - from) / 1000).toFixed(1)),
    unit: 's',
    peakMB: house.serverPeakMB(),
  }
}
