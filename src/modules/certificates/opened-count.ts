/** Where a count of the net-change table leads: how the address names it, and what is asked for its rows. */
import type { z } from 'zod'
import type { listCertificates, listMovements, listNetChange } from './routes.ts'
import { netChangeLabels } from './schema.ts'

type Column = keyof typeof netChangeLabels
/** Without a town it is the district's; an empty one is that of firms of which no town is known. */
export type OpenedCount = { column: Column; town: string | undefined }

/** 'first' of the district, 'first/西澜镇' of a town, 'first/' where the town is not known. */
export function countAddress(column: Column, town: string | null): string {
  return town === null ? column : `${column}/${town}`
}

/** Undefined where the address names no count of the table. */
export function openedCount(address: string): OpenedCount | undefined {
  const [column = '', town] = address.split('/')
  return isColumn(column) ? { column, town } : undefined
}

function isColumn(name: string): name is Column {
  return Object.hasOwn(netChangeLabels, name)
}

type Asked = z.input<typeof listNetChange.input>
type Rows =
  | { of: 'holders'; input: z.input<typeof listCertificates.input> }
  | { of: 'movements'; input: z.input<typeof listMovements.input> }

/** The question that the very rows behind a count answer; `days` are the ends of the table. */
export function rowsBehind(
  asked: Asked,
  { column, town }: OpenedCount,
  days: { from: string; on: string },
): Rows {
  const inTown = town === undefined ? {} : { town }
  if (column !== 'opening' && column !== 'closing')
    return { of: 'movements', input: { ...asked, ...inTown, column } }
  const { title, rule, excluding } = asked
  const on = column === 'opening' ? days.from : days.on
  const which = { counted: 'yes' as const, ...(excluding !== undefined && { excluding }) }
  return {
    of: 'holders',
    input: { title, on, ...(rule !== undefined && { rule }), ...which, ...inTown },
  }
}
