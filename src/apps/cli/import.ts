import { readFileSync } from 'node:fs'
import { label } from '../../base/label.ts'
import { importing, preview, undo } from '../../modules/intake/operations.ts'
import { refuseIntake } from '../../modules/intake/problems.ts'
import { importTable, previewIntake, undoIntake } from '../../modules/intake/routes.ts'
import { IntakeKind, IntakeMapping } from '../../modules/intake/schema.ts'
import type { Context } from '../../server/context.ts'
import { checked } from '../../server/http/read-input.ts'
import { atDesk } from './desk.ts'
import { fileNamed } from './files.ts'
import { type Asked, fieldsOf, type Verb } from './verb.ts'

const kinds = IntakeKind.options.join(' ')

/** Options of the command line that the route's input knows, besides what is typed differently here. */
const own = fieldsOf(previewIntake).filter(
  ({ name }) => !['kind', 'sender', 'mapping', 'decisions', 'ticket'].includes(name),
)

const bring: Verb = {
  name: 'import',
  about: label('导入名册;--dry-run 只看不登记', 'Import a table; --dry-run only looks'),
  words: ['kind', 'file'],
  fields: [
    { name: 'kind', about: label(`种类:${kinds}`, `kind: ${kinds}`), required: true },
    { name: 'file', about: label('文件', 'file'), required: true },
    { name: 'sender', about: label('报送单位', 'sender'), required: false },
    {
      name: 'map',
      about: label('栏目对应,JSON 或其文件', 'the mapping as JSON, or a file of it'),
      required: false,
    },
    {
      name: 'decisions',
      about: label('决定,JSON 或其文件', 'decisions as JSON, or a file of them'),
      required: false,
    },
    { name: 'dryRun', about: label('只看不登记', 'only look'), required: false, truth: true },
    ...own,
  ],
  run: ({ fields, standing }: Asked) =>
    atDesk(standing, async (context) => {
      const value = await brought(context, fields)
      return { value, failed: value.accepted === 0 && value.rejected.length > 0 }
    }),
}

async function brought(context: Context, fields: Asked['fields']) {
  const { kind = '', file = '', map, decisions, dryRun } = fields
  const typed = Object.fromEntries(own.flatMap(({ name }) => optionOf(name, fields[name])))
  const asked = checked(importTable, {
    ...typed,
    kind,
    sender: fields['sender'] ?? context.actor.name,
    ...(map !== undefined && { mapping: mappingIn(map) }),
    ...(decisions !== undefined && { decisions: jsonIn(decisions) }),
  })
  const input = importTable.input.parse(asked)
  const here = { ...context, file: fileNamed(file) }
  if (dryRun !== undefined) {
    const { counts, rejected } = await preview.run(here, input)
    return { rows: counts.rows, accepted: counts.ready, rejected, importId: null }
  }
  const { rows, accepted, rejected, importId } = await importing.run(here, input)
  return { rows, accepted, rejected, importId }
}

function optionOf(name: string, value: string | undefined): [string, unknown][] {
  if (value === undefined) return []
  return [[name, name === 'year' ? Number(value) : value]]
}

/** {"A":"code"} speaks of every sheet. */
function mappingIn(text: string): IntakeMapping {
  const given = jsonIn(text)
  const whole = IntakeMapping.safeParse(given)
  if (whole.success) return whole.data
  const flat = IntakeMapping.safeParse({ '*': given })
  return flat.success ? flat.data : refuseIntake('badMapping')
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.trimStart().startsWith('{') ? text : readFileSync(text, 'utf8'))
  } catch {
    return refuseIntake('badMapping')
  }
}

const undoing: Verb = {
  name: 'import undo',
  about: undoIntake.title,
  words: ['importId'],
  fields: fieldsOf(undoIntake).map((field) => ({ ...field, required: field.name === 'importId' })),
  run: ({ fields: { importId, reason = '由命令行撤销,未写原因' }, standing }: Asked) =>
    atDesk(standing, async (context) => ({
      value: await undo.run(
        context,
        undoIntake.input.parse(checked(undoIntake, { importId, reason })),
      ),
    })),
}

export const verbs: readonly Verb[] = [bring, undoing]
