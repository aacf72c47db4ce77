import { addDays } from '../../base/calendar.ts'
import { label } from '../../base/label.ts'
import type { Presence } from '../enterprises/schema.ts'
import { isHere, runsOn, type Term } from './history.ts'

/** 状态 of the ledger (formats.md §5); the last two are ours: a term to come, a firm nobody has placed. ◆ */
export const statusLabels = {
  valid: label('有效', 'valid'),
  expiring: label('180天内到期', 'ends within 180 days'),
  gap: label('空档', 'between certificates'),
  ended: label('失效', 'ended'),
  revoked: label('取消', 'revoked'),
  movedOut: label('迁出', 'moved out'),
  toCome: label('未生效', 'not begun'),
  unplaced: label('企业登记状态不明', 'firm not placed'),
} as const
export type CertificateStatus = keyof typeof statusLabels

/** Days before the end in which a certificate is told to be expiring. */
export const EXPIRING_DAYS = 180

type Firm = { presence: Presence | ''; others: readonly Term[] }

/** What a certificate is on a day; `others` are the firm's other terms of the title. */
export function certificateStatus(term: Term, firm: Firm, day: string): CertificateStatus {
  const { presence, others } = firm
  if (presence === '') return 'unplaced'
  if (presence === 'movedOut') return 'movedOut'
  if (!isHere(presence)) return 'ended'
  if (day < term.from) return 'toCome'
  const last = day <= term.to ? day : term.to
  if (!runsOn(term, last)) return 'revoked'
  if (day <= term.to) return term.to <= addDays(day, EXPIRING_DAYS) ? 'expiring' : 'valid'
  const followed = others.some((each) => each.from > term.from && each.from <= day)
  return !followed && day.slice(0, 4) === term.to.slice(0, 4) ? 'gap' : 'ended'
}
