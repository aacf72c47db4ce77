/** 附件3 镇街(园区)科技创新工作情况表: groups by stock, ranked by net change, and only on approved numbers. */
import { label } from '../../base/label.ts'
import { type NetChange, netChangeLabels } from './schema.ts'

/** What a town's officers did in the period; null where nobody keeps it. */
export type Service = { visits: number | null; requestsClosed: number | null }

export const groupLabels = {
  A: label('A组(存量较多)', 'group A (larger stock)'),
  B: label('B组(存量较少)', 'group B (smaller stock)'),
} as const

export type StreetRow = Service & {
  town: string
  group: keyof typeof groupLabels
  /** Within its group; ties share a rank (1, 1, 3). Null: the numbers are not approved (GT-22). */
  rank: number | null
  stock: number
  first: number
  /** Terms that came to their end: lapsed and renewed ones. ◆ */
  ended: number
  renewed: number
  net: number
  /** Net change by opening stock, in basis points; null when the opening is nought. */
  netBasisPoints: number | null
}

/** The columns of formats.md §1, 附件3, in their order; 灯号 is empty until a town has a target of its own. */
export const streetTitles = [
  label('位次', 'Rank'),
  label('镇街', 'Town'),
  label('高企存量', 'Stock'),
  netChangeLabels.first,
  label('到期', 'Ended'),
  label('续认', 'Renewed'),
  label('净增', 'Net change'),
  label('净增率', 'Net change rate'),
  label('走访', 'Visits'),
  label('诉求办结', 'Requests closed'),
  label('灯号', 'Standing'),
] as const

export const unapproved = label('未核准,不参与排名', 'not approved, so not ranked')

type Asked = {
  towns: readonly { town: string; net: NetChange }[]
  services: ReadonlyMap<string, Service>
  /** Whether the statistics office approved the district's value of the period. */
  approved: 'yes' | 'no'
}

const nobody: Service = { visits: null, requestsClosed: null }

/**
 * Towns in two groups of like stock: A the upper half, B the lower; towns of one stock stay together. ◆
 * Firms whose town nobody recorded are in no row.
 */
export function streetTable({ towns, services, approved }: Asked): StreetRow[] {
  const named = towns.filter(({ town }) => town !== '')
  const smallestOfA = lowerBound(named.map(({ net }) => net.closing))
  const rows = named.map(({ town, net }): StreetRow => {
    const change = net.closing - net.opening
    return {
      town,
      group: net.closing >= smallestOfA ? 'A' : 'B',
      rank: null,
      stock: net.closing,
      first: net.first,
      ended: net.lapsed + net.renewed,
      renewed: net.renewed,
      net: change,
      netBasisPoints: net.opening === 0 ? null : Math.round((10_000 * change) / net.opening),
      ...(services.get(town) ?? nobody),
    }
  })
  return rows
    .map((row) => ({ ...row, rank: approved === 'yes' ? rankOf(row, rows) : null }))
    .toSorted(inOrder)
}

/** The smallest stock of the upper half; of an odd number the middle one is above. */
function lowerBound(stocks: readonly number[]): number {
  const sorted = stocks.toSorted((a, b) => b - a)
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? 0
}

function rankOf({ group, net }: StreetRow, rows: readonly StreetRow[]): number {
  return 1 + rows.filter((other) => other.group === group && other.net > net).length
}

function inOrder(a: StreetRow, b: StreetRow): number {
  if (a.group !== b.group) return a.group < b.group ? -1 : 1
  if (a.rank !== null && b.rank !== null && a.rank !== b.rank) return a.rank - b.rank
  return a.town.localeCompare(b.town, 'zh-Hans-CN')
}
