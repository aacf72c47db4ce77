/** Everything the house can do: what the server mounts, the command line calls and OpenAPI lists. */

import * as audit from '../modules/audit/operations.ts'
import * as bulletins from '../modules/bulletins/operations.ts'
import * as expiries from '../modules/certificates/expiry-operations.ts'
import * as ladders from '../modules/certificates/ladder-operations.ts'
import * as certificateLedger from '../modules/certificates/ledger-operations.ts'
import * as stock from '../modules/certificates/stock-operations.ts'
import * as streets from '../modules/certificates/street-operations.ts'
import * as closing from '../modules/closing/operations.ts'
import * as counts from '../modules/counts/operations.ts'
import * as cultivationBridge from '../modules/cultivation/bridge-operations.ts'
import * as cultivationForecast from '../modules/cultivation/forecast-operations.ts'
import * as cultivation from '../modules/cultivation/operations.ts'
import * as cultivationOverview from '../modules/cultivation/overview-operations.ts'
import * as visits from '../modules/cultivation/visit-operations.ts'
import * as desk from '../modules/desk/operations.ts'
import * as enterpriseFile from '../modules/enterprise-file/operations.ts'
import * as enterprises from '../modules/enterprises/operations.ts'
import * as imports from '../modules/imports/operations.ts'
import * as indicators from '../modules/indicators/operations.ts'
import * as intake from '../modules/intake/operations.ts'
import * as objections from '../modules/objections/operations.ts'
import * as observations from '../modules/observations/operations.ts'
import * as packages from '../modules/packages/operations.ts'
import * as people from '../modules/people/operations.ts'
import * as plan from '../modules/plan/operations.ts'
import * as registers from '../modules/registers/ledger-operations.ts'
import * as releases from '../modules/registers/release-operations.ts'
import * as requests from '../modules/requests/operations.ts'
import * as review from '../modules/review/operations.ts'
import * as rules from '../modules/rules/operations.ts'
import * as sessions from '../modules/sessions/operations.ts'
import * as standings from '../modules/standings/operations.ts'
import type { Operation } from '../server/context.ts'
import { exportLists } from '../server/export-list.ts'
import { exportPagedLists } from '../server/export-paged-list.ts'
import { askedNames } from './asked-names.ts'
import { lists, pagedLists } from './lists.ts'

const modules = [
  people,
  sessions,
  audit,
  plan,
  indicators,
  observations,
  imports,
  intake,
  packages,
  standings,
  review,
  closing,
  objections,
  bulletins,
  rules,
  enterprises,
  enterpriseFile,
  stock,
  ladders,
  expiries,
  streets,
  certificateLedger,
  registers,
  releases,
  requests,
  counts,
  cultivation,
  cultivationBridge,
  cultivationForecast,
  cultivationOverview,
  visits,
  desk,
]

/** A module serves every operation that it exports; what it keeps to itself is not served. */
export const operations: readonly Operation[] = [
  ...modules.flatMap((module) => Object.values<unknown>(module).filter(isOperation)),
  exportLists(lists, askedNames),
  exportPagedLists(pagedLists, askedNames),
]

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'route' in value && 'run' in value
}
