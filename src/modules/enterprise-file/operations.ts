import { clockDate } from '../../base/calendar.ts'
import type { Label } from '../../base/label.ts'
import type { View } from '../../base/list.ts'
import type { Page, PageAsked } from '../../base/paged-list.ts'
import { businessReaders } from '../../base/role.ts'
import { type Context, implement } from '../../server/context.ts'
import { runsOn, termOf } from '../certificates/history.ts'
import { certificatesOf, replacedOf } from '../certificates/operations.ts'
import type { Title } from '../certificates/schema.ts'
import { visitsOf } from '../cultivation/visit-operations.ts'
import type { Catalogue } from '../enterprises/catalogue.ts'
import { readsSurvey } from '../enterprises/figures.ts'
import { sectionLabel, sectionOf } from '../enterprises/industry.ts'
import {
  catalogue,
  currentFigures,
  firmBatches,
  firmPage,
  firmsByCode,
  historyOf,
} from '../enterprises/operations.ts'
import { refuseEnterprise } from '../enterprises/problems.ts'
import {
  administrationLabels,
  type Firm,
  isCounted,
  presenceLabels,
} from '../enterprises/schema.ts'
import { typedCode } from '../enterprises/typed-code.ts'
import { entriesOf, entriesUpTo } from '../registers/operations.ts'
import { type HeldTitles, heldOn } from './held-operations.ts'
import { kindLabels, sizeLabels, unstated } from './lists.ts'
import { placesOf } from './places.ts'
import { listEnterprises, listPlaces, readEnterprise } from './routes.ts'
import type { EnterpriseFile, EnterpriseRow, Place } from './schema.ts'
import { timelineOf } from './timeline.ts'

export const list = implement(listEnterprises, {
  may: businessReaders,
  sameForAll: true,
  async run(context, asked): Promise<Page<EnterpriseRow>> {
    const titles = await heldOn(context)
    const known = await catalogue(context)
    const { rows, total, all, choices } = await firmPage(context, asked, titles)
    const facets = Object.entries(choices).map(([key, offered]) => [
      key,
      offered.map((each) => ({
        ...each,
        words: { ...wordsOf(key, each.value, titles.catalogue) },
      })),
    ])
    return {
      rows: rows.map((firm) => rowOf(firm, titles, known)),
      total,
      all,
      facets: Object.fromEntries(facets),
    }
  },
})

/** Every row of a view, for the export: some thousands at a time. */
export async function* allEnterprises(
  context: Context,
  { view }: Pick<PageAsked, 'view'> & { view: View },
): AsyncGenerator<EnterpriseRow[]> {
  const titles = await heldOn(context)
  const known = await catalogue(context)
  for await (const firms of firmBatches(context, view, titles.held))
    yield firms.map((firm) => rowOf(firm, titles, known))
}

const closedLists: Readonly<Record<string, Readonly<Record<string, Label>>>> = {
  presence: presenceLabels,
  administration: administrationLabels,
  aboveSize: sizeLabels,
  kind: kindLabels,
}

/** What a value of a filter is called. */
function wordsOf(key: string, value: string, titles: readonly Title[]): Label {
  if (key === 'section') return sectionLabel(value)
  if (key === 'title') return titleName(value, titles)
  return closedLists[key]?.[value] ?? (value === '' ? unstated : { zh: value, en: value })
}

function titleName(id: string, titles: readonly Title[]): Label {
  const title = titles.find((each) => each.id === id)
  return { zh: title?.name ?? id, en: title?.english ?? id }
}

function rowOf(
  firm: Firm,
  { held, catalogue: titles }: HeldTitles,
  known: Catalogue,
): EnterpriseRow {
  return {
    ...firm,
    section: sectionOf(firm.industry),
    industryName: known.industries[firm.industry] ?? '',
    titles: (held.get(firm.code) ?? []).map((id) => ({ id, name: { ...titleName(id, titles) } })),
  }
}

export const read = implement(readEnterprise, {
  may: businessReaders,
  async run(context, { code: typed }): Promise<EnterpriseFile> {
    const asked = typedCode(typed)
    const firm =
      (await firmsByCode(context, [asked])).get(asked) ??
      refuseEnterprise('noSuchFirm', { code: asked })
    const { codes, facts, filings, resolutions } = await historyOf(context, firm.code)
    const [titles, known, certificates, replaced, figures, entries, visits] = await Promise.all([
      heldOn(context),
      catalogue(context),
      certificatesOf(context, codes),
      replacedOf(context, codes),
      currentFigures(context, [firm.code]),
      entriesOf(context, codes),
      visitsOf(context, codes),
    ])
    const today = clockDate(context.asOf)
    const named = <R extends { title: string }>(row: R) => ({
      ...row,
      name: { ...titleName(row.title, titles.catalogue) },
    })
    const running = certificates.map((row) => ({
      ...named(row),
      running: runsOn(termOf(row, row.events), today),
    }))
    const survey = filings.filter(({ sourceClass }) => sourceClass === 'survey')
    const mayRead = readsSurvey(context.actor)
    const about = { facts, resolutions, certificates: running, entries, visits }
    return {
      firm: rowOf(firm, titles, known),
      counted: isCounted(firm),
      codes,
      facts,
      resolutions,
      certificates: running,
      replacedCertificates: replaced.map(named),
      figures: (figures.get(firm.code) ?? []).map((figure) => {
        const kind = known.figures.find(({ name }) => name === figure.field)
        return { ...figure, english: kind?.english ?? figure.field, unit: kind?.unit ?? '' }
      }),
      filings: mayRead ? filings : filings.filter((each) => !survey.includes(each)),
      surveyPapers: mayRead ? 0 : survey.length,
      entries,
      visits,
      timeline: timelineOf(about),
    }
  },
})

const countedFirms = { presence: ['here', 'movedIn'], kind: ['firm'] }

export const places = implement(listPlaces, {
  may: businessReaders,
  sameForAll: true,
  async run(context): Promise<Place[]> {
    const today = clockDate(context.asOf)
    const yearBegan = `${Number(today.slice(0, 4)) - 1}-12-31`
    const [now, before] = [await heldOn(context, today), await heldOn(context, yearBegan)]
    const page = (filters: View['filters']) =>
      firmPage(context, { view: { filters }, offset: 0, limit: 1 }, now)
    const [firms, large] = [
      await page(countedFirms),
      await page({ ...countedFirms, aboveSize: ['yes'] }),
    ]
    const contracts = await entriesUpTo(context, {
      ...{ register: 'technologyContract', from: `${today.slice(0, 4)}-01-01`, to: today },
    })
    const holders = new Set(contracts.flatMap(({ code }) => code ?? []))
    const standing = await firmsByCode(context, [...now.held.keys(), ...holders])
    const stood = await firmsByCode(context, [...before.held.keys()], yearBegan)
    const at = (known: ReadonlyMap<string, Firm>, { held }: HeldTitles, title: string) =>
      [...held].flatMap(([code, ids]) => (ids.includes(title) ? (known.get(code) ?? []) : []))
    const titles = now.catalogue.map(({ id, name, english }) => ({
      ...{ id, name: { zh: name, en: english } },
      ...{ now: at(standing, now, id), before: at(stood, before, id) },
    }))
    const placed = contracts.map(({ code, facts }) => {
      const { town = '', park = '' } = standing.get(code ?? '') ?? {}
      return { town, park, amount: facts['amount'] ?? '0' }
    })
    return (['town', 'park'] as const).flatMap((kind) =>
      placesOf({
        ...{ kind, titles, contracts: placed },
        ...{ firms: firms.choices[kind] ?? [], aboveSize: large.choices[kind] ?? [] },
      }),
    )
  },
})
