import { choice, label, titled } from './label.ts'

/** Posts, not people; finer relations are added beside them, not instead. */
export const roleLabels = {
  leader: label('组长', 'group leader'),
  officer: label('专员', 'plan officer'),
  reporter: label('填报', 'department reporter'),
  street: label('镇街', 'street officer'),
  statistics: label('统计', 'statistics approver'),
  auditor: label('审计', 'auditor'),
  administrator: label('管理', 'administrator'),
} as const
export const Role = choice(roleLabels).meta(titled('角色', 'role', 'Role'))
export type Role = keyof typeof roleLabels
export const allRoles = Object.keys(roleLabels) as readonly Role[]

/** The account of whoever runs the machine begins so: it holds every role and no post. */
export const MACHINE_ACCOUNT = 'system:'

/** Who reads plans, numbers and bulletins. An administrator keeps accounts and does not see business data by default. */
export const businessReaders = [
  'leader',
  'officer',
  'reporter',
  'street',
  'statistics',
  'auditor',
] as const satisfies readonly Role[]
