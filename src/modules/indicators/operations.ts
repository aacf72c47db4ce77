import { place } from '../../base/problem.ts'
import { businessReaders } from '../../base/role.ts'
import { converted } from '../../base/unit.ts'
import { type Context, implement } from '../../server/context.ts'
import { amend, packages, read } from '../plan/operations.ts'
import type { PlanPackage } from '../plan/schema.ts'
import { cardsFromPlan } from './card-from-target.ts'
import { definitionsOf, yearlyTargetHistory } from './definitions.ts'
import { formulaFaults } from './formula-faults.ts'
import { refuseIndicator } from './problems.ts'
import {
  listDefinitions,
  makeCards,
  readIndicator,
  reviseDefinition,
  reviseTarget,
  setYearlyTarget,
  setYearlyTargets,
} from './routes.ts'
import type { Definition, YearlyTarget } from './schema.ts'
import { yearlyTargetFaults } from './yearly-target-faults.ts'

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
  return (await cardsByCode(context)).get(code) ?? refuseIndicator('unknown', { code })
}

async function cardsByCode(context: Context): Promise<Map<string, Definition[]>> {
  const plans = await packages.run(context, {})
  return definitionsOf(plans.map((each) => each.package))
}

export const revise = implement(reviseDefinition, {
  may: ['officer'],
  async run(context, { plan, code, definition, reason }) {
    const [newest] = await cardsOf(context, code)
    if (newest !== undefined && definition.effectiveFrom <= newest.effectiveFrom)
      refuseIndicator('effectiveTooEarly', { date: newest.effectiveFrom })
    const version = (newest?.version ?? 0) + 1
    const card = { ...definition, code, version }
    const faults = formulaFaults(await cardsByCode(context), card)
    if (faults.length > 0) refuseIndicator('formula', { count: faults.length }, faults)
    await amended(context, { plan, reason }, (content) => ({
      ...content,
      definitions: [...content.definitions, card],
    }))
    return { version }
  },
})

export const setTarget = implement(setYearlyTarget, {
  may: ['officer'],
  async run(context, { plan, code, target, reason }) {
    const { package: content } = await read.run(context, { plan })
    const [fault] = yearlyTargetFaults(content, await cardsOf(context, code), { ...target, code })
    if (fault !== undefined) refuseIndicator(fault.code, fault.details)
    const added = { ...target, code, version: nextVersion(content, { ...target, code }), reason }
    await amended(context, { plan, reason }, (before) => ({
      ...before,
      yearlyTargets: [...before.yearlyTargets, added],
    }))
    return { version: added.version }
  },
})

export const setTargets = implement(setYearlyTargets, {
  may: ['officer'],
  async run(context, { plan, targets, reason }) {
    const { package: content } = await read.run(context, { plan })
    const cards = definitionsOf((await packages.run(context, {})).map((each) => each.package))
    const faults = targets.flatMap((target, index) =>
      yearlyTargetFaults(content, cards.get(target.code) ?? [], target).map(({ code, details }) =>
        place(`targets[${index}] ${target.code} ${target.year}`, `indicator.${code}`, details),
      ),
    )
    if (faults.length > 0) refuseIndicator('several', { count: faults.length }, faults)
    const added = targets.map((target) => ({
      ...target,
      version: nextVersion(content, target),
      reason,
    }))
    await amended(context, { plan, reason }, (before) => ({
      ...before,
      yearlyTargets: [...before.yearlyTargets, ...added],
    }))
    return { set: added.length }
  },
})

function nextVersion(content: PlanPackage, { code, year }: Pick<YearlyTarget, 'code' | 'year'>) {
  const [newest] = yearlyTargetHistory(content, code).filter((each) => each.year === year)
  return (newest?.version ?? 0) + 1
}

export const cards = implement(makeCards, {
  may: ['officer'],
  async run(context, { plan, cards: chosen }) {
    const at = await read.run(context, { plan })
    if (!at.accepted) refuseIndicator('notAccepted')
    const known = definitionsOf((await packages.run(context, {})).map((each) => each.package))
    const made = cardsFromPlan(at.package, { known: new Set(known.keys()), chosen })
    if (made.definitions.length === 0 && made.yearlyTargets.length === 0)
      refuseIndicator('cardsComplete')
    await amended(context, { plan, reason: '按方案目标生成口径卡' }, (before) => ({
      ...before,
      definitions: [...before.definitions, ...made.definitions],
      yearlyTargets: [...before.yearlyTargets, ...made.yearlyTargets],
    }))
    return {
      cards: made.definitions.map((each) => each.code),
      yearlyTargets: made.yearlyTargets.length,
    }
  },
})

export const retarget = implement(reviseTarget, {
  may: ['officer'],
  async run(context, { plan, code, reason, document, clause, date, ...target }) {
    const { package: content } = await read.run(context, { plan })
    const known = content.targets.filter((each) => each.code === code)
    const newest = known.sort((a, b) => b.version - a.version)[0]
    if (newest === undefined) return refuseIndicator('unknown', { code })
    if (converted(target.value, target.unit, newest.unit) === undefined)
      refuseIndicator('unitMismatch', { unit: target.unit, expected: newest.unit })
    const version = newest.version + 1
    const source = {
      document,
      ...(clause !== '' && { clause }),
      ...(date !== '' && { date }),
      confidence: content.district.demonstration
        ? ('demonstration' as const)
        : ('ownFile' as const),
    }
    await amended(context, { plan, reason }, (before) => ({
      ...before,
      targets: [...before.targets, { ...newest, ...target, source, version }],
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
