import { type Role, roleLabels } from '../../base/role.ts'
import type { AccountCard } from './schema.ts'

/** Where the persons of a demonstration district work: made-up posts, no real body's. */
const bodies: Record<Role, string> = {
  leader: '领导小组',
  officer: '区科技局',
  reporter: '区住房城乡建委',
  street: '西澜镇',
  statistics: '区统计局',
  auditor: '区审计局',
  administrator: '区大数据局',
}

/** The person as whom a visitor of a demonstration district tries a role. Has no password, ever. */
export function personOf(role: Role): AccountCard {
  return {
    account: `try-${role}`,
    name: `演示${roleLabels[role].zh}`,
    body: bodies[role],
    roles: [role],
  }
}
