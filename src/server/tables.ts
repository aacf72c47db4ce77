import type { ColumnType, Generated } from 'kysely'

/** Written as JSON text, read back as it was parsed. */
export type Json<T = unknown> = ColumnType<T, string, string>
/** A moment: written as an ISO text, read as an ISO text (the pool's type parser sees to it). */
export type Moment = ColumnType<string, string, string>

/**
 * The database as the code sees it. The kit's tables stand here; each module adds its own beside its
 * store by declaration merging (`declare module '../../server/tables.ts' { interface Tables { … } }`).
 */
export interface Tables {
  district: DistrictTable
  audit: AuditTable
}

type DistrictTable = {
  district: string
  name: string
  /** English name on screens. */
  name_en: string
  /** Administrative code; 000000 for a demonstration district, which belongs to no real unit. */
  region_code: string
  demonstration: boolean
  /** The standing clock of a demonstration district: moves one second with each action. Null: real time. */
  clock: ColumnType<string | null, string | null, string | null>
}

type AuditTable = {
  seq: Generated<string>
  district: string
  recorded_at: Moment
  account: string | null
  name: string
  action: string
  title: string
  input: Json
  from_address: string
}
