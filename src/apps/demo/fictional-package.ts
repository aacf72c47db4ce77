/**
 * The fictional district's plan package: the renamed text as read, with its own cards, targets and
 * owners.
 */
import { z } from 'zod'
import { Decimal } from '../../base/decimal.ts'
import { Period } from '../../base/period.ts'
import { Definition, type YearlyTarget } from '../../modules/indicators/schema.ts'
import { Operator, PlanPackage, type PlanReading, PlanRelation } from '../../modules/plan/schema.ts'
import { Judgement } from '../../modules/standings/schema.ts'
import { clauseHolding, withReading } from './adopt-reading.ts'
import { type Substitutions, substitutedIn } from './substitution.ts'

const Curve = z.record(z.string(), z.number().int()).nullable()

const Card = Definition.omit({
  version: true,
  direction: true,
  scope: true,
  effectiveFrom: true,
  comparability: true,
  basis: true,
}).extend({
  targetUnit: z.string(),
  baseYear: z.number().int().optional(),
  years: z.record(z.string(), z.object({ operator: Operator, value: Decimal })),
  curve: Curve,
  curveReason: z.string(),
  revised: z
    .object({
      year: z.string(),
      curve: Curve,
      reason: z.string(),
      document: z.string(),
      date: z.iso.date(),
    })
    .optional(),
})
type Card = z.infer<typeof Card>

export const Cards = z.object({ document: z.string(), decided: z.string(), cards: z.array(Card) })
export type Cards = z.infer<typeof Cards>

export const FictionalDistrict = PlanPackage.pick({
  id: true,
  title: true,
  titleEn: true,
  district: true,
  document: true,
}).extend({
  bases: z.record(z.string(), PlanPackage.shape.targets.element.shape.base.unwrap()),
  bodies: z.array(z.string()),
  owners: z.array(z.object({ text: z.string(), lead: z.string(), with: z.array(z.string()) })),
  relations: z.array(
    PlanRelation.extend({
      targets: z
        .array(
          PlanRelation.shape.targets
            .unwrap()
            .element.omit({ indicator: true })
            .extend({ code: z.string() }),
        )
        .default([]),
    }),
  ),
  judgements: z.array(Judgement.extend({ code: z.string(), period: Period })),
})
export type FictionalDistrict = z.infer<typeof FictionalDistrict>

export type Making = {
  real: PlanPackage
  table: Substitutions
  /** The renamed text and what a reader finds in it. */
  source: string
  reading: PlanReading
  cards: Cards
  own: FictionalDistrict
}

export function fictionalPackage({
  real,
  table,
  source,
  reading,
  cards,
  own,
}: Making): PlanPackage {
  const renamed = substitutedIn(real, table)
  const plan: PlanPackage = {
    ...renamed,
    id: own.id,
    title: own.title,
    titleEn: own.titleEn,
    district: own.district,
    document: own.document,
    unclear: renamed.unclear.map((each) => ({ ...each, known: '原文未展开,不得自拟' })),
    targets: renamed.targets.map((each) => ({ ...each, base: own.bases[each.code] ?? each.base })),
  }
  const read = withReading(plan, reading, source)
  return PlanPackage.parse({
    ...read,
    owners: ownersOf(read, { cards, own, source }),
    relations: own.relations.map((relation) => ({
      ...relation,
      targets: relation.targets.map(({ code, ...target }) => ({
        ...target,
        indicator: read.targets.find((each) => each.code === code)?.indicator ?? code,
      })),
    })),
    definitions: cards.cards.map((card) => definitionOf(card, own)),
    yearlyTargets: cards.cards.flatMap((card) => yearlyTargetsOf(card, cards)),
  })
}

function ownersOf(
  plan: PlanPackage,
  { cards, own, source }: Pick<Making, 'cards' | 'own' | 'source'>,
): PlanPackage['owners'] {
  const clauses = own.owners.map((each) => ({
    clause: clauseHolding(plan, source, each.text),
    leadBody: each.lead,
    responsibleBodies: each.with,
    confidence: 'demonstration' as const,
  }))
  const targets = plan.targets.map((target) => ({
    clause: target.clause,
    leadBody: cards.cards.find((card) => card.code === target.code)?.leadBody ?? '',
    responsibleBodies: [],
    confidence: 'demonstration' as const,
  }))
  return [...targets, ...clauses]
}

function definitionOf(card: Card, own: FictionalDistrict): Definition {
  const { targetUnit: _unit, baseYear: _base, years: _years, curve: _curve, ...rest } = card
  const { curveReason: _reason, revised: _revised, ...definition } = rest
  return {
    ...definition,
    version: 1,
    direction: 'up',
    scope: 'whole',
    effectiveFrom: '2022-01-01',
    comparability: 'first',
    basis: { ...own.document.source, document: '江澜区产业创新指标口径汇编(演示)' },
  }
}

function yearlyTargetsOf(card: Card, { document, decided }: Cards): YearlyTarget[] {
  const at = (text: string, year: string) => text.replace('{year}', year)
  return Object.entries(card.years).flatMap(([year, promise]) => {
    const first: YearlyTarget = {
      code: card.code,
      year: Number(year),
      version: 1,
      ...promise,
      unit: card.targetUnit,
      curve: curveOf(card.curve, year),
      ...(card.baseYear === undefined ? {} : { baseYear: card.baseYear }),
      reason: card.curveReason,
      source: {
        document: at(document, year),
        // The first year's targets came with the plan itself.
        date: year === '2022' ? '2022-10-25' : at(decided, year),
        confidence: 'demonstration',
      },
    }
    const { revised } = card
    if (revised?.year !== year) return [first]
    const source = {
      document: revised.document,
      date: revised.date,
      confidence: 'demonstration' as const,
    }
    return [
      first,
      { ...first, version: 2, curve: curveOf(revised.curve, year), reason: revised.reason, source },
    ]
  })
}

function curveOf(curve: Card['curve'], year: string): YearlyTarget['curve'] {
  return (
    curve &&
    Object.entries(curve).map(([within, basisPoints]) => ({
      period: Period.parse(`${year}${within}`),
      basisPoints,
    }))
  )
}
