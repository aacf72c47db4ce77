import type { z } from 'zod'
import { clockDate } from '../../base/calendar.ts'
import type { New, SourceClass } from '../../base/recorded.ts'
import type { Context } from '../../server/context.ts'
import { figureFault } from './catalogue.ts'
import { catalogueIn } from './catalogue-store.ts'
import { valueFault } from './fact-rules.ts'
import { normalName } from './firm-name.ts'
import { factsOf, filingsOf } from './history-store.ts'
import { refuseEnterprise } from './problems.ts'
import {
  aliasesAt,
  enterFacts,
  enterFilings,
  enterResolutions,
  firmsByCode,
  mergesNow,
} from './register-operations.ts'
import type * as routes from './routes.ts'
import {
  type EnterpriseFact,
  type FactKind,
  type Firm,
  factKindLabels,
  resolutionLabels,
} from './schema.ts'
import { typedCode } from './typed-code.ts'

type Input<R extends { input: z.ZodType }> = z.output<R['input']>

/** What an act of ours appends besides its own fields: the paper it rests on. */
export const resting = (ground: string, sourceClass: SourceClass = 'administrative') => ({
  source: { document: ground, confidence: 'ownFile' as const },
  sourceClass,
  supersedes: null,
  reason: '',
  importId: null,
})

export async function registering(
  context: Context,
  input: Input<typeof routes.registerFirm>,
): Promise<Firm> {
  const code = typedCode(input.code)
  const known = (await firmsByCode(context, [code])).get(code)
  if (known !== undefined) refuseEnterprise('alreadyRegistered', { code, name: known.name })
  const { name, town, park, industry, founded, since, from, ground } = input
  if (since < founded) refuseEnterprise('beforeRegistration', { day: since, registered: founded })
  const presence = from === '' ? 'here' : 'movedIn'
  const stated: [FactKind, string, string][] = [
    ['name', name, ''],
    ['town', town, ''],
    ['park', park, ''],
    ['industry', industry, industry === '' ? '' : '2017'],
    ['founded', founded, ''],
    ['presence', presence, from],
  ]
  const rows = stated
    .filter(([, value]) => value !== '')
    .map(([kind, value, detail]) => ({
      ...{ ...resting(ground), code, kind, value, detail, validFrom: since },
    }))
  await refuseValues(context, rows)
  await enterFacts(context, rows)
  return firmOf(context, code)
}

export async function recordingFact(
  context: Context,
  input: Input<typeof routes.recordFact>,
): Promise<Firm> {
  const { kind, detail, validFrom, sourceClass, ground } = input
  if (sourceClass === 'survey') refuseEnterprise('surveyFact')
  const code = await knownCode(context, input.code)
  const value = kind === 'name' ? normalName(input.value) : input.value
  const row = { ...resting(ground, sourceClass), code, kind, value, detail, validFrom }
  await refuseValues(context, [row])
  const now = (await factsOn(context, code, validFrom)).find(
    (fact) => fact.kind === kind && (kind !== 'segment' || fact.detail === detail),
  )
  if (now?.value === value && now.detail === detail)
    refuseEnterprise('unchanged', { kind: factKindLabels[kind].zh, value, day: validFrom })
  await enterFacts(context, [row])
  return firmOf(context, code)
}

/** Facts of a firm that had begun by a day and count, newest first. */
export async function factsOn(context: Context, code: string, day: string) {
  const { db, scope, asOf } = context
  const facts = await factsOf(db, scope, { codes: [code], asOf })
  return facts.filter(({ counts, validFrom }) => counts && validFrom <= day)
}

export async function correctingFact(
  context: Context,
  input: Input<typeof routes.correctFact>,
): Promise<Firm> {
  const { id, value, detail, validFrom, reason, ground } = input
  const code = typedCode(input.code)
  const { db, scope, asOf } = context
  const facts = await factsOf(db, scope, { codes: [code], asOf })
  const fact =
    facts.find((each) => each.id === id && each.counts) ?? refuseEnterprise('noSuchFact', { id })
  const { kind } = fact
  // What a survey was once let say is put right from another source.
  const sourceClass = fact.sourceClass === 'survey' ? 'administrative' : fact.sourceClass
  const row = { ...resting(ground, sourceClass), code, kind, value, detail, validFrom }
  await refuseValues(context, [row])
  if (fact.value === value && fact.detail === detail && fact.validFrom === validFrom)
    refuseEnterprise('unchanged', { kind: factKindLabels[kind].zh, value, day: validFrom })
  await enterFacts(context, [{ ...row, supersedes: id, reason }])
  return firmOf(context, code)
}

export async function resolving(
  context: Context,
  input: Input<typeof routes.resolveCodes>,
): Promise<Firm> {
  const code = typedCode(input.code)
  const other = typedCode(input.other)
  if (code === other) refuseEnterprise('sameCode', { code })
  for (const each of [code, other]) await knownCode(context, each)
  const aliases = await aliasesAt(context)
  const root = (each: string) => aliases.get(each) ?? each
  const isOne = root(code) === root(other)
  const { decision, ground } = input
  if (isOne === (decision === 'merged'))
    refuseEnterprise('alreadyDecided', { code, other, decision: resolutionLabels[decision].zh })
  const into = await mergesNow(context)
  if (decision === 'merged') {
    // The code would be taken away from the firm it went into, and all that went with it.
    const before = into.get(other)
    if (before !== undefined) refuseEnterprise('mergedBefore', { other, into: before })
  } else refuseIndirect(into, { code, other })
  await enterResolutions(context, [{ ...resting(ground), code, other, decision }])
  return firmOf(context, code)
}

/** Only a decision on these very two can be taken back: of a chain the first link is named. */
function refuseIndirect(
  into: ReadonlyMap<string, string>,
  { code, other }: { code: string; other: string },
): void {
  if (into.get(other) === code || into.get(code) === other) return
  const [from, to] = [other, code].flatMap((each) => {
    const next = into.get(each)
    return next === undefined ? [] : [each, next]
  })
  refuseEnterprise('mergedThrough', { code, other, from: from ?? other, to: to ?? code })
}

export async function recordingFiling(
  context: Context,
  input: Input<typeof routes.recordFiling>,
): Promise<{ id: string }> {
  const { year, sourceClass, purpose, state, figures, supersedes, reason, ground, place } = input
  const code = await knownCode(context, input.code)
  if (sourceClass === 'survey' && purpose !== 'statistics') refuseEnterprise('surveyPurpose')
  if (year > Number(clockDate(context.now).slice(0, 4))) refuseEnterprise('futureYear', { year })
  await refuseFigures(context, figures)
  if (supersedes !== null) {
    if (reason === '') refuseEnterprise('correctionNeedsReason')
    const { db, scope, asOf } = context
    const papers = await filingsOf(db, scope, { codes: [code], asOf })
    const before =
      papers.find((each) => each.id === supersedes && each.counts && each.year === year) ??
      refuseEnterprise('noSuchFiling', { id: supersedes, year })
    // A correction must not hand what was gathered for statistics to another use, nor hide where it came from.
    if ((before.sourceClass === 'survey') !== (sourceClass === 'survey'))
      refuseEnterprise('surveyData')
  }
  const rest = resting(ground, sourceClass)
  const source = { ...rest.source, ...(place !== '' && { clause: place }) }
  const row = { ...rest, source, code, year, purpose, state, figures }
  const [id = ''] = await enterFilings(context, [{ ...row, supersedes, reason }])
  return { id }
}

async function refuseFigures(
  { services }: Context,
  figures: Readonly<Record<string, string>>,
): Promise<void> {
  const { figures: known } = await catalogueIn(services.contentFolder)
  for (const [field, value] of Object.entries(figures)) {
    const kind = known.find(({ name }) => name === field)
    if (kind === undefined) refuseEnterprise('unknownFigure', { field })
    else {
      const fault = figureFault(kind, value)
      if (fault !== undefined)
        refuseEnterprise('badFigure', { field, value, expected: fault.zh, expectedEn: fault.en })
    }
  }
}

async function refuseValues(
  { services, now }: Context,
  rows: readonly Pick<New<EnterpriseFact>, 'code' | 'kind' | 'value' | 'detail'>[],
): Promise<void> {
  const { industries } = await catalogueIn(services.contentFolder)
  for (const { code, kind, value, detail } of rows) {
    const about = { industries, today: clockDate(now) }
    const fault = valueFault(kind, { code, value, detail }, about)
    if (fault !== undefined)
      refuseEnterprise('badValue', {
        kind: factKindLabels[kind].zh,
        value,
        fault: fault.zh,
        faultEn: fault.en,
      })
  }
}

/** The code as typed, when a firm stands behind it. */
export async function knownCode(context: Context, typed: string): Promise<string> {
  const code = typedCode(typed)
  await firmOf(context, code)
  return code
}

export async function firmOf(context: Context, code: string): Promise<Firm> {
  return (await firmsByCode(context, [code])).get(code) ?? refuseEnterprise('noSuchFirm', { code })
}
