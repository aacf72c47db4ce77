import { expect, test } from 'vitest'
import { z } from 'zod'
import { label } from '../base/label.ts'
import { list } from '../base/list.ts'
import { query } from '../base/route.ts'
import { type Standing, standingLabels, standingShapes } from '../base/standing.ts'
import { shown } from '../testing/page.tsx'
import { useRoute } from './client.ts'
import { DataTable } from './data-table.tsx'
import { Loaded } from './loaded.tsx'
import { Page } from './page.tsx'
import { refused } from './refusal.ts'
import { ticked } from './row-picks.ts'
import { StandingMark } from './standing-mark.tsx'

type Row = { code: string; name: string; standing: Standing; value: number | null }

const listRows = query('GET /rows', {
  title: label('行', 'rows'),
  input: z.object({ period: z.string().optional() }),
  output: z.array(z.custom<Row>()),
})
const rowList = list<Row, typeof listRows.input>({
  id: 'rows',
  title: label('指标清单', 'Indicators'),
  route: listRows,
  rowKey: (row) => row.code,
  columns: [
    { key: 'name', title: label('指标', 'Indicator'), kind: 'text', text: (row) => row.name },
    {
      key: 'standing',
      title: label('灯号', 'Standing'),
      kind: 'choice',
      text: (row, language) => standingLabels[row.standing][language],
    },
    {
      key: 'value',
      title: label('本期值', 'Value'),
      kind: 'number',
      text: (row) => (row.value === null ? '缺数据' : String(row.value)),
      value: (row) => row.value,
    },
    {
      key: 'code',
      title: label('代码', 'Code'),
      kind: 'text',
      text: (row) => row.code,
      optional: true,
    },
  ],
})
const rows: Row[] = [
  { code: 'I-01', name: '高新技术企业数', standing: 'onSchedule', value: 725 },
  { code: 'I-02', name: '技术交易额', standing: 'behind', value: 52.3 },
  { code: 'I-03', name: '装配式占比', standing: 'missing', value: null },
]

function RowsPage() {
  const answer = useRoute(listRows, {})
  return (
    <Page title={label('走到哪了?', 'Where do they stand?')} answer="两项有数">
      <Loaded
        from={answer}
        empty={{
          what: label('这里是方案的指标', 'Indicators belong here'),
          who: label('由专员导入', 'The officer loads them'),
        }}
      >
        {(all) => (
          <DataTable
            list={rowList}
            input={{}}
            rows={all}
            cells={{ standing: (row) => <StandingMark standing={row.standing} /> }}
            opens={(row) => `/indicators/${row.code}`}
          />
        )}
      </Loaded>
    </Page>
  )
}

test('a list whose rows can be acted on has a box for each row and for all; another has none', async () => {
  const acting = await shown(
    <DataTable list={rowList} input={{}} rows={rows} selected={() => <b>核准</b>} />,
  )
  for (const words of ['全部选中', '选中“技术交易额”', '勾选一行或多行再办理'])
    expect(acting).toContain(words)
  expect(acting).not.toContain('<b>核准</b>')
  const reading = await shown(<DataTable list={rowList} input={{}} rows={rows} />)
  expect(reading).not.toContain('type="checkbox"')
})

test('a tick takes a row, a second one lets it go, the others stay', () => {
  const one = ticked(new Set(['I-01']), 'I-03')
  expect([...one]).toEqual(['I-01', 'I-03'])
  expect([...ticked(one, 'I-01')]).toEqual(['I-03'])
})

const view = (value: unknown) => `/?${new URLSearchParams({ rows: JSON.stringify(value) })}`

test('a page without its answer says that it waits', async () => {
  const html = await shown(<RowsPage />)
  expect(html).toContain('正在取数')
  expect(html).toContain('走到哪了?')
})

test('an empty list says what belongs there and who puts it', async () => {
  const html = await shown(<RowsPage />, { answers: [[listRows, {}, []]] })
  expect(html).toContain('这里是方案的指标')
  expect(html).toContain('由专员导入')
})

test('a full list shows heads, words, marks, count and its export', async () => {
  const html = await shown(<RowsPage />, { answers: [[listRows, {}, rows]] })
  for (const words of ['指标', '技术交易额', '滞后', '◆', '缺数据', '共 3 条', '/api/lists/rows'])
    expect(html).toContain(words)
  expect(html).not.toContain('>代码<')
})

test('the view in the address searches, sorts and filters, and says so in words', async () => {
  const html = await shown(<RowsPage />, {
    answers: [[listRows, {}, rows]],
    address: view({ search: '技术', sort: { key: 'value', descending: false }, filters: {} }),
  })
  expect(html).toContain('2 条,共 3 条')
  expect(html).toContain('含“技术”')
  expect(html.indexOf('技术交易额')).toBeLessThan(html.indexOf('高新技术企业数'))
  expect(html).toContain('aria-sort="ascending"')
})

test('a view that keeps nothing offers the way back', async () => {
  const html = await shown(<RowsPage />, {
    answers: [[listRows, {}, rows]],
    address: view({ filters: { standing: ['超前'] } }),
  })
  expect(html).toContain('没有符合条件的行')
  expect(html).toContain('清除条件')
})

test('links carry the reader’s moment only through the router, the export carries it by itself', async () => {
  const html = await shown(<RowsPage />, {
    answers: [[listRows, {}, rows]],
    address: '/?asOf=2025-04-15T00:00:00.000Z',
  })
  expect(html).toContain('asOf=2025-04-15T00%3A00%3A00.000Z')
})

const failures: [string, number, string[]][] = [
  ['a refusal of permission', 403, ['需要权限', '可由以下角色办理:统计', 'x.code']],
  ['a visitor', 401, ['需要权限', '去登录']],
  ['a missing thing', 404, ['没有找到']],
  ['a fault', 503, ['没有取到内容', '重试', 'x.code', 'C12', '单位不认识']],
]
test.each(failures)('%s says what, why and the next step', async (_, status, expected) => {
  const error = refused({
    status,
    code: 'x.code',
    message: label('可由以下角色办理:统计', 'done by statistics'),
    places: [{ at: 'C12', code: 'unit.unknown', message: label('单位不认识', 'unknown unit') }],
  })
  const html = await shown(
    <Loaded from={{ data: undefined, error, isPending: false }}>{() => null}</Loaded>,
  )
  for (const words of expected) expect(html).toContain(words)
})

test('every standing has its own shape beside its word', async () => {
  expect(new Set(Object.values(standingShapes)).size).toBe(Object.keys(standingLabels).length)
  for (const standing of Object.keys(standingLabels) as Standing[]) {
    const html = await shown(<StandingMark standing={standing} />)
    expect(html).toContain(standingShapes[standing])
    expect(html).toContain(standingLabels[standing].zh)
  }
})
