/** The packages in content/ as the reader, the table of names and the settings make them today. */
import { parse } from 'yaml'
import { toYaml } from '../../modules/plan/package-yaml.ts'
import { readPlan } from '../../modules/plan/read-plan.ts'
import { PlanPackage } from '../../modules/plan/schema.ts'
import { withReading } from './adopt-reading.ts'
import type { ReadContent } from './demo-district.ts'
import { Cards, FictionalDistrict, fictionalPackage } from './fictional-package.ts'
import { Substitutions, substituted } from './substitution.ts'

const real = 'plans/jlp-2022-2025'
const example = 'examples/yunji-2026-2028'
const demo = 'demo/jianglan-2022-2025'

/** Path within content/ → the text that belongs there. */
export function madePackages(read: ReadContent): Map<string, string> {
  const table = Substitutions.parse(parse(read('demo/substitutions.yaml')))
  const source = substituted(read(`${real}/source.txt`), table)
  const fictional = fictionalPackage({
    real: readAgain(real, read),
    table,
    source,
    reading: readPlan(source),
    cards: Cards.parse(parse(read('demo/cards.yaml'))),
    own: FictionalDistrict.parse(parse(read('demo/district.yaml'))),
  })
  return new Map([
    [`${real}/plan.yaml`, toYaml(readAgain(real, read))],
    [`${example}/plan.yaml`, toYaml(readAgain(example, read))],
    [`${demo}/source.txt`, source],
    [`${demo}/plan.yaml`, toYaml(fictional)],
  ])
}

/** A package whose clauses and places are those that the reader finds in its text. */
function readAgain(folder: string, read: ReadContent): PlanPackage {
  const plan = PlanPackage.parse(parse(read(`${folder}/plan.yaml`)))
  const source = read(`${folder}/source.txt`)
  return withReading(plan, readPlan(source), source)
}
