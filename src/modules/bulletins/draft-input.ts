import type { z } from 'zod'
import type { PlanPackage } from '../plan/schema.ts'
import type { listPresets } from '../standings/routes.ts'
import { shippedTexts } from './preset-texts.ts'
import type { DraftInput, Office } from './schema.ts'

type Gathered = Pick<
  DraftInput,
  'period' | 'asOf' | 'rows' | 'observations' | 'corrections' | 'streets'
> & {
  plan: PlanPackage
  presets: z.output<typeof listPresets.output>
}

/** 取数: all that a draft is written from, in one value that can be sealed. */
export function draftInput(gathered: Gathered, office: Office): DraftInput {
  const { plan, presets, period, asOf, rows, observations, corrections, streets } = gathered
  const preset = presets.presets.find((each) => each.id === presets.chosen)
  if (preset === undefined) throw new Error(`the chosen rule ${presets.chosen} is not shipped`)
  const { id, name, demonstration } = plan.district
  return {
    district: { id, name, demonstration },
    plan: { id: plan.id, title: plan.title },
    period,
    asOf,
    preset: { id: preset.id, name: preset.name, rule: preset.rule },
    rows,
    observations,
    corrections,
    ...(streets !== undefined && streets.length > 0 && { streets }),
    office,
    texts: [...shippedTexts],
  }
}
