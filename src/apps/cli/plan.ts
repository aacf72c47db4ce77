import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { zipSync } from 'fflate'
import { label } from '../../base/label.ts'
import { exportArchive } from '../../modules/packages/operations.ts'
import { loadPackage } from '../../modules/packages/routes.ts'
import { list } from '../../modules/plan/operations.ts'
import { readPlan } from '../../modules/plan/read-plan.ts'
import { readingJson } from '../../modules/plan/reading-json.ts'
import type { PlanReading } from '../../modules/plan/schema.ts'
import { extractText } from '../../server/text/extract-text.ts'
import { fileNamed } from './files.ts'
import { loaded } from './load-package.ts'
import { routeVerb, type Verb } from './verb.ts'

const file = label('方案文件(文本、Word、PDF)', 'plan file (text, Word, PDF)')
const packed = label('方案包(文件夹或 .zip)', 'plan package (folder or .zip)')

/** Reads a file and prints what is in it; no database is touched. */
const read: Verb = {
  name: 'plan read',
  about: label('读取方案文件', 'Read a plan file'),
  words: ['file'],
  fields: [{ name: 'file', about: file, required: true }],
  async run({ fields }) {
    const { text } = await extractText(fileNamed(fields['file'] ?? ''))
    const reading = readPlan(text)
    return { value: readingJson(reading), text: summary(reading) }
  },
}

/** A package is a folder with plan.yaml, a text and perhaps observations.csv, or a .zip of one. */
const load: Verb = {
  name: 'plan load',
  about: loadPackage.title,
  words: ['file'],
  fields: [{ name: 'file', about: packed, required: true }],
  async run({ fields, standing }) {
    const path = fields['file'] ?? ''
    const sent = isFolder(path) ? folderPacked(path) : fileNamed(path)
    return { value: await loaded(sent, standing.district) }
  },
}

export const verbs: readonly Verb[] = [
  read,
  load,
  routeVerb('plan export', { operation: exportArchive, words: ['plan'] }),
  routeVerb('plan list', { operation: list }),
]

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function folderPacked(path: string): { name: string; bytes: Uint8Array } {
  const names = readdirSync(path).filter((name) => /\.(yaml|txt|csv)$/.test(name))
  const files = names.map((name) => [name, readFileSync(join(path, name))])
  return { name: `${basename(path)}.zip`, bytes: zipSync(Object.fromEntries(files)) }
}

/** The reading in a few lines; `--json` has all of it. */
function summary(reading: PlanReading): string {
  const { title, term, clauses, targets, coverage } = reading
  const counts = [
    ['条款 clauses', clauses.length],
    ['量化目标 targets', targets.length],
    ['半量化 half-quantitative', reading.halfQuantitative.length],
    ['定性 qualitative', reading.qualitative.length],
    ['产业 industries', reading.industries.length],
    ['待明确 unclear', reading.unclear.length],
    ['提示 alarms', reading.alarms.length],
  ]
  const rows = targets.map(
    ({ clause, indicator, operator, value, unit, deadline }) =>
      `  ${clause}  ${indicator} ${operator} ${value} ${unit}  ${deadline}`,
  )
  return [
    title,
    `${term?.from ?? '?'} – ${term?.to ?? '?'}`,
    counts.map(([what, count]) => `${what} ${count}`).join(' · '),
    `覆盖 coverage ${coverage.covered}/${coverage.characters}`,
    ...rows,
  ].join('\n')
}
