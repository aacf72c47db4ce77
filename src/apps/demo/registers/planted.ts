/**
 * The officer's own tables of September 2025, with errors planted in them, and the answer key: what the
 * import centre must say of which row.
 */
import { addDays } from '../../../base/calendar.ts'
import type { Observation } from '../../../modules/observations/schema.ts'
import { entriesOf } from './entries.ts'
import type { DemoEntry } from './entry.ts'
import { type DemoFiling, filingsOf } from './filings.ts'
import type { DemoFirm } from './firms.ts'
import {
  type Cells,
  fullWidth,
  otherCode,
  type Plant,
  type Planted,
  planted,
  put,
  wrongCheck,
} from './planting.ts'
import type { World } from './world.ts'

export type PlantedTable = {
  file: string
  kind: string
  sheet: string
  titles: string[]
  rows: (string | null)[][]
  /** Row numbers as a table program shows them; the heading is row 1. */
  key: Planted[]
}

/** What nobody could have known in September is not in the tables. */
const SETTLED = '2025-07-01'

export function plantedTables(world: World, observations: readonly Observation[]): PlantedTable[] {
  return [firmTable(world), certificateTable(world), ...entryTables(world, observations)]
}

const from = (first: number, count: number) =>
  Array.from({ length: count }, (_each, index) => first + index * 37)

const firmTitles = [
  ...['序号', '统一社会信用代码', '企业名称', '注册地镇街', '行业代码', '成立日期', '登记状态'],
  ...['迁出日期', '年度', '营业收入(万元)', '职工总数'],
]

function firmTable(world: World): PlantedTable {
  const figures = lastFigures(world)
  const rows = settledFirms(world).map(({ firm, index }, at): Cells => {
    const said = figures.get(index)
    const revenue = said?.['营业收入']?.replace(/0000$/, '') ?? null
    const status = '在本区登记'
    return [
      ...[String(at + 1), firm.code, firm.name, firm.town, firm.industry, firm.founded, status],
      ...[null, revenue === null ? null : '2024', revenue, said?.['职工总数'] ?? null],
    ]
  })
  const file = 'jianglan-enterprises-2025-09.xlsx'
  return { file, kind: 'enterprises', sheet: '企业台账', ...planted(firmTitles, rows, firmPlants) }
}

const firmPlants: Plant[] = [
  {
    code: 'codeNormalised',
    column: '统一社会信用代码',
    error: '全角代码',
    at: from(20, 8),
    change: (cells) => put(cells, 1, fullWidth(cells[1] ?? '')),
  },
  {
    code: 'codeScientific',
    column: '统一社会信用代码',
    error: '代码成了 9.1E+17',
    at: from(400, 3),
    change: (cells) => put(cells, 1, '9.1E+17'),
  },
  {
    code: 'codeCheck',
    column: '统一社会信用代码',
    error: '校验位错',
    at: from(700, 5),
    change: (cells) => put(cells, 1, wrongCheck(cells[1] ?? '')),
  },
  {
    code: 'noSuchDay',
    column: '成立日期',
    error: '写错月份',
    at: from(1_100, 4),
    change: (cells) => put(cells, 5, `${(cells[5] ?? '').slice(0, 4)}-13-05`),
  },
  {
    code: 'codeTwoNames',
    column: '企业名称',
    error: '一码两名(更名)',
    at: from(1_500, 5),
    change: (cells) => put(cells, 2, (cells[2] ?? '').replace('江澜', '江澜新')),
  },
  {
    code: 'moved',
    column: '登记状态',
    error: '已迁出仍在册',
    at: from(2_000, 5),
    change: (cells) => put(put(cells, 6, '已迁出'), 7, '2025-08-20'),
  },
  {
    code: 'needsReason',
    column: '营业收入(万元)',
    error: '与已报的不同(更正)',
    at: from(2_400, 4),
    change: (cells) => put(cells, 9, `${cells[9] ?? '1'}7`),
  },
  {
    code: 'repeated',
    column: '',
    error: '同一行重复',
    at: from(2_800, 5),
    change: (cells) => cells,
    added: true,
  },
  {
    code: 'duplicateRow',
    also: 'needsReason',
    column: '职工总数',
    error: '同一户同一年两个数',
    at: from(3_200, 4),
    change: (cells) => put(cells, 10, `${Number(cells[10] ?? 1) + 11}`),
    added: true,
  },
  {
    code: 'nameTwoCodes',
    column: '企业名称',
    error: '一名两码',
    at: from(3_600, 4),
    change: (cells, index) => put(cells, 1, otherCode(index)),
    added: true,
  },
]

const certificateTitles = [
  ...['统一社会信用代码', '企业名称', '称号类别', '证书编号', '认定批次', '发证日', '有效期起'],
  ...['有效期止', '首次/重新'],
]

/** The list of the last two years; terms that overlap, ends before beginnings, codes of another firm. */
function certificateTable(world: World): PlantedTable {
  const settled = new Map(settledFirms(world).map(({ firm, index }) => [index, firm]))
  const rows = world.certificates.flatMap((each, index): Cells[] => {
    const firm = settled.get(each.firm)
    const listed = each.title === 'hnte' && each.from >= '2023-10-01' && each.from < SETTLED
    if (firm === undefined || !listed) return []
    const number = `GR${each.from.slice(0, 4)}000000${String(index + 1).padStart(5, '0')}`
    const award = each.award === 'first' ? '首次认定' : '重新认定'
    return [
      [
        ...[firm.code, firm.name, '高新技术企业', number, `${each.from.slice(0, 7)}批次`],
        ...[each.from, each.from, each.to, award],
      ],
    ]
  })
  const plants: Plant[] = [
    {
      code: 'overlap',
      column: '有效期起',
      error: '同一称号两段有效期重叠',
      at: from(30, 4),
      change: (cells, index) =>
        put(put(put(cells, 3, `GR2025000000${90_000 + index}`), 6, '2025-03-01'), 7, '2028-02-29'),
      added: true,
    },
    {
      code: 'endsBeforeBegins',
      column: '有效期止',
      error: '止期早于起期',
      at: from(45, 3),
      change: (cells) => put(cells, 7, addDays(cells[6] ?? SETTLED, -30)),
    },
    {
      code: 'codeNormalised',
      column: '统一社会信用代码',
      error: '全角代码',
      at: from(60, 3),
      change: (cells) => put(cells, 0, fullWidth(cells[0] ?? '')),
    },
    {
      code: 'codeTwoNames',
      column: '企业名称',
      error: '名称与代码不符',
      at: from(52, 3),
      change: (cells) => put(cells, 1, `${cells[1] ?? ''}分厂`),
    },
  ]
  const file = 'jianglan-certificates-2025-09.xlsx'
  const sheet = '高新技术企业名单'
  return { file, kind: 'certificates', sheet, ...planted(certificateTitles, rows, plants) }
}

const contractTitles = [
  ...['合同登记编号', '统一社会信用代码', '单位名称', '合同类别', '方向'],
  ...['成交额(元)', '登记月份', '登记日期'],
]
const farmlandTitles = ['编号', '项目', '类别', '图斑号', '面积(亩)', '建成日期', '所属单位']

function entryTables(world: World, observations: readonly Observation[]): PlantedTable[] {
  const entries = entriesOf(world, observations)
  const contracts = entries.filter(
    ({ register, onDate, corrects, key }) =>
      register === 'technologyContract' &&
      onDate >= '2025-04-01' &&
      onDate < SETTLED &&
      corrects === undefined &&
      !entries.some((other) => other.key === key && other.corrects !== undefined),
  )
  const parcels = entries.filter(
    ({ register, onDate }) => register === 'farmland' && onDate.startsWith('2025-08'),
  )
  return [contractTable(world, contracts), farmlandTable(parcels)]
}

function contractTable({ firms }: World, contracts: readonly DemoEntry[]): PlantedTable {
  const rows = contracts.map((each): Cells => {
    const firm = firms[each.firm ?? 0]
    const { kind = '', side = '', amount = '', month = '' } = each.facts
    return [each.key, firm?.code ?? '', firm?.name ?? '', kind, side, amount, month, each.onDate]
  })
  const plants: Plant[] = [
    {
      code: 'monthDiffers',
      also: 'needsReason',
      column: '登记月份',
      error: '写错月份',
      at: [5, 25],
      change: (cells) => put(cells, 6, '2025-01'),
    },
    {
      code: 'late',
      column: '登记日期',
      error: '迟报的合同',
      at: [12, 40],
      change: (cells, index) =>
        put(put(put(cells, 0, `JS2025Q19${index}`), 6, '2025-03'), 7, '2025-03-18'),
      added: true,
    },
    {
      code: 'needsReason',
      column: '成交额(元)',
      error: '与已登记的不同(更正)',
      at: [50],
      change: (cells) => put(cells, 5, `${cells[5] ?? ''}0`),
    },
  ]
  const file = 'jianglan-contracts-2025-09.xlsx'
  const sheet = '技术合同登记'
  return { file, kind: 'technologyContract', sheet, ...planted(contractTitles, rows, plants) }
}

function farmlandTable(parcels: readonly DemoEntry[]): PlantedTable {
  const rows = parcels.map(({ key, facts, onDate, holder }): Cells => {
    const { work = '', kind = '', parcel = '', area = '' } = facts
    return [key, work, kind, parcel, area, onDate, holder]
  })
  const plants: Plant[] = [
    {
      code: 'parcelShared',
      column: '图斑号',
      error: '两个项目的地块重叠',
      at: [2, 6],
      change: (cells, index) => put(put(cells, 0, `NT-CD-${index}`), 1, '2025年灌溉提升项目'),
      added: true,
    },
  ]
  const file = 'jianglan-farmland-2025-09.xlsx'
  return { file, kind: 'farmland', sheet: '地块台账', ...planted(farmlandTitles, rows, plants) }
}

/** Firms of which nothing changed lately: whatever a table says otherwise of them was planted. */
function settledFirms(world: World): { firm: DemoFirm; index: number }[] {
  const moved = new Set(world.moves.map(({ firm }) => firm))
  return world.firms.flatMap((firm, index) =>
    world.here.has(index) && !moved.has(index) && firm.formerly === undefined
      ? [{ firm, index }]
      : [],
  )
}

function lastFigures(world: World): Map<number, DemoFiling['figures']> {
  const own = filingsOf(world).filter(
    ({ year, sourceClass }) => year === 2024 && sourceClass !== 'survey',
  )
  return new Map(own.map(({ firm, figures }) => [firm, figures]))
}
