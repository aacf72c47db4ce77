import { label } from '../../base/label.ts'
import {
  draft,
  draftDocx,
  file,
  issue,
  list,
  office,
  verify,
} from '../../modules/bulletins/operations.ts'
import { draftBulletin, verifyBulletin } from '../../modules/bulletins/routes.ts'
import { checked } from '../../server/http/read-input.ts'
import { atDesk, planAsked } from './desk.ts'
import { planField, routeVerb, type Verb } from './verb.ts'

const period = label('所属期', 'period')

/** The office of the plan's newest paper is used again, unless its fields are typed. */
const drafting: Verb = {
  name: 'bulletin draft',
  about: draftBulletin.title,
  words: [],
  fields: [
    planField,
    { name: 'period', about: period, required: true },
    { name: 'body', about: label('发文机关', 'issuing body'), required: false },
    { name: 'mark', about: label('发文机关标志', 'mark of the issuing body'), required: false },
    { name: 'numberWord', about: label('机关代字', 'word of the number'), required: false },
    { name: 'addressee', about: label('主送机关', 'addressee'), required: false },
  ],
  run: ({ fields: { plan: named, period, ...typed }, standing }) =>
    atDesk(standing, async (context) => {
      const plan = await planAsked(context, named)
      const proposed = await office.run(context, { plan })
      const input = checked(draftBulletin, { plan, period, office: { ...proposed, ...typed } })
      return { value: await draft.run(context, draftBulletin.input.parse(input)) }
    }),
}

/** Ends with 1 where the seal is broken: the snapshot or a kept file is not what was issued. */
const verifying: Verb = {
  ...routeVerb('bulletin verify', { operation: verify, words: ['bulletin'] }),
  run: ({ fields, standing }) =>
    atDesk(standing, async (context) => {
      const answer = await verify.run(context, { bulletin: fields['bulletin'] ?? '' })
      const { snapshotSame, files } = verifyBulletin.output.parse(answer)
      const whole = snapshotSame && files.every(({ same }) => same)
      return { value: answer, failed: !whole }
    }),
}

export const verbs: readonly Verb[] = [
  routeVerb('bulletin list', { operation: list }),
  drafting,
  routeVerb('bulletin show', { operation: draftDocx, words: ['bulletin'] }),
  routeVerb('bulletin issue', { operation: issue, words: ['bulletin'] }),
  routeVerb('bulletin reprint', { operation: file, words: ['bulletin', 'name'] }),
  verifying,
]
