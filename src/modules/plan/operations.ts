import { businessReaders } from '../../base/role.ts'
import { districtNow } from '../../server/clock.ts'
import { type Context, implement } from '../../server/context.ts'
import { remembered } from '../../server/remembered.ts'
import { extractText } from '../../server/text/extract-text.ts'
import { setStandingClock } from '../people/operations.ts'
import { codeClash } from './code-clash.ts'
import { refuseTooLong } from './kept-length.ts'
import { fromYaml, toYaml } from './package-yaml.ts'
import { phaseOf } from './phase.ts'
import { freePlanId } from './plan-id.ts'
import { checkPackage, packageFrom } from './plan-package.ts'
import { refusePlan } from './problems.ts'
import { readPlan } from './read-plan.ts'
import { notesOn } from './reading-notes.ts'
import * as routes from './routes.ts'
import type { PlanPackage } from './schema.ts'
import {
  currentPackage,
  currentPackages,
  decisions,
  insertDecision,
  insertPlan,
  insertVersion,
  lockPlan,
  packageOf,
  readDistrict,
  readSourceText,
  versions,
} from './store.ts'
import { type At, summaryOf } from './summary.ts'

export const list = implement(routes.listPlans, {
  may: businessReaders,
  async run(context) {
    return (await summarised(context)).map(({ package: _, ...summary }) => summary)
  },
})

export const packages = implement(routes.readPackages, {
  may: businessReaders,
  run: (context) => summarised(context),
})

async function summarised(context: Context) {
  const { db, scope, asOf } = context
  const [found, decided] = await Promise.all([
    currentPackages(db, scope, asOf),
    decisions(db, scope, { asOf }),
  ])
  return found.map((at) => ({
    ...summaryOf(
      at,
      decided.filter((each) => each.plan === at.plan),
      asOf,
    ),
    package: at.package,
  }))
}

export const read = implement(routes.readPackage, {
  may: businessReaders,
  async run(context, { plan }) {
    const { db, scope, asOf } = context
    const at = await found(context, plan)
    const decided = await decisions(db, scope, { plan, asOf })
    return {
      ...summaryOf(at, decided, asOf),
      package: at.package,
      versions: await versions(db, scope, { plan, asOf }),
      decisions: decided.map(({ plan: _, ...decision }) => decision),
    }
  },
})

/** The text is never changed, so what is read from it is read once. */
export const reading = implement(routes.rereadPlan, {
  may: businessReaders,
  async run(context, { plan }) {
    const { db, scope } = context
    await found(context, plan)
    return remembered(db, ['reading', scope.district, plan], async () => {
      const row = await readSourceText(db, scope, plan)
      const { clauses: _, ...rest } = readPlan(row?.source_text ?? '')
      return rest
    })
  },
})

export const source = implement(routes.readSource, {
  may: businessReaders,
  async run(context, { plan }) {
    await found(context, plan)
    const row = await readSourceText(context.db, context.scope, plan)
    return { name: row?.source_name ?? '', text: row?.source_text ?? '' }
  },
})

export const version = implement(routes.readVersion, {
  may: businessReaders,
  async run(context, { plan, version: number }) {
    const { db, scope, asOf } = context
    const known = await versions(db, scope, { plan, asOf })
    if (!known.some((each) => each.version === number))
      refusePlan('noVersion', { plan, version: number })
    return (await packageOf(db, scope, { plan, version: number })).package
  },
})

async function found({ db, scope, asOf }: Context, plan: string): Promise<At> {
  return (await currentPackage(db, scope, { plan, asOf })) ?? refusePlan('unknown', { plan })
}

export const draft = implement(routes.draftFromFile, {
  may: ['officer'],
  audited: (_, answer) => ({ plan: answer.plan }),
  async run(context) {
    const { text, notes } = await extractText(context.file ?? refusePlan('noText'))
    const made = await draftOf(context, text, context.file?.name ?? '')
    return { ...made, notes: [...notes, ...made.notes] }
  },
})

export const draftPasted = implement(routes.draftFromText, {
  may: ['officer'],
  audited: (_, answer) => ({ plan: answer.plan }),
  async run(context, { text }) {
    return draftOf(context, text.replaceAll('\r\n', '\n'), '')
  },
})

/** Reads the text and keeps it as a plan nobody has accepted yet. */
async function draftOf(context: Context, text: string, name: string) {
  if (text.trim() === '') refusePlan('noText')
  refuseTooLong(text, [])
  const reading = readPlan(text)
  refuseTooLong(text, reading.clauses)
  const district = await readDistrict(context.db, context.scope)
  const others = await currentPackages(context.db, context.scope, context.now)
  const id = freePlanId(
    [context.scope.district, reading.term?.from.slice(0, 4) ?? 'plan'],
    others.map((at) => at.plan),
  )
  const taken = others.flatMap(({ package: each }) => [...each.targets, ...each.halfQuantitative])
  const content = packageFrom(reading, { id, district, documentName: name, taken })
  await keep(context, { content, text, name: name === '' ? '粘贴文本.txt' : name })
  return { plan: id, reading, notes: notesOn(reading) }
}

/** A new plan with its first version; refuses an id that is taken and codes that mean something else here. */
async function keep(
  context: Context,
  { content, text, name }: { content: PlanPackage; text: string; name: string },
): Promise<void> {
  const { db, scope, now, actor } = context
  await refuseClashes(context, content)
  const row = { plan: content.id, name, text, now, by: actor.name }
  if (!(await insertPlan(db, scope, row))) refusePlan('taken', { plan: content.id })
  await insertVersion(db, scope, {
    plan: content.id,
    version: 1,
    package: content,
    reason: name,
    recordedAt: now,
    recordedBy: actor.name,
  })
}

async function refuseClashes({ db, scope, now }: Context, content: PlanPackage): Promise<void> {
  const others = (await currentPackages(db, scope, now)).map((at) => at.package)
  const clash = codeClash(content, others)
  if (clash !== undefined) refusePlan('codeTaken', clash)
}

export const load = implement(routes.loadPlan, {
  may: ['officer'],
  audited: (_, answer) => answer,
  async run(context, { yaml, source: text, sourceName }) {
    refuseTooLong(text, [])
    const { value: content, problems } = fromYaml(yaml)
    if (content === undefined) return refusePlan('invalid', { count: problems.length }, problems)
    const faults = [...problems, ...checkPackage(content, text)]
    if (faults.length > 0) refusePlan('invalid', { count: faults.length }, faults)
    const here = await readDistrict(context.db, context.scope)
    if (content.district.id !== here.id)
      refusePlan('otherDistrict', { district: content.district.name, here: here.name })
    const acting = await atItsClock(context, content)
    await keep(acting, { content, text, name: sourceName })
    await decide(acting, content.id, { kind: 'accepted', subject: '', decision: 'accepted' })
    const unclear = content.unclear.filter((each) => each.answer === undefined).length
    return { plan: content.id, unclear, recordedAt: acting.now }
  },
})

/**
 * The first package of a demonstration district may set its clock, and is recorded by it: what the
 * package holds speaks of that time.
 */
async function atItsClock(context: Context, { district }: PlanPackage): Promise<Context> {
  const { db, scope, now } = context
  if ((await currentPackages(db, scope, now)).length > 0) return context
  if (district.clock !== undefined) await setStandingClock(context, district.clock)
  const clock = await districtNow(db, scope, now)
  return clock < now ? { ...context, now: clock, asOf: clock } : context
}

export const exported = implement(routes.exportPlan, {
  may: businessReaders,
  async run(context, { plan }) {
    const at = await found(context, plan)
    const row = await readSourceText(context.db, context.scope, plan)
    return {
      yaml: toYaml(at.package),
      sourceName: row?.source_name ?? '',
      source: row?.source_text ?? '',
    }
  },
})

export const amend = implement(routes.amendPlan, {
  may: ['officer'],
  audited: ({ plan, reason }, answer) => ({ plan, reason, version: answer.version }),
  async run(asking, { plan, version, package: content, reason }) {
    const context = await holdPlan(asking, plan)
    const { db, scope, now, actor } = context
    const at = await found(context, plan)
    if (version !== at.version) refusePlan('moved', { version: at.version })
    const decided = await decisions(db, scope, { plan, asOf: now })
    if (phaseOf(at.package.term, decided, now) === 'closed') refusePlan('closed')
    if (content.id !== plan) refusePlan('otherPlan', { plan: content.id, here: plan })
    const row = await readSourceText(db, scope, plan)
    const faults = checkPackage(content, row?.source_text ?? '')
    if (faults.length > 0) refusePlan('invalid', { count: faults.length }, faults)
    await refuseClashes(context, content)
    const next = { version: at.version + 1, reason, recordedAt: now, recordedBy: actor.name }
    const kept = await insertVersion(db, scope, { ...next, plan, package: content })
    if (!kept) refusePlan('moved', { version: at.version + 1 })
    return next
  },
})

/** For desks that look at a plan before they change it: nobody else changes it until they have. */
export async function holdPlan(context: Context, plan: string): Promise<Context> {
  const { db, scope, now } = context
  const moment = await lockPlan(db, scope, { plan, now })
  return { ...context, now: moment, asOf: moment }
}

type Decided = Pick<routes.PlanDecision, 'kind' | 'subject' | 'decision'> &
  Partial<routes.PlanDecision>

async function decide(
  context: Context,
  plan: string,
  decided: Decided,
): Promise<routes.PlanDecision> {
  const { db, scope, now, actor } = context
  const decision = {
    reason: '',
    evidence: [],
    recordedAt: now,
    recordedBy: actor.name,
    ...decided,
  }
  await insertDecision(db, scope, { ...decision, plan })
  return decision
}

export const accept = implement(routes.acceptPlan, {
  may: ['officer'],
  async run(context, { plan, reason }) {
    const { term } = (await found(context, plan)).package
    if (term.from === '' || term.to === '') refusePlan('noTerm')
    return decide(context, plan, { kind: 'accepted', subject: '', decision: 'accepted', reason })
  },
})

const decision = implement(routes.decidePlan, {
  may: ['officer', 'leader'],
  async run(context, { plan, ...decided }) {
    await found(context, plan)
    return decide(context, plan, decided)
  },
})

/** For the closing desk, which checks first; nobody may ask it from outside. */
export const recordDecision = decision.run

export const create = implement(routes.createPlan, {
  may: ['officer'],
  audited: ({ package: content, name }) => ({ plan: content.id, name }),
  async run(context, { package: content, text, name }) {
    await keep(context, { content, text, name })
    return { plan: content.id }
  },
})
