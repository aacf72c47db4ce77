/** Loads a package from the command line: its own district comes with it where it is not there yet. */
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { Problem } from '../../base/problem.ts'
import { alarms, loadArchive } from '../../modules/packages/operations.ts'
import type { loadPackage } from '../../modules/packages/routes.ts'
import { read } from '../../modules/plan/operations.ts'
import { fromYaml } from '../../modules/plan/package-yaml.ts'
import type { PlanPackage } from '../../modules/plan/schema.ts'
import { checkArchive, isArchive, unpackText } from '../../server/archive.ts'
import { districtNow } from '../../server/clock.ts'
import type { Context } from '../../server/context.ts'
import { ensured, inDistrict } from '../in-district.ts'
import { inHouse, whoCalls } from './desk.ts'

type File = { name: string; bytes: Uint8Array }
type Loaded = z.output<typeof loadPackage.output>

export function loaded(file: File, asked: string | undefined): Promise<Loaded> {
  const content = packageIn(file)
  const district = asked ?? content?.district.id ?? ''
  return inHouse(async ({ db }) => {
    const within = { district, ...whoCalls }
    try {
      return await inDistrict(db, within, async (context) => {
        if (content?.district.id === district) await ensured(context, content.district, [])
        // A district that came just now may have a clock of its own.
        const now = await districtNow(context.db, context.scope, context.now)
        return loadArchive.run({ ...context, now, asOf: now, file }, {})
      })
    } catch (error) {
      const again = error instanceof Problem && error.code === 'plan.taken'
      const kept = again && content && (await inDistrict(db, within, (here) => same(here, content)))
      if (kept) return kept
      throw error
    }
  })
}

/** The package that was loaded before, answered as it was then; undefined when it says something else. */
async function same(context: Context, content: PlanPackage): Promise<Loaded | undefined> {
  const plan = content.id
  const { package: kept, unclear } = await read.run(context, { plan })
  if (!isDeepStrictEqual(kept, content)) return undefined
  return { plan, unclear, observations: 0, alarms: await alarms.run(context, { plan }) }
}

/** What the archive's plan.yaml says; a faulty one is left for the operation to refuse. */
function packageIn({ name, bytes }: File): PlanPackage | undefined {
  if (!isArchive(bytes)) return undefined
  const entry = checkArchive(bytes, name).find((each) => /(^|\/)plan\.yaml$/.test(each.name))
  if (entry === undefined) return undefined
  return fromYaml(new TextDecoder().decode(unpackText(bytes, entry))).value
}
