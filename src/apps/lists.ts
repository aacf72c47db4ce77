/** Every list that may be exported, with the operation that answers it. */
import { auditList } from '../modules/audit/lists.ts'
import { lines } from '../modules/audit/operations.ts'
import { bulletinList } from '../modules/bulletins/lists.ts'
import { list as bulletins } from '../modules/bulletins/operations.ts'
import { termEnds } from '../modules/certificates/expiry-operations.ts'
import { anyHolders } from '../modules/certificates/ladder-operations.ts'
import { list as certificates, overlaps } from '../modules/certificates/ledger-operations.ts'
import {
  anyHolderList,
  certificateList,
  movementList,
  netChangeList,
  overlapList,
  termEndLists,
} from '../modules/certificates/lists.ts'
import { moved, table as netChange } from '../modules/certificates/stock-operations.ts'
import { openItemList, verdictList } from '../modules/closing/lists.ts'
import { items, targets } from '../modules/closing/operations.ts'
import { contributionList, countList, differenceList } from '../modules/counts/lists.ts'
import { rows as contributions, list as counts, differing } from '../modules/counts/operations.ts'
import { allBridged, bridged } from '../modules/cultivation/bridge-operations.ts'
import {
  bridgedList,
  countedFirmList,
  expiringList,
  nearMissList,
  openMissList,
  streetList,
  toAskList,
  unsupportedList,
  visitList,
} from '../modules/cultivation/lists.ts'
import {
  allExpiring,
  allNearMiss,
  allOpenMiss,
  allStanding,
  allToAsk,
  allUnsupported,
  expiring,
  nearMiss,
  openMiss,
  standing,
  toAsk,
  unsupported,
} from '../modules/cultivation/operations.ts'
import { streets } from '../modules/cultivation/overview-operations.ts'
import { list as visits } from '../modules/cultivation/visit-operations.ts'
import { enterpriseList, placeList } from '../modules/enterprise-file/lists.ts'
import {
  allEnterprises,
  list as enterprises,
  places,
} from '../modules/enterprise-file/operations.ts'
import { importList } from '../modules/imports/lists.ts'
import { imports } from '../modules/imports/operations.ts'
import { intakeFirmList, intakeList, leaningList } from '../modules/intake/lists.ts'
import { firms as intakeFirms, intakes, leaning } from '../modules/intake/operations.ts'
import { ledgerList, queueList } from '../modules/observations/lists.ts'
import { list as ledger, queue } from '../modules/observations/operations.ts'
import { accountList } from '../modules/people/lists.ts'
import { accounts } from '../modules/people/operations.ts'
import { planList } from '../modules/plan/lists.ts'
import { list as plans } from '../modules/plan/operations.ts'
import { list as entries } from '../modules/registers/ledger-operations.ts'
import { registerLists } from '../modules/registers/lists.ts'
import { releaseList } from '../modules/registers/release-lists.ts'
import { release } from '../modules/registers/release-operations.ts'
import { requestList } from '../modules/requests/lists.ts'
import { all as allRequests } from '../modules/requests/operations.ts'
import { settingList } from '../modules/review/lists.ts'
import { settings } from '../modules/review/operations.ts'
import { programmeList, rulePointList } from '../modules/rules/lists.ts'
import { points as rulePoints, list as rules } from '../modules/rules/operations.ts'
import { sessionList } from '../modules/sessions/lists.ts'
import { sessions } from '../modules/sessions/operations.ts'
import { standingList } from '../modules/standings/lists.ts'
import { list as standings } from '../modules/standings/operations.ts'
import { type ServedList, served } from '../server/export-list.ts'
import { type ServedPagedList, servedPaged } from '../server/export-paged-list.ts'

export const lists: readonly ServedList[] = [
  served(accountList, accounts),
  served(sessionList, sessions),
  served(auditList, lines),
  served(planList, plans),
  served(settingList, settings),
  served(standingList, standings),
  served(importList, imports),
  served(intakeList, intakes),
  served(intakeFirmList, intakeFirms),
  served(leaningList, leaning),
  served(bulletinList, bulletins),
  served(ledgerList, ledger),
  served(queueList, queue),
  served(verdictList, targets),
  served(openItemList, items),
  served(programmeList, rules),
  served(rulePointList, rulePoints),
  served(certificateList, certificates),
  served(anyHolderList, anyHolders),
  served(movementList, moved),
  served(overlapList, overlaps),
  ...Object.values(termEndLists).map((list) => served(list, termEnds)),
  served(netChangeList, netChange),
  served(countList, counts),
  served(contributionList, contributions),
  served(differenceList, differing),
  ...Object.values(registerLists).map((list) => served(list, entries)),
  served(releaseList, release),
  served(streetList, streets),
  served(visitList, visits),
  served(requestList, allRequests),
  served(placeList, places),
]

/** Every list too long for a browser, with what answers a page of it and what reads all of it. */
export const pagedLists: readonly ServedPagedList[] = [
  servedPaged(enterpriseList, enterprises, allEnterprises),
  servedPaged(nearMissList, nearMiss, allNearMiss),
  servedPaged(openMissList, openMiss, allOpenMiss),
  servedPaged(toAskList, toAsk, allToAsk),
  servedPaged(expiringList, expiring, allExpiring),
  servedPaged(unsupportedList, unsupported, allUnsupported),
  servedPaged(countedFirmList, standing, allStanding),
  servedPaged(bridgedList, bridged, allBridged),
]
