import type { ComponentType } from 'react'
import { type Label, label } from '../../base/label.ts'
import type { Role } from '../../base/role.ts'

/** The groups of the menu, by work and not by department. A group shows when it has an entry. */
export const groupLabels = {
  desk: label('工作台', 'Desk'),
  action: label('行动', 'Plan and targets'),
  data: label('数据', 'Data'),
  audit: label('审计', 'Audit'),
  administration: label('管理', 'Administration'),
} as const
export type Group = keyof typeof groupLabels

export type PageEntry = {
  /** `$name` parts are read with `useAddressPart('name')`. */
  path: `/${string}`
  title: Label
  /** Where it stands in the menu; without it the page has no entry there. */
  group?: Group
  /** Who sees the entry; the server decides who may. Without it everybody who has signed in. */
  roles?: readonly Role[]
  /** True for pages that stand before signing in; they have no menu beside them. */
  open?: true
  load: () => Promise<ComponentType>
}

/** Every page of the product, in the order of the menu. A module adds its lines here and nowhere else. */
export const pages: readonly PageEntry[] = []
