import { businessReaders } from '../../base/role.ts'
import { converted } from '../../base/unit.ts'
import { type Context, implement } from '../../server/context.ts'
import { amend, packages, read } from '../plan/operations.ts'
import type { PlanPackage } from '../plan/schema.ts'
import { checkCurve } from './curve.ts'
import { definitionsOf, yearlyTargetHistory } from './definitions.ts'
import { refuseIndicator } from './problems.ts'
import {
  listDefinitions,
  readIndicator,
  reviseDefinition,
  reviseTarget,
  setYearlyTarget,
} from './routes.ts'
import type { Definition } from './schema.ts'

export const definitions = implement(listDefinitions, {
  may: businessReaders,
  async run(context) {
    const plans = await packages.run(context, {})
    return [...definitionsOf(plans.map((each) => each.package)).values()].flat()
  },
})

export const indicator = implement(readIndicator, {
  may: businessReaders,
  async run(context, { plan, code }) {
    const { package: content } = await read.run(context, { plan })
    const cards = await cardsOf(context, code)
    const targets = content.targets.filter((each) => each.code === code)
    return {
      definitions: cards,
      targets: targets.sort((a, b) => b.version - a.version),
      yearlyTargets: yearlyTargetHistory(content, code),
      owners: ownersOf(content, targets, cards[0]),
    }
  },
})

/** The card's own responsible body, else the owners of the clause that set the target. */
function ownersOf(
  content: PlanPackage,
  targets: PlanPackage['targets'],
  card: Definition | undefined,
): string[] {
  const clause = targets[0]?.clause.split('@')[0]
  const owner = content.owners.find((each) => each.clause === clause)
  const named = owner === undefined ? [] : [owner.leadBody, ...owner.responsibleBodies]
  return card?.leadBody == null ? named : [card.leadBody]
}

async function cardsOf(context: Context, code: string): Promise<Definition[]> {
  const plans = await packages.run(context, {})
  const cards = definitionsOf(plans.map((each) => each.package)).get(code)
  return cards ?? refuseIndicator('unknown', { code })
}

export const revise = implement(reviseDefinition, {
  may: ['officer'],
  async run(context, { plan, code, definition, reason }) {
    const [newest] = await cardsOf(context, code)
    if (newest !== undefined && definition.effectiveFrom <= newest.effectiveFrom)
      refuseIndicator('effectiveTooEarly', { date: newest.effectiveFrom })
    const version = (newest?.version ?? 0) + 1
    await amended(context, { plan, reason }, (content) => ({
      ...content,
      definitions: [...content.definitions, { ...definition, code, version }],
    }))
    return { version }
  },
})

export const setTarget = implement(setYearlyTarget, {
  may: ['officer'],
  async run(context, { plan, code, target, reason }) {
    const { package: content } = await read.run(context, { plan })
    const [card] = await cardsOf(context, code)
    if (card !== undefined && converted(target.value, target.unit, card.unit) === undefined)
      refuseIndicator('unitMismatch', { unit: target.unit, expected: card.unit })
    const { from, to } = content.term
    if (target.year < Number(from.slice(0, 4)) || target.year > Number(to.slice(0, 4)))
      refuseIndicator('yearOutsideTerm', { year: target.year, from, to })
    if (target.curve !== null && !checkCurve(target.curve, target.year))
      refuseIndicator('curveNotRising')
    const known = yearlyTargetHistory(content, code).filter((each) => each.year === target.year)
    const version = (known[0]?.version ?? 0) + 1
    await amended(context, { plan, reason }, (before) => ({
      ...before,
      yearlyTargets: [...before.yearlyTargets, { ...target, code, version, reason }],
    }))
    return { version }
  },
})

export const retarget = implement(reviseTarget, {
  may: ['officer'],
  async run(context, { plan, code, target, reason }) {
    const { package: content } = await read.run(context, { plan })
    const known = content.targets.filter((each) => each.code === code)
    const newest = known.sort((a, b) => b.version - a.version)[0]
    if (newest === undefined) return refuseIndicator('unknown', { code })
    const version = newest.version + 1
    await amended(context, { plan, reason }, (before) => ({
      ...before,
      targets: [...before.targets, { ...newest, ...target, version }],
    }))
    return { version }
  },
})

/** Changes the newest package of a plan; the plan's own desk checks it and keeps it as the next version. */
async function amended(
  context: Context,
  { plan, reason }: { plan: string; reason: string },
  change: (content: PlanPackage) => PlanPackage,
): Promise<void> {
  const { package: content, version } = await read.run(context, { plan })
  await amend.run(context, { plan, version, package: change(content), reason })
}
