/** Every list that may be exported, with the operation that answers it. */
import { auditList } from '../modules/audit/lists.ts'
import { lines } from '../modules/audit/operations.ts'
import { type ServedList, served } from '../server/export-list.ts'

export const lists: readonly ServedList[] = [served(auditList, lines)]
