import type { AreaScope } from '../../base/area.ts'
import { Period } from '../../base/period.ts'
import { businessReaders } from '../../base/role.ts'
import { districtName } from '../../server/clock.ts'
import { type Context, implement } from '../../server/context.ts'
import { definitions, indicator } from '../indicators/operations.ts'
import type { Definition } from '../indicators/schema.ts'
import { formulaCodes } from '../observations/computed.ts'
import { list as listLedger, series } from '../observations/operations.ts'
import { read } from '../plan/operations.ts'
import { byCode, type Ground, newestTargets, rangeOf, standingInput } from './assemble.ts'
import { backTest } from './back-test.ts'
import { checkBands } from './bands.ts'
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
import { newestByPlace, standingRow } from './standing-row.ts'
import { chosenPreset, insertJudgement, insertPresetChoice, judgements } from './store.ts'
import { stretchText } from './stretch.ts'
import { summaryOf } from './summary.ts'
import { closingVerdict } from './verdict.ts'

type Asked = {
  plan: string
  period: Period
  area?: string | undefined
  scope?: AreaScope | undefined
  /** An indicator that is looked at though the plan may set no target for it. */
  code?: string
}

export const list = implement(listStandings, {
  may: businessReaders,
  sameForAll: true,
  run: (context, asked) => rowsOf(context, asked),
})

async function rowsOf(context: Context, asked: Asked): Promise<StandingRow[]> {
  const { db, scope, asOf } = context
  const ground = await groundOf(context, asked)
  const judged = await judgements(db, scope, { plan: asked.plan, asOf, period: asked.period })
  return newestTargets(ground.plan).flatMap((target) => {
    const row = standingRow(ground, { code: target.code, target }, judged)
    return row === undefined ? [] : [row]
  })
}

async function groundOf(context: Context, asked: Asked): Promise<Ground> {
  const { db, scope, asOf } = context
  const [{ package: plan }, cards, preset, district] = await Promise.all([
    read.run(context, { plan: asked.plan }),
    definitions.run(context, {}),
    chosenPreset(db, scope, { plan: asked.plan, asOf }),
    districtName(db, scope),
  ])
  const area = asked.area ?? district
  const byCard = cardsByCode(cards)
  const codes = formulaCodes(byCard, [
    ...plan.targets.map((each) => each.code),
    ...(asked.code === undefined ? [] : [asked.code]),
  ])
  const lines = await series.run(context, { codes, area, scope: asked.scope })
  return {
    plan,
    cards: byCard,
    preset: presetById(preset ?? '') ?? defaultPreset,
    period: asked.period,
    asOf,
    place: { district, area, scope: asked.scope },
    series: byCode(lines),
  }
}

function cardsByCode(cards: readonly Definition[]): Map<string, Definition[]> {
  const known = new Map<string, Definition[]>()
  for (const card of cards) known.set(card.code, [...(known.get(card.code) ?? []), card])
  return known
}

export const summarise = implement(summariseStandings, {
  may: businessReaders,
  sameForAll: true,
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
  sameForAll: true,
  async run(context, asked) {
    const { db, scope, asOf } = context
    const { plan, code, period } = asked
    const [ground, cards, judged, everywhere] = await Promise.all([
      groundOf(context, asked),
      indicator.run(context, { plan, code }),
      judgements(db, scope, { plan, asOf, code }),
      series.run(context, { codes: [code] }),
    ])
    const target = newestTargets(ground.plan).find((each) => each.code === code) ?? null
    const ofPeriod = judged.filter((each) => each.period === period)
    const row = standingRow(ground, { code, target }, ofPeriod)
    if (row === undefined) return refuseStanding('noCard', { code })
    const { area } = ground.place
    const range = rangeOf(ground, code)
    const history = await listLedger.run(context, { code, area, scope: range, show: 'all', limit })
    return {
      ...row,
      place: { area, scope: range },
      elsewhere: newestByPlace(everywhere, period).filter(
        (each) => each.area !== area || each.scope !== range,
      ),
      definitions: cards.definitions,
      targets: cards.targets,
      yearlyTargets: cards.yearlyTargets,
      series: history.filter((each) => each.current).reverse(),
      history,
      judgements: judged,
      backTest: backTest(standingInput(ground, code, target)),
    }
  },
})

/** Far above what one indicator of one place gathers in a plan's life. */
const limit = 5000

export const verdicts = implement(listVerdicts, {
  may: businessReaders,
  async run(context, { plan }) {
    const { term } = await read.run(context, { plan })
    const period = Period.parse(term.to.slice(0, 4))
    const ground = await groundOf(context, { plan, period })
    return newestTargets(ground.plan).map((target) =>
      closingVerdict(standingInput(ground, target.code, target)),
    )
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
  async run(context, { plan, preset, reason }) {
    const { db, scope, now, actor } = context
    await read.run(context, { plan })
    if (presetById(preset) === undefined) refuseStanding('noPreset', { preset })
    await insertPresetChoice(db, scope, { plan, preset, reason, now, by: actor.name })
    return { preset }
  },
})
