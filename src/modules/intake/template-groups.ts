/** A template of many columns in groups that a spreadsheet can fold: the basic ones first, then what few fill in. */
import type { FieldColumn, Kind } from './kind.ts'
import { movingColumns } from './moving-columns.ts'

/** Fewer columns than this fit a screen or two and need no groups. */
const MANY = 30

const groups = {
  basic: { zh: '基本信息', fill: 'E8EEF7' },
  moving: { zh: '迁移和登记状态', fill: 'FDF3DC' },
  yearly: { zh: '年度数据(按年填,一行一年)', fill: 'E6F2EA' },
} as const
type Group = keyof typeof groups

export type ColumnGroup = { zh: string; fill: string; folds: boolean }

/** The group of each column in its place; undefined where a template is short. */
export function columnGroups(kind: Kind): ColumnGroup[] | undefined {
  if (kind.columns.length < MANY) return undefined
  const moving = new Set(movingColumns().map(({ field }) => field))
  const year = kind.columns.findIndex(({ field }) => field === 'year')
  return kind.columns.map((column, at) => {
    const group = groupOf(column, { moving, isYearly: year >= 0 && at >= year })
    return { ...groups[group], folds: group !== 'basic' && column.field !== 'year' }
  })
}

type Known = { moving: ReadonlySet<string>; isYearly: boolean }

function groupOf({ field }: FieldColumn, { moving, isYearly }: Known): Group {
  if (isYearly) return 'yearly'
  return moving.has(field) ? 'moving' : 'basic'
}
