import { businessReaders, type Role } from '../../base/role.ts'
import { type Context, implement } from '../../server/context.ts'
import { inTurn } from '../../server/in-turn.ts'
import {
  correctingFact,
  recordingFact,
  recordingFiling,
  registering,
  resolving,
} from './act-operations.ts'
import type { Catalogue } from './catalogue.ts'
import { catalogueIn } from './catalogue-store.ts'
import { membersOf } from './code-aliases.ts'
import { factsOf, filingsOf, resolutionsOf } from './history-store.ts'
import { recordingMove } from './move-operations.ts'
import { aliasesAt } from './register-operations.ts'
import {
  correctFact,
  listFigureKinds,
  recordFact,
  recordFiling,
  recordMove,
  registerFirm,
  resolveCodes,
} from './routes.ts'

// biome-ignore lint/performance/noBarrelFile: neighbours find all doors here; they are written apart so that a file fits in the head
export { factsSince, pairsDecided, papersOf, refuseUnknownTown } from './known-operations.ts'
export { firmBatches, firmPage } from './list-operations.ts'
export {
  aliasesAt,
  currentFigures,
  enterFacts,
  enterFilings,
  enterFirmBlock,
  enterResolutions,
  firmsByCode,
  firmsByName,
  placesNamed,
  refreshFirms,
} from './register-operations.ts'

const writers = ['officer', 'reporter'] as const satisfies readonly Role[]

function afterOthers<Input, Answer>(run: (context: Context, input: Input) => Promise<Answer>) {
  return async (context: Context, input: Input) => run(await inTurn(context, 'enterprises'), input)
}

export const register = implement(registerFirm, { may: writers, run: afterOthers(registering) })
export const record = implement(recordFact, { may: writers, run: afterOthers(recordingFact) })
export const correct = implement(correctFact, { may: writers, run: afterOthers(correctingFact) })
export const move = implement(recordMove, {
  may: [...writers, 'street'],
  run: afterOthers(recordingMove),
})
export const resolve = implement(resolveCodes, { may: ['officer'], run: afterOthers(resolving) })
export const figureKinds = implement(listFigureKinds, {
  may: businessReaders,
  sameForAll: true,
  async run({ services }) {
    const { figures } = await catalogueIn(services.contentFolder)
    return figures
  },
})
export const file = implement(recordFiling, { may: writers, run: afterOthers(recordingFiling) })

/** All that was ever recorded of a firm, its other codes included, with what of it counts. */
export async function historyOf(context: Context, code: string) {
  const { db, scope, asOf } = context
  const codes = membersOf([code], await aliasesAt(context))
  const asked = { codes, asOf }
  const [facts, filings, resolutions] = await Promise.all([
    factsOf(db, scope, asked),
    filingsOf(db, scope, asked),
    resolutionsOf(db, scope, asked),
  ])
  return { codes, facts, filings, resolutions }
}

/** Figures and industries that the register knows. */
export function catalogue({ services }: Context): Promise<Catalogue> {
  return catalogueIn(services.contentFolder)
}
