import type { AreaScope } from '../../base/area.ts'
import { clockDate } from '../../base/calendar.ts'
import { Period } from '../../base/period.ts'
import { businessReaders } from '../../base/role.ts'
import { districtName } from '../../server/clock.ts'
import { type Context, implement } from '../../server/context.ts'
import { remembered, revisionOf } from '../../server/remembered.ts'
import { definitions, indicator } from '../indicators/operations.ts'
import type { Definition } from '../indicators/schema.ts'
import { list as listLedger, series } from '../observations/operations.ts'
import { read } from '../plan/operations.ts'
import { byCode, type Ground, newestTargets, standingInput, trendOf } from './assemble.ts'
import { backTest } from './back-test.ts'
import { checkBands } from './bands.ts'
import { forecastOf } from './forecast.ts'
import { periodsOf } from './periods.ts'
import { defaultPreset, presetById, presets } from './presets.ts'
import { refuseStanding } from './problems.ts'
import {
  choosePreset,
  judge as judgeRoute,
  listPeriods,
  listPresets,
  listStandings,
  listVerdicts,
  readStanding,
  type StandingRow,
  summariseStandings,
} from './routes.ts'
import { standingOf } from './standing.ts'
import { chosenPreset, insertJudgement, insertPresetChoice, judgements } from './store.ts'
import { stretchText } from './stretch.ts'
import { summaryOf } from './summary.ts'
import { closingVerdict } from './verdict.ts'

type Asked = { plan: string; period: Period; area?: string | undefined; scope: AreaScope }

export const list = implement(listStandings, {
  may: businessReaders,
  run: (context, asked) => rowsOf(context, asked),
})

/** Made once per state of the district's log, day and place: fifty readers ask the same page. */
async function rowsOf(context: Context, asked: Asked): Promise<StandingRow[]> {
  const { db, scope, asOf, travelling } = context
  const area = asked.area ?? (await districtName(db, scope))
  const moment = travelling ? asOf : clockDate(asOf)
  const place = [asked.plan, asked.period, area, asked.scope, moment]
  const key = ['standings', scope.district, ...place, await revisionOf(db, scope)]
  return remembered(db, key, async () => {
    const ground = await groundOf(context, { ...asked, area })
    const judged = await judgements(db, scope, { plan: asked.plan, asOf, period: asked.period })
    return newestTargets(ground.plan).flatMap((target) => {
      const input = standingInput(ground, target)
      if (input.definition === null) return []
      const judgement = judged.find((each) => each.code === target.code)
      return [
        {
          code: target.code,
          definition: input.definition,
          target,
          answer: standingOf(input),
          judgement: judgement ?? null,
          owners: ownersOf(ground, input.definition, target.clause),
          forecast: forecastOf(input),
          trend: trendOf(ground.series.get(target.code), asked.period),
        },
      ]
    })
  })
}

async function groundOf(context: Context, asked: Asked & { area: string }): Promise<Ground> {
  const { db, scope, asOf } = context
  const { package: plan } = await read.run(context, { plan: asked.plan })
  const codes = [...new Set(plan.targets.map((each) => each.code))]
  const [cards, lines, preset] = await Promise.all([
    definitions.run(context, {}),
    series.run(context, { codes, area: asked.area, scope: asked.scope }),
    chosenPreset(db, scope, { plan: asked.plan, asOf }),
  ])
  return {
    plan,
    cards: cardsByCode(cards),
    preset: presetById(preset ?? '') ?? defaultPreset,
    period: asked.period,
    asOf,
    series: byCode(lines),
  }
}

function cardsByCode(cards: readonly Definition[]): Map<string, Definition[]> {
  const known = new Map<string, Definition[]>()
  for (const card of cards) known.set(card.code, [...(known.get(card.code) ?? []), card])
  return known
}

/** The card's responsible body, else the owners of the clause that sets the target. */
function ownersOf({ plan }: Ground, card: Definition, clause: string): string[] {
  if (card.leadBody !== null) return [card.leadBody]
  const owner = plan.owners.find((each) => each.clause === clause.split('@')[0])
  return owner === undefined ? [] : [owner.leadBody, ...owner.responsibleBodies]
}

export const summarise = implement(summariseStandings, {
  may: businessReaders,
  async run(context, asked) {
    const rows = await rowsOf(context, asked)
    const { db, scope, asOf } = context
    const preset = await chosenPreset(db, scope, { plan: asked.plan, asOf })
    return { period: asked.period, preset: preset ?? defaultPreset.id, ...summaryOf(rows) }
  },
})

export const periods = implement(listPeriods, {
  may: businessReaders,
  async run(context, { plan }) {
    const { term } = await read.run(context, { plan })
    return periodsOf(term, context.asOf)
  },
})

export const detail = implement(readStanding, {
  may: businessReaders,
  async run(context, { plan, code, ...asked }) {
    const { db, scope, asOf } = context
    const area = asked.area ?? (await districtName(db, scope))
    const place = { code, area, scope: asked.scope, limit: 5000 }
    const [rows, cards, history, judged, ground] = await Promise.all([
      rowsOf(context, { plan, ...asked }),
      indicator.run(context, { plan, code }),
      listLedger.run(context, { ...place, show: 'all' }),
      judgements(db, scope, { plan, asOf, code }),
      groundOf(context, { plan, ...asked, area }),
    ])
    const row = rows.find((each) => each.code === code) ?? refuseStanding('noTarget', { code })
    const { definitions: versions, targets, yearlyTargets } = cards
    return {
      ...row,
      definitions: versions,
      targets,
      yearlyTargets,
      series: history.filter((each) => each.current).reverse(),
      history,
      judgements: judged,
      backTest: backTest(standingInput(ground, row.target)),
    }
  },
})

export const verdicts = implement(listVerdicts, {
  may: businessReaders,
  async run(context, { plan }) {
    const { term } = await read.run(context, { plan })
    const area = await districtName(context.db, context.scope)
    const period = Period.parse(term.to.slice(0, 4))
    const ground = await groundOf(context, { plan, period, area, scope: 'whole' })
    return newestTargets(ground.plan).map((target) => closingVerdict(standingInput(ground, target)))
  },
})

export const judge = implement(judgeRoute, {
  may: ['officer', 'reporter', 'leader'],
  async run(context, { plan, code, period, word, reason, measures }) {
    const { db, scope, now, actor } = context
    const { package: content } = await read.run(context, { plan })
    if (!content.targets.some((each) => each.code === code)) refuseStanding('noTarget', { code })
    const judgement = { word, reason, measures, recordedAt: now, recordedBy: actor.name }
    await insertJudgement(db, scope, { ...judgement, plan, code, period })
    return judgement
  },
})

export const rules = implement(listPresets, {
  may: businessReaders,
  async run({ db, scope, asOf }, { plan }) {
    const chosen = await chosenPreset(db, scope, { plan, asOf })
    return {
      chosen: chosen ?? defaultPreset.id,
      presets: presets.map((preset) => {
        const checked = preset.readings.map(({ bands }) => checkBands(bands))
        return {
          ...preset,
          uncovered: checked.flatMap((each) => each.uncovered.map(stretchText)),
          overlaps: checked.flatMap((each) => each.overlaps.map(stretchText)),
        }
      }),
    }
  },
})

export const choose = implement(choosePreset, {
  may: ['officer'],
  async run({ db, scope, now, actor }, { plan, preset, reason }) {
    if (presetById(preset) === undefined) refuseStanding('noPreset', { preset })
    await insertPresetChoice(db, scope, { plan, preset, reason, now, by: actor.name })
    return { preset }
  },
})
