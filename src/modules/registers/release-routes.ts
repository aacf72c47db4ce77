import { z } from 'zod'
import { choice, label, titled } from '../../base/label.ts'
import { action, query } from '../../base/route.ts'
import { Day } from '../enterprises/schema.ts'
import { Release, ReleaseCell } from './release-schema.ts'
import { registerLabels } from './schema.ts'

const { farmland: _, ...released } = registerLabels
export const ReleasedRegister = choice(released).meta(titled('台账', 'register'))

const register = ReleasedRegister
const on = Day.optional().meta(titled('截至日(不写为今日)', 'as at; today when not given'))

/** What may be told outside the house, as it stands: for the page, and for the export. */
export const readRelease = query('GET /registers/:register/release', {
  title: label('对外发布表', 'Table for release'),
  input: z.object({ register, on }),
  output: z.array(ReleaseCell),
})

export const listReleases = query('GET /registers/:register/releases', {
  title: label('已对外发布', 'Releases'),
  input: z.object({ register }),
  output: z.array(Release),
})

/** Keeps that the table was told, so that no later one gives a unit away by its difference. */
export const recordRelease = action('POST /registers/:register/releases', {
  title: label('登记对外发布', 'Record a release'),
  input: z.object({
    register,
    on: Day.meta(titled('截至日', 'as at')),
    recipient: z.string().trim().min(1).max(100).meta(titled('发布对象', 'told to')),
    document: z.string().trim().min(1).max(200).meta(titled('依据文件', 'document')),
  }),
  output: z.object({ id: z.string() }),
})
