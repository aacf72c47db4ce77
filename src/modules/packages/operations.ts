import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { strToU8, zipSync } from 'fflate'
import { parse as parseYaml } from 'yaml'
import { businessReaders } from '../../base/role.ts'
import { confidenceLabels, type Source } from '../../base/source.ts'
import { checkArchive, isArchive, unpackText } from '../../server/archive.ts'
import { type Context, implement } from '../../server/context.ts'
import { decoded } from '../../server/spreadsheet/csv.ts'
import { definitionsOf } from '../indicators/definitions.ts'
import { computedValues } from '../observations/computed.ts'
import { bring, series } from '../observations/operations.ts'
import { loadAlarms } from '../plan/load-alarms.ts'
import { exported, load, read } from '../plan/operations.ts'
import { PlanPackage } from '../plan/schema.ts'
import { refusePackage } from './problems.ts'
import { csvText, publishedRows, publishedValues } from './published.ts'
import { exportPackage, listSamples, loadPackage, planAlarms, readSample } from './routes.ts'

export const loadArchive = implement(loadPackage, {
  may: ['officer'],
  audited: (_, answer) => ({ plan: answer.plan, observations: answer.observations }),
  async run(context) {
    const { yaml, source, sourceName, csv } = filesOf(context.file)
    const { plan, unclear, recordedAt } = await load.run(context, { yaml, source, sourceName })
    const acting = { ...context, now: recordedAt, asOf: recordedAt }
    const rows: string[][] = parse(csv, { bom: true, relax_column_count: true })
    const { values, problems } =
      rows.length === 0 ? { values: [], problems: [] } : publishedValues(rows)
    if (problems.length > 0) refusePackage('invalid', { count: problems.length }, problems)
    if (values.length > 0) await bring.run(acting, { values })
    const alarms = await alarmsOf(acting, plan)
    return { plan, unclear, observations: values.length, alarms }
  },
})

/** The texts of a package: a .zip with plan.yaml, one .txt and perhaps observations.csv, in any folder. */
function filesOf(file: Context['file']) {
  const bytes = file?.bytes ?? new Uint8Array()
  if (!isArchive(bytes)) return refusePackage('notPackage')
  const entries = checkArchive(bytes, file?.name)
  const found = (fits: (name: string) => boolean) => {
    const entry = entries.find((each) => fits(each.name.split('/').at(-1) ?? ''))
    return entry === undefined ? undefined : { name: entry.name, bytes: unpackText(bytes, entry) }
  }
  const plan = found((name) => name === 'plan.yaml')
  const text = found((name) => name.endsWith('.txt'))
  if (plan === undefined || text === undefined) return refusePackage('notPackage')
  const table = found((name) => name === 'observations.csv')
  return {
    yaml: decoded(plan.bytes),
    source: decoded(text.bytes),
    sourceName: text.name.split('/').at(-1) ?? 'source.txt',
    csv: table === undefined ? '' : decoded(table.bytes),
  }
}

export const exportArchive = implement(exportPackage, {
  may: businessReaders,
  async run(context, { plan }) {
    const { yaml, source, sourceName } = await exported.run(context, { plan })
    const codes = await codesOf(context, plan)
    const values = await series.run(context, { codes })
    const name = sourceName.endsWith('.txt') ? sourceName : 'source.txt'
    const files = {
      'plan.yaml': strToU8(yaml),
      [name]: strToU8(source),
      'observations.csv': strToU8(csvText(publishedRows(values))),
    }
    // A fixed date: the same content is the same archive.
    const bytes = zipSync(files, { mtime: ARCHIVE_DATE })
    return { name: `${plan}.zip`, type: 'application/zip', bytes }
  },
})

/** The earliest date a ZIP can tell. */
const ARCHIVE_DATE = '1980-01-01T00:00:00'

/** The indicators that the plan has cards for, its own and those it only refers to. */
async function codesOf(context: Context, plan: string): Promise<string[]> {
  const { package: content } = await read.run(context, { plan })
  return [...definitionsOf([content]).keys()]
}

export const alarms = implement(planAlarms, {
  may: businessReaders,
  run: (context, { plan }) => alarmsOf(context, plan),
})

/** What stands out when the plan is laid beside the values known at the moment. */
async function alarmsOf(context: Context, plan: string) {
  const { package: content } = await read.run(context, { plan })
  const values = await series.run(context, { codes: await codesOf(context, plan) })
  const computed = computedValues(definitionsOf([content]), values)
  return loadAlarms(content, [
    ...values.map((each) => ({ ...each, source: sourceName(each.source) })),
    ...computed.map((each) => ({ ...each, source: each.formula })),
  ])
}

/** By what a reader can find it again. */
function sourceName({ document, url, file, confidence }: Source): string {
  return document ?? url ?? file ?? confidenceLabels[confidence].zh
}

export const samples = implement(listSamples, {
  may: businessReaders,
  run: async (context) => sampleNames(context).map((name) => sampleOf(context, name)),
})

export const sample = implement(readSample, {
  may: businessReaders,
  async run(context, { sample: name }) {
    if (!sampleNames(context).includes(name)) refusePackage('noSample', { sample: name })
    const folder = join(sampleFolder(context), name)
    const names = readdirSync(folder).filter((each) => /\.(yaml|txt|csv)$/.test(each))
    const files = names.map((each) => [each, readFileSync(join(folder, each))])
    const bytes = zipSync(Object.fromEntries(files), { mtime: ARCHIVE_DATE })
    return { name: `${name}.zip`, type: 'application/zip', bytes }
  },
})

function sampleFolder({ services }: Context): string {
  return join(services.contentFolder, 'examples')
}

function sampleNames(context: Context): string[] {
  return readdirSync(sampleFolder(context)).filter((name) => !name.includes('.'))
}

/** Only the head of the package is parsed: what it is called and whose it is. */
const SampleHead = PlanPackage.pick({ title: true, titleEn: true, district: true })

function sampleOf(context: Context, name: string) {
  const folder = join(sampleFolder(context), name)
  const [head = ''] = readFileSync(join(folder, 'plan.yaml'), 'utf8').split('\nterm:')
  return {
    sample: name,
    ...SampleHead.parse(parseYaml(head)),
    text: readFileSync(join(folder, 'source.txt'), 'utf8'),
  }
}
