import { businessReaders } from '../../base/role.ts'
import { type Context, implement } from '../../server/context.ts'
import { definitions, revise } from '../indicators/operations.ts'
import { amend, packages, read, version } from '../plan/operations.ts'
import type { PlanPackage } from '../plan/schema.ts'
import { definitionFrom } from './card-fields.ts'
import { compareVersions } from './compare-versions.ts'
import { freeCode, plusTarget, withIndustries, without, withTarget } from './findings.ts'
import { refuseReview } from './problems.ts'
import * as routes from './routes.ts'
import { findingLabels } from './schema.ts'
import { settingsOf } from './settings-of.ts'

type Edit = { plan: string; what: string; reason: string }
type At = { package: PlanPackage; accepted: boolean }

/** The next version of a plan; once the reading is accepted a person says why it is corrected. */
async function corrected(
  context: Context,
  { plan, what, reason }: Edit,
  change: (at: At) => PlanPackage,
) {
  const at = await read.run(context, { plan })
  if (at.accepted && reason === '') refuseReview('reasonNeeded')
  return amend.run(context, {
    plan,
    version: at.version,
    package: change(at),
    reason: reason === '' ? what : `${what}:${reason}`,
  })
}

/** The next version of a plan, for acts that carry their own ground. */
async function changed(
  context: Context,
  { plan, reason }: Omit<Edit, 'what'>,
  change: (content: PlanPackage) => PlanPackage,
) {
  const { package: content, version: newest } = await read.run(context, { plan })
  return amend.run(context, { plan, version: newest, package: change(content), reason })
}

export const facts = implement(routes.correctFacts, {
  may: ['officer'],
  run(context, { plan, reason, title, titleEn, from, to, ...paper }) {
    if (to < from) refuseReview('termReversed', { from, to })
    const what = '更正方案信息'
    return corrected(context, { plan, what, reason }, ({ package: content }) => ({
      ...content,
      title,
      titleEn,
      term: { from, to },
      document: {
        ...content.document,
        kind: paper.kind,
        number: paper.number || null,
        issuedOn: paper.issuedOn || null,
        publishedOn: paper.publishedOn || null,
      },
    }))
  },
})

export const target = implement(routes.correctTarget, {
  may: ['officer'],
  async run(context, { plan, start, reason, code: wanted, ...words }) {
    const code = wanted === '' ? await codeFor(context, plan, words.indicator) : wanted
    const what = `更正读取 ${code}`
    return corrected(context, { plan, what, reason }, ({ package: content, accepted }) => {
      const before = content.targets.find((each) => each.start === start && each.version === 1)
      if (accepted && before !== undefined && before.code !== code)
        refuseReview('codeFixed', { code: before.code })
      const next = withTarget(content, start, { ...words, code })
      return next ?? refuseReview('noSuchFinding', { what: `@${start}` })
    })
  },
})

export const added = implement(routes.addTarget, {
  may: ['officer'],
  async run(context, { plan, start, end, reason, code: wanted, ...words }) {
    const code = wanted === '' ? await codeFor(context, plan, words.indicator) : wanted
    const what = `补读目标 ${code}`
    return corrected(context, { plan, what, reason }, ({ package: content }) => {
      const next = plusTarget(content, { start, end }, { ...words, code })
      return next ?? refuseReview('spanOutside')
    })
  },
})

/** The code the indicator has in the plan, else the first that means nothing in the district yet. */
async function codeFor(context: Context, plan: string, indicator: string): Promise<string> {
  const all = (await packages.run(context, {})).map((each) => each.package)
  const own = all.find((each) => each.id === plan)?.targets
  const known = own?.find((each) => each.indicator === indicator)
  const taken = all.flatMap((each) => [...each.targets, ...each.halfQuantitative])
  return known?.code ?? freeCode('I', new Set(taken.map(({ code }) => code)))
}

export const drop = implement(routes.dropFinding, {
  may: ['officer'],
  run: (context, { plan, list, key, reason }) => {
    const what = `剔除${findingLabels[list].zh} ${key}`
    return corrected(context, { plan, what, reason }, ({ package: content }) => {
      return without(content, list, key) ?? refuseReview('noSuchFinding', { what: key })
    })
  },
})

export const industries = implement(routes.setIndustries, {
  may: ['officer'],
  run: (context, { plan, clause, industries: settled, reason }) =>
    corrected(context, { plan, what: `核定产业 ${clause}`, reason }, ({ package: content }) => {
      if (!content.clauses.some((each) => each.id === clause)) refuseReview('noClause', { clause })
      return withIndustries(content, clause, settled)
    }),
})

export const relation = implement(routes.addRelation, {
  may: ['officer'],
  run: (context, { plan, reason, kind, title, confidence, document, ...rest }) =>
    changed(context, { plan, reason: reason || `登记方案关系 ${title}` }, (content) => ({
      ...content,
      relations: [
        ...content.relations.filter((each) => each.title !== title),
        {
          kind,
          title,
          source: { document: document || title, confidence, ...filledIn(rest) },
          targets: content.relations.find((each) => each.title === title)?.targets ?? [],
        },
      ],
    })),
})

/** Without the fields left empty. */
function filledIn(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''))
}

export const resolve = implement(routes.resolveUnclear, {
  may: ['officer'],
  run: (context, { plan, code, known, document, clause, date }) => {
    if (document === '' || clause === '') refuseReview('sourceNeeded')
    const source = { document, clause, ...filledIn({ date }), confidence: 'ownFile' as const }
    return changed(context, { plan, reason: `明确事项 ${code}` }, (content) => {
      if (!content.unclear.some((each) => each.code === code))
        refuseReview('noSuchFinding', { what: code })
      return {
        ...content,
        unclear: content.unclear.map((each) =>
          each.code === code ? { ...each, answer: { text: known, source } } : each,
        ),
      }
    })
  },
})

export const assign = implement(routes.setOwners, {
  may: ['officer'],
  run: (context, { plan, owners }) =>
    changed(context, { plan, reason: '分派责任单位' }, (content) => ({
      ...content,
      owners: owners.map((each) => ({
        ...each,
        confidence: content.district.demonstration ? 'demonstration' : 'ownFile',
      })),
    })),
})

export const changes = implement(routes.compareVersions, {
  may: businessReaders,
  async run(context, { plan, from, to }) {
    const [before, after] = await Promise.all([
      version.run(context, { plan, version: from }),
      version.run(context, { plan, version: to }),
    ])
    return compareVersions(before, after)
  },
})

export const settings = implement(routes.listSettings, {
  may: businessReaders,
  async run(context, { plan }) {
    const { package: content } = await read.run(context, { plan })
    const cards = await definitions.run(context, {})
    return settingsOf(content, cards)
  },
})

export const card = implement(routes.reviseCard, {
  may: ['officer'],
  async run(context, { plan, code, reason, ...fields }) {
    const { package: content } = await read.run(context, { plan })
    const confidence = content.district.demonstration ? 'demonstration' : 'ownFile'
    const definition = definitionFrom(fields, confidence)
    return revise.run(context, { plan, code, definition, reason })
  },
})
