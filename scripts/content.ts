/**
 * Makes again what content/ holds of made things, after a change of the reader, the table of names or the
 * demonstration's settings: `npx tsx scripts/content.ts`. The tests compare, so nothing is forgotten.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse, stringify } from 'yaml'
import { withReading } from '../src/apps/demo/adopt-reading.ts'
import { Cards, FictionalDistrict, fictionalPackage } from '../src/apps/demo/fictional-package.ts'
import { Substitutions, substituted } from '../src/apps/demo/substitution.ts'
import { readPlan } from '../src/modules/plan/read-plan.ts'
import { PlanPackage } from '../src/modules/plan/schema.ts'
import { demoWorkbook } from './demo-workbook.ts'

const real = 'plans/jlp-2022-2025'
const example = 'examples/yunji-2026-2028'
const demo = 'demo/jianglan-2022-2025'

for (const [path, content] of await made()) writeFileSync(place(path), content)

/** Path within content/ → what stands there. */
async function made(): Promise<Map<string, string | Uint8Array>> {
  return new Map<string, string | Uint8Array>([
    [`${real}/plan.yaml`, written(readAgain(real))],
    [`${example}/plan.yaml`, written(readAgain(example))],
    [`${demo}/source.txt`, fictionalSource()],
    [`${demo}/plan.yaml`, written(fictional())],
    ['demo/jianglan-2025Q3.xlsx', await demoWorkbook()],
  ])
}

/** A package whose clauses and places are those that the reader finds in its text today. */
function readAgain(folder: string): PlanPackage {
  const plan = PlanPackage.parse(parse(read(`${folder}/plan.yaml`)))
  const source = read(`${folder}/source.txt`)
  return withReading(plan, readPlan(source), source)
}

function fictionalSource(): string {
  return substituted(read(`${real}/source.txt`), table())
}

function fictional(): PlanPackage {
  const source = fictionalSource()
  return fictionalPackage({
    real: readAgain(real),
    table: table(),
    source,
    reading: readPlan(source),
    cards: Cards.parse(parse(read('demo/cards.yaml'))),
    own: FictionalDistrict.parse(parse(read('demo/district.yaml'))),
  })
}

function table(): Substitutions {
  return Substitutions.parse(parse(read('demo/substitutions.yaml')))
}

function written(plan: PlanPackage): string {
  return stringify(plan, { lineWidth: 0 })
}

function read(path: string): string {
  return readFileSync(place(path), 'utf8')
}

function place(path: string): string {
  return fileURLToPath(new URL(`../content/${path}`, import.meta.url))
}
