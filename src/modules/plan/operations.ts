import { businessReaders } from '../../base/role.ts'
import { type Context, implement } from '../../server/context.ts'
import { extractText } from '../../server/text/extract-text.ts'
import { fromYaml, toYaml } from './package-yaml.ts'
import { phaseOf } from './phase.ts'
import { checkPackage, packageFrom } from './plan-package.ts'
import { refusePlan } from './problems.ts'
import { readPlan } from './read-plan.ts'
import {
  acceptPlan,
  amendPlan,
  createPlan,
  decidePlan,
  draftFromFile,
  draftFromText,
  exportPlan,
  listPlans,
  loadPlan,
  type PlanDecision,
  type PlanSummary,
  readPackage,
  readPackages,
  readSource,
  resolveUnclear,
  setOwners,
} from './routes.ts'
import { PlanPackage } from './schema.ts'
import {
  currentPackage,
  currentPackages,
  decisions,
  insertDecision,
  insertPlan,
  insertVersion,
  lockPlan,
  readDistrict,
  readSourceText,
  versions,
} from './store.ts'

type At = { plan: string; version: number; package: PlanPackage }

export const list = implement(listPlans, {
  may: businessReaders,
  async run(context) {
    return (await summarised(context)).map(({ package: _, ...summary }) => summary)
  },
})

export const packages = implement(readPackages, {
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

function summaryOf(at: At, decided: readonly PlanDecision[], asOf: string): PlanSummary {
  const { package: content } = at
  return {
    plan: at.plan,
    title: content.title,
    titleEn: content.titleEn,
    term: content.term,
    phase: phaseOf(content.term, decided, asOf),
    accepted: decided.some((each) => each.kind === 'accepted'),
    version: at.version,
    targets: content.targets.length,
    unclear: content.unclear.filter((each) => each.answer === undefined).length,
    demonstration: content.district.demonstration,
  }
}

export const read = implement(readPackage, {
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

export const source = implement(readSource, {
  may: businessReaders,
  async run(context, { plan }) {
    await found(context, plan)
    const row = await readSourceText(context.db, context.scope, plan)
    return { name: row?.source_name ?? '', text: row?.source_text ?? '' }
  },
})

async function found({ db, scope, asOf }: Context, plan: string): Promise<At> {
  return (await currentPackage(db, scope, { plan, asOf })) ?? refusePlan('unknown', { plan })
}

export const draft = implement(draftFromFile, {
  may: ['officer'],
  audited: (_, answer) => ({ plan: answer.plan }),
  async run(context) {
    const { text, notes } = await extractText(context.file ?? refusePlan('noText'))
    return { ...(await draftOf(context, text, context.file?.name ?? '')), notes }
  },
})

export const draftPasted = implement(draftFromText, {
  may: ['officer'],
  audited: (_, answer) => ({ plan: answer.plan }),
  async run(context, { text }) {
    return { ...(await draftOf(context, text.replaceAll('\r\n', '\n'), '')), notes: [] }
  },
})

/** Reads the text and keeps it as a plan nobody has accepted yet. */
async function draftOf(context: Context, text: string, name: string) {
  if (text.trim() === '') refusePlan('noText')
  const reading = readPlan(text)
  const district = await readDistrict(context.db, context.scope)
  const taken = (await currentPackages(context.db, context.scope, context.now)).map((at) => at.plan)
  const id = freeId(`${context.scope.district}-${reading.term?.from.slice(0, 4) ?? 'plan'}`, taken)
  const content = packageFrom(reading, { id, district, documentName: name })
  await keep(context, { content, text, name: name === '' ? '粘贴文本.txt' : name })
  return { plan: id, reading }
}

function freeId(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted
  let number = 2
  while (taken.includes(`${wanted}-${number}`)) number += 1
  return `${wanted}-${number}`
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

/** One code, one meaning in a district: observations are kept by code across plans. */
async function refuseClashes(context: Context, content: PlanPackage): Promise<void> {
  for (const other of await currentPackages(context.db, context.scope, context.now)) {
    if (other.plan === content.id) continue
    const names = new Map(other.package.targets.map((each) => [each.code, each.indicator]))
    for (const { code, indicator } of content.targets) {
      const name = names.get(code)
      const succeeds = content.relations.some(
        (each) => each.kind === 'succeeds' && each.title === other.package.title,
      )
      if (name !== undefined && name !== indicator && !succeeds)
        refusePlan('codeTaken', { code, name, plan: other.package.title })
    }
  }
}

export const load = implement(loadPlan, {
  may: ['officer'],
  audited: (_, answer) => answer,
  async run(context, { yaml, source: text, sourceName }) {
    const { value: content, problems } = fromYaml(yaml)
    if (content === undefined) return refusePlan('invalid', { count: problems.length }, problems)
    const faults = [...problems, ...checkPackage(content, text)]
    if (faults.length > 0) refusePlan('invalid', { count: faults.length }, faults)
    const here = await readDistrict(context.db, context.scope)
    if (content.district.id !== here.id)
      refusePlan('otherDistrict', { district: content.district.name, here: here.name })
    await keep(context, { content, text, name: sourceName })
    await decide(context, content.id, { kind: 'accepted', subject: '', decision: 'accepted' })
    const unclear = content.unclear.filter((each) => each.answer === undefined).length
    return { plan: content.id, unclear }
  },
})

export const exported = implement(exportPlan, {
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

export const amend = implement(amendPlan, {
  may: ['officer'],
  audited: ({ plan, reason }, answer) => ({ plan, reason, version: answer.version }),
  run: (context, { plan, version, package: content, reason }) =>
    changed(context, { plan, reason, version }, () => content),
})

export const resolve = implement(resolveUnclear, {
  may: ['officer'],
  run: (context, { plan, code, known, document, clause, date }) => {
    if (document === '' || clause === '') refusePlan('sourceNeeded')
    const answer = {
      text: known,
      source: { document, clause, date, confidence: 'ownFile' as const },
    }
    return changed(context, { plan, reason: `待明确 ${code}` }, (content) => ({
      ...content,
      unclear: content.unclear.map((each) => (each.code === code ? { ...each, answer } : each)),
    }))
  },
})

export const assign = implement(setOwners, {
  may: ['officer'],
  run: (context, { plan, owners }) =>
    changed(context, { plan, reason: '分派责任单位' }, (content) => ({
      ...content,
      owners: owners.map((each) => ({ ...each, confidence: 'ownFile' as const })),
    })),
})

/** Appends the next version, made from the newest one; an editor who names an older one is refused. */
async function changed(
  context: Context,
  asked: { plan: string; reason: string; version?: number },
  change: (content: PlanPackage) => PlanPackage,
) {
  const { db, scope, now, actor } = context
  await lockPlan(db, scope, asked.plan)
  const at = await found(context, asked.plan)
  if (asked.version !== undefined && asked.version !== at.version)
    refusePlan('moved', { version: at.version })
  const decided = await decisions(db, scope, { plan: asked.plan, asOf: now })
  if (phaseOf(at.package.term, decided, now) === 'closed') refusePlan('closed')
  const content = PlanPackage.parse(change(at.package))
  const row = await readSourceText(db, scope, asked.plan)
  const faults = checkPackage(content, row?.source_text ?? '')
  if (faults.length > 0) refusePlan('invalid', { count: faults.length }, faults)
  const next = {
    version: at.version + 1,
    reason: asked.reason,
    recordedAt: now,
    recordedBy: actor.name,
  }
  const kept = await insertVersion(db, scope, { ...next, plan: asked.plan, package: content })
  if (!kept) refusePlan('moved', { version: at.version + 1 })
  return next
}

type Decided = Pick<PlanDecision, 'kind' | 'subject' | 'decision'> & Partial<PlanDecision>

async function decide(context: Context, plan: string, decided: Decided): Promise<PlanDecision> {
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

export const accept = implement(acceptPlan, {
  may: ['officer'],
  async run(context, { plan, reason }) {
    await found(context, plan)
    return decide(context, plan, { kind: 'accepted', subject: '', decision: 'accepted', reason })
  },
})

/** Records a decision of the plan's life; the closing desk checks it first. */
export const decision = implement(decidePlan, {
  may: ['officer', 'leader'],
  async run(context, { plan, ...decided }) {
    await found(context, plan)
    return decide(context, plan, decided)
  },
})

export const create = implement(createPlan, {
  may: ['officer'],
  audited: ({ package: content, name }) => ({ plan: content.id, name }),
  async run(context, { package: content, text, name }) {
    await keep(context, { content, text, name })
    return { plan: content.id }
  },
})
