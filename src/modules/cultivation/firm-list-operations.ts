/** The lists of cultivation: which firms each shows, page by page and whole. */
import type { View } from '../../base/list.ts'
import type { Page, PageAsked } from '../../base/paged-list.ts'
import type { Context } from '../../server/context.ts'
import { refuseUnknownTown } from '../enterprises/operations.ts'
import { verdictLabels } from '../rules/schema.ts'
import { fieldName } from '../rules/source-words.ts'
import { judgedNow } from './kept-operations.ts'
import { expiryDay, linesOf } from './list-operations.ts'
import { decidingClauses } from './own-clauses.ts'
import { procedureFor } from './rule-in-force.ts'
import { type CultivationRow, type Standing, type Step, stepLabels } from './schema.ts'
import { governing, judgedTitle, type Stand, standOn } from './stand-operations.ts'
import { nearMissSteps } from './tally.ts'
import { clauseTitle } from './title-gap.ts'
import type { Chosen, Order } from './verdict-choice.ts'
import { verdictBatches, verdictsPage } from './verdict-operations.ts'

export type FirmList = {
  readonly order: Order
  readonly step?: Step
  /** The list tells what it would take, so that each line is explained in an export too. */
  readonly explained: boolean
  readonly firms: (day: string) => Omit<Chosen, 'title' | 'town'>
}

export const nearMissFirms: FirmList = {
  order: 'nearest',
  explained: true,
  firms: () => ({ held: false, steps: nearMissSteps }),
}
export const openMissFirms: FirmList = {
  order: 'nearest',
  explained: false,
  firms: () => ({ held: false, steps: ['oneClauseOpen'] }),
}
export const toAskFirms: FirmList = {
  order: 'nearest',
  explained: false,
  firms: () => ({ held: false, steps: ['askOne'] }),
}
export const unsupportedFirms: FirmList = {
  order: 'nearest',
  step: 'unsupported',
  explained: true,
  firms: () => ({ held: true, verdicts: ['unmet'] }),
}

export function expiringFirms(days: number): FirmList {
  return {
    order: 'soonest',
    step: 'expiring',
    explained: false,
    firms: (day) => ({ held: true, until: { from: day, to: expiryDay(day, days) } }),
  }
}

export function standingFirms(standing: Standing): FirmList {
  return { order: 'nearest', explained: false, firms: () => stood[standing] }
}

const stood: Readonly<Record<Standing, Omit<Chosen, 'title' | 'town'>>> = {
  holders: { held: true },
  heldMet: { held: true, verdicts: ['met'] },
  heldOpen: { held: true, verdicts: ['undetermined'] },
  met: { held: false, verdicts: ['met'] },
  unmet: { held: false, verdicts: ['unmet'] },
  open: { held: false, verdicts: ['undetermined'] },
}

export type Listed = PageAsked & { title: string; town: string; on?: string | undefined }

export async function pageOfFirms(
  context: Context,
  { on, ...listed }: Listed,
  kind: FirmList,
): Promise<Page<CultivationRow>> {
  const stand = await standOn(context, on)
  return pageOn(context, stand, { listed, kind })
}

type Asking = { listed: Omit<Listed, 'on'>; kind: FirmList }

export async function pageOn(
  context: Context,
  stand: Stand,
  { listed, kind }: Asking,
): Promise<Page<CultivationRow>> {
  const { view, offset, limit } = listed
  const chosen = chosenBy(stand, listed, kind)
  const asked = { chosen, view, order: kind.order, offset, limit }
  const { rows, total, all, choices } = await verdictsPage(context, stand, asked)
  if (all === 0) await refuseUnknownTown(context, listed.town)
  const telling = { step: kind.step, explained: true }
  return {
    rows: await linesOf(context, stand, { ...telling, rows }),
    ...{ total, all },
    facets: namedChoices(stand, choices),
  }
}

function chosenBy(
  stand: Stand,
  { title, town }: { title: string; town: string },
  kind: FirmList,
): Chosen {
  const firms = kind.firms(stand.day)
  if (title !== '') judgedTitle(stand, title)
  // Nobody was judged where no rule governs: that is no list of nobody.
  const isJudged = firms.steps !== undefined || firms.verdicts !== undefined
  if (title !== '' && isJudged) governing(stand, title, procedureFor(firms.held === true))
  return { title: title === '' ? undefined : title, town, ...firms }
}

export async function* batchesOfFirms(
  context: Context,
  { on, title, town, view }: Listed & { view: View },
  kind: FirmList,
): AsyncGenerator<CultivationRow[]> {
  const stand = await standOn(context, on)
  const chosen = chosenBy(stand, { title, town }, kind)
  const telling = { step: kind.step, explained: kind.explained }
  for await (const rows of verdictBatches(context, stand, { chosen, view, order: kind.order }))
    yield await linesOf(context, stand, { ...telling, rows })
}

type Choices = Readonly<Record<string, readonly { value: string; count: number }[]>>

/** What the values of the filters are called. */
export function namedChoices(stand: Stand, choices: Choices): Page<unknown>['facets'] {
  const words = wordsIn(stand)
  return Object.fromEntries(
    Object.entries(choices).map(([key, values]) => [
      key,
      values.map(({ value, count }) => ({
        value,
        count,
        words: words[key]?.(value) ?? { zh: value || '—', en: value || '—' },
      })),
    ]),
  )
}

type Named = (value: string) => { zh: string; en: string } | undefined

function wordsIn(stand: Stand): Readonly<Record<string, Named>> {
  const titles = new Map(
    stand.titles.map(({ id, name, english }) => [id, { zh: name, en: english }]),
  )
  const clauses = new Map(
    judgedNow(stand).flatMap(({ version }) =>
      decidingClauses(version).map((clause) => {
        const title = clauseTitle(clause)
        return [clause.id, { zh: title, en: title }] as const
      }),
    ),
  )
  const versions = judgedNow(stand).map(({ version }) => version)
  const fieldWords = (value: string) => {
    const version = versions.find(({ fields }) => fields.some(({ name }) => name === value))
    return version === undefined ? undefined : fieldName(version, value)
  }
  const among = (labels: Readonly<Record<string, { zh: string; en: string }>>) => (value: string) =>
    labels[value]
  return {
    title: (value) => titles.get(value),
    unmet: (value) => clauses.get(value),
    ...{ lever: fieldWords, needs: fieldWords },
    step: among(stepLabels),
    verdict: among(verdictLabels),
  }
}
