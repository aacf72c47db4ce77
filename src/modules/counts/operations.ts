import { clockDate } from '../../base/calendar.ts'
import { type Decimal, decimal, exact } from '../../base/decimal.ts'
import { label } from '../../base/label.ts'
import { closingMonth, lastDay, type Period } from '../../base/period.ts'
import { businessReaders } from '../../base/role.ts'
import { districtName } from '../../server/clock.ts'
import { type Context, implement } from '../../server/context.ts'
import { overlaps } from '../certificates/ledger-operations.ts'
import { certificatesById } from '../certificates/operations.ts'
import { type DayTold, stockRuleLabels } from '../certificates/schema.ts'
import {
  closingsOn,
  holdersOn,
  isRecordedBy,
  lastOf,
  unplacedOf,
} from '../certificates/stock-operations.ts'
import { firmsByCode } from '../enterprises/operations.ts'
import { definitions } from '../indicators/operations.ts'
import type { Definition } from '../indicators/schema.ts'
import { series } from '../observations/operations.ts'
import type { Observation } from '../observations/schema.ts'
import { entriesUpTo } from '../registers/operations.ts'
import { differences, type Gone, uncounted } from './difference.ts'
import { refuseCount } from './problems.ts'
import { countedCodes, type Recipe, recipeFor, valueFrom } from './recipe.ts'
import { listContributions, listCounts, listDifferences, readCount } from './routes.ts'
import type { Contribution, CountRow, Difference, DifferenceCause } from './schema.ts'

type Asked = { code: string; recipe: Recipe; official: Observation | undefined; on: string }

export const list = implement(listCounts, {
  may: businessReaders,
  async run(context, { period }) {
    const [cards, officials] = await Promise.all([cardsOf(context), officialsOf(context, period)])
    const rows: CountRow[] = []
    for (const code of countedCodes) {
      const asked = askedFor(context, { code, period, officials })
      rows.push((await measured(context, asked, cards)).row)
    }
    return rows
  },
})

export const sheet = implement(readCount, {
  may: businessReaders,
  async run(context, { code, period }) {
    const [cards, officials] = await Promise.all([cardsOf(context), officialsOf(context, period)])
    const asked = askedFor(context, { code, period, officials })
    const { row, contributions, population } = await measured(context, asked, cards)
    const others = await uncountedRows(context, asked)
    const { official } = asked
    if (official === undefined)
      return { ...row, knownThen: null, differences: others, unexplained: null }
    const past = { ...context, asOf: official.recordedAt, travelling: true }
    const known = await contributionsOf(past, asked)
    const knownThen = valueFrom(known, { ...ratioOf(asked.recipe), population })
    const gone = await goneBy(context, asked)
    const found = differences(known, contributions, { recordedAt: official.recordedAt, gone })
    return {
      ...row,
      knownThen,
      differences: [...found, ...others],
      unexplained: knownThen.value === null ? null : less(official.value, knownThen.value),
    }
  },
})

export const differing = implement(listDifferences, {
  may: businessReaders,
  run: async (context, asked) => (await sheet.run(context, asked)).differences,
})

export const rows = implement(listContributions, {
  may: businessReaders,
  async run(context, { code, period }) {
    const officials = await officialsOf(context, period)
    return contributionsOf(context, askedFor(context, { code, period, officials }))
  },
})

function less(a: Decimal, b: Decimal): Decimal {
  return decimal(exact(a).minus(b))
}

type Cards = ReadonlyMap<string, Definition>

/** The newest card of each indicator. */
async function cardsOf(context: Context): Promise<Cards> {
  const all = await definitions.run(context, {})
  return new Map(all.toSorted((a, b) => a.version - b.version).map((card) => [card.code, card]))
}

/** The official values that count, of the whole district; oldest period first. */
async function officialsOf(context: Context, period: Period | undefined): Promise<Observation[]> {
  const area = await districtName(context.db, context.scope)
  return series.run(context, {
    codes: [...countedCodes],
    area,
    scope: 'whole',
    ...(period !== undefined && { periods: [period] }),
  })
}

type Choosing = { code: string; period: Period | undefined; officials: readonly Observation[] }

function askedFor({ asOf }: Context, { code, period, officials }: Choosing): Asked {
  const recipe =
    recipeFor(code) ?? refuseCount('notCounted', { code, known: countedCodes.join('、') })
  const own = officials.filter((each) => each.code === code)
  const official = own.toSorted((a, b) => closingMonth(a.period) - closingMonth(b.period)).at(-1)
  const on = period ?? official?.period
  return { code, recipe, official, on: on === undefined ? clockDate(asOf) : lastDay(on) }
}

async function measured(context: Context, asked: Asked, cards: Cards) {
  const { code, recipe, official, on } = asked
  const contributions = await contributionsOf(context, asked)
  const population =
    recipe.kind === 'register' && recipe.outside === 'population'
      ? (official?.denominator ?? null)
      : undefined
  const counted = valueFrom(contributions, { ...ratioOf(recipe), population })
  const day = await dayToldBy(context, asked, contributions)
  const isUnrecorded = day === 'unrecorded'
  const working = isUnrecorded ? nothing : counted
  const card = cards.get(code)
  const row: CountRow = {
    code,
    name: card?.name ?? code,
    nameEn: card?.nameEn ?? code,
    unit: card?.unit ?? official?.unit ?? '',
    decimals: card?.decimals ?? 2,
    period: official?.period ?? null,
    on,
    official: official === undefined ? null : officialWords(official),
    working: {
      ...working,
      rule: recipe.kind === 'title' ? stockRuleLabels.certificate : recipe.rule,
      note: day === 'recorded' ? noteOf(official, population) : dayNotes[day],
      rows: contributions.length,
    },
    variants: isUnrecorded ? [] : await variantsOf(context, asked),
    difference:
      official === undefined || working.value === null ? null : less(working.value, official.value),
  }
  return { row, contributions, population }
}

const nothing = { value: null, numerator: null, denominator: null }
const dayNotes = {
  toCome: label('该日未到:只计目前已登记的', 'the day has not come: only what is recorded so far'),
  unrecorded: label(
    '没有记录:台账里的条目都在此日之后',
    'nothing recorded: all rows are of later days',
  ),
}

/** What can be said of the day; where nothing by then is recorded, the count is none and not nought. */
async function dayToldBy(
  context: Context,
  { recipe, on }: Asked,
  { length }: readonly Contribution[],
): Promise<DayTold> {
  if (on > clockDate(context.asOf)) return 'toCome'
  if (length > 0) return 'recorded'
  const isRecorded =
    recipe.kind === 'title'
      ? await isRecordedBy(context, recipe.title, on)
      : (await entriesUpTo(context, { register: recipe.register, to: on })).length > 0
  return isRecorded ? 'recorded' : 'unrecorded'
}

function officialWords(official: Observation) {
  const { id, value, numerator, denominator, state, approval, recordedAt } = official
  return { id, value, numerator, denominator, state, approval, recordedAt }
}

/** Of a ratio whose denominator is not ours: which population, of which vintage (GT-15). */
function noteOf(official: Observation | undefined, population: Decimal | null | undefined) {
  if (population === undefined) return label('', '')
  if (population === null || official === undefined)
    return label('没有人口数,不能相除', 'no population is recorded, so nothing is divided')
  const vintage = clockDate(official.recordedAt)
  const from = official.source.document ?? official.period
  return label(
    `人口 ${population} 万人,取自 ${from} 的分母(${vintage} 登记)`,
    `population ${population} × 10,000, denominator of ${from} (recorded ${vintage})`,
  )
}

function ratioOf(recipe: Recipe): { times?: number } {
  return recipe.kind === 'register' && recipe.times !== undefined ? { times: recipe.times } : {}
}

async function contributionsOf(context: Context, asked: Asked): Promise<Contribution[]> {
  const { recipe, on } = asked
  if (recipe.kind === 'title')
    return holders(context, { title: recipe.title, on, rule: 'certificate' })
  const entries = await entriesUpTo(context, { register: recipe.register, to: on })
  return recipe.contributions(entries, on)
}

type TitleAsked = { title: string; on: string; rule: 'certificate' | 'year' }

async function holders(context: Context, asked: TitleAsked): Promise<Contribution[]> {
  const held = await holdersOn(context, asked)
  const [firms, certificates] = await Promise.all([
    firmsByCode(
      context,
      held.map(({ code }) => code),
    ),
    certificatesById(
      context,
      held.flatMap(({ certificate }) => certificate ?? []),
    ),
  ])
  return held.map(({ code, certificate }) => {
    const paper = certificates.get(certificate ?? '')
    return {
      ...firmContribution(code, firms.get(code)?.name ?? code),
      row: `certificate/${certificate ?? ''}`,
      recordedAt: paper?.recordedAt ?? '',
      reason: paper?.reason ?? '',
    }
  })
}

function firmContribution(code: string, name: string): Contribution {
  const one = { key: code, part: 'numerator' as const, amount: decimal(1) }
  return { ...one, name, code, row: `enterprise/${code}`, recordedAt: '', reason: '' }
}

async function variantsOf(context: Context, { recipe, on }: Asked): Promise<CountRow['variants']> {
  if (recipe.kind === 'title') {
    const closings = await closingsOn(context, { title: recipe.title, on, rule: 'certificate' })
    return closings
      .filter(({ rule, nested }) => rule !== 'certificate' || nested !== 'including')
      .map(({ rule, nested, count }) => ({
        rule: nested === 'excluding' ? without(stockRuleLabels[rule]) : stockRuleLabels[rule],
        value: decimal(count),
      }))
  }
  const entries = await entriesUpTo(context, { register: recipe.register, to: on })
  return recipe.variants.map(({ rule, of }) => ({
    rule,
    value: valueFrom(of(entries, on), ratioOf(recipe)).value,
  }))
}

function without({ zh, en }: { zh: string; en: string }) {
  return { zh: `${zh},不含上级称号`, en: `${en}, without higher titles` }
}

/** Firms that another rule would count, each told with its cause. */
async function uncountedRows(context: Context, { recipe, on }: Asked): Promise<Difference[]> {
  if (recipe.kind !== 'title') return []
  const { title } = recipe
  const [counted, bridged, unplaced, shared] = await Promise.all([
    holdersOn(context, { title, on, rule: 'certificate' }),
    holders(context, { title, on, rule: 'year' }),
    unplacedOf(context, title),
    overlaps.run(context, { title }),
  ])
  const known = new Set(counted.map(({ code }) => code))
  return [
    ...bridged.filter(({ key }) => !known.has(key)).map((row) => uncounted(row, 'gap')),
    ...unplaced.map((code) => uncounted(firmContribution(code, code), 'unplaced')),
    ...shared
      .filter(({ first, second }) => first.to >= on && second.from <= on)
      .map(({ code, name }) => uncounted(firmContribution(code, name), 'overlap')),
  ]
}

const leaving: Readonly<Record<string, DifferenceCause>> = {
  revoked: 'revokedLater',
  movedOut: 'movedLater',
  deregistered: 'deregisteredLater',
  licenceRevoked: 'deregisteredLater',
  becameBranch: 'deregisteredLater',
}

/** Why a firm that counted then does not now: its last movement up to the day, as known now. */
async function goneBy(context: Context, { recipe, on }: Asked): Promise<Gone> {
  if (recipe.kind !== 'title') return () => 'withdrawnLater'
  const last = await lastOf(context, { title: recipe.title, on, rule: 'certificate' })
  return ({ key }) => leaving[last.get(key)?.cause ?? ''] ?? 'withdrawnLater'
}
