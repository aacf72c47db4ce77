import type { Context, Database } from '../../src/server/context.ts'
import type { BenchResult } from '../result.ts'

/** What every group of cases is given: the loaded register and the product serving it. */
export type House = {
  db: Database
  /** Where the running database keeps its data. */
  folder: string
  /** An officer of the loaded district. */
  context: Context
  /** How many firms there are. */
  rows: number
  address: string
  /** The signed-in officer's. */
  cookie: string
  /** Resident peak of the server in megabytes, PostgreSQL left out. */
  serverPeakMB: () => number
  say: (line: string) => void
}

/** A group of cases; each file of this folder brings one. */
export type Group = (house: House) => Promise<BenchResult[]>
