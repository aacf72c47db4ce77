/** `npm run new module NAME`: a folder with the face of all modules, and its lines where modules are listed. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bin, root } from './steps.mjs'

const [, , kind, name = ''] = process.argv
if (kind !== 'module' || !/^[a-z]+(-[a-z]+)*$/.test(name)) {
  console.error('npm run new module NAME      NAME: the noun in English, kebab-case, as in `tasks`')
  process.exit(2)
}
const folder = `src/modules/${name}`
if (existsSync(join(root, folder))) {
  console.error(`${folder} exists`)
  process.exit(1)
}

const camel = name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase())
const Noun = camel[0].toUpperCase() + camel.slice(1)

const face = {
  'README.md': `# 待写 ${Noun}

**Desk.** Whose daily work this is.

**Nouns.** See \`schema.ts\`; Chinese and English titles are written there once.

**Verbs.** One file each, pure.

**Sources.** The documents and clauses that decide its numbers.

**Always true.**

1. What never changes here.

**Not here.** What a neighbour does.
`,
  'schema.ts': `/** What ${name} speaks of. */
import { z } from 'zod'
import { titled } from '../../base/label.ts'

export const ${Noun} = z
  .object({ name: z.string().meta(titled('名称', 'name')) })
  .meta(titled('待写', '${name}', '${Noun}'))
export type ${Noun} = z.infer<typeof ${Noun}>
`,
  'problems.ts': `import { problemTable } from '../../base/problem.ts'

export const refuse${Noun} = problemTable('${camel}', {
  unknown: { status: 404, zh: '没有“{name}”;请核对名称', en: 'There is no “{name}”; check the name' },
})
`,
  'routes.ts': `import { z } from 'zod'
import { label } from '../../base/label.ts'
import { query } from '../../base/route.ts'
import { ${Noun} } from './schema.ts'

export const list${Noun} = query('GET /${name}', {
  title: label('待写', '${name}'),
  input: z.object({}),
  output: z.array(${Noun}),
})

export const show${Noun} = query('GET /${name}/:name', {
  title: label('待写', 'one of ${name}'),
  input: ${Noun}.pick({ name: true }),
  output: ${Noun},
})
`,
  'store.ts': `import type { Database, Scope } from '../../server/context.ts'

declare module '../../server/tables.ts' {
  interface Tables {
    ${name.replaceAll('-', '_')}: { district: string; name: string }
  }
}

export function read${Noun}(db: Database, scope: Scope) {
  return db
    .selectFrom('${name.replaceAll('-', '_')}')
    .select('name')
    .where('district', '=', scope.district)
    .orderBy('name')
    .execute()
}
`,
  'operations.ts': `import { businessReaders } from '../../base/role.ts'
import { implement } from '../../server/context.ts'
import { refuse${Noun} } from './problems.ts'
import { list${Noun}, show${Noun} } from './routes.ts'
import { read${Noun} } from './store.ts'

export const list = implement(list${Noun}, {
  may: businessReaders,
  run: ({ db, scope }) => read${Noun}(db, scope),
})

export const show = implement(show${Noun}, {
  may: businessReaders,
  async run({ db, scope }, { name }) {
    const all = await read${Noun}(db, scope)
    return all.find((each) => each.name === name) ?? refuse${Noun}('unknown', { name })
  },
})
`,
  'operations.test.ts': `import { expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { list, show } from './operations.ts'

const db = await testDatabase()
const officer = await testContext(db)

test('there is nothing before anything was written', async () => {
  expect(await list.run(officer, {})).toEqual([])
})

test('what is not there is refused', async () => {
  const unknown = show.run(officer, { name: '没有' })
  await expect(unknown).rejects.toMatchObject({ code: '${camel}.unknown' })
})

test('a visitor is asked to sign in', async () => {
  const visitor = await testContext(db, { account: null })
  await expect(list.run(visitor, {})).rejects.toMatchObject({ code: 'access.signIn' })
})
`,
}

mkdirSync(join(root, folder), { recursive: true })
for (const [file, text] of Object.entries(face)) writeFileSync(join(root, folder, file), text)
const migration = writeMigration()
change(
  'dependency-rules.cjs',
  /^const modules = \{\n(?: {2}.*\n)*?(?=\};?$)/m,
  (table) => `${table}  ${quoted(name)}: ['people'],\n`,
)
change('src/apps/operations.ts', /^(import \* as .*\n)+/m, (lines) =>
  sorted(`${lines}import * as ${camel} from '../modules/${name}/operations.ts'\n`),
)
change(
  'src/apps/operations.ts',
  /const modules = \[[^\]]*(?=,?\n?\])/,
  (list) => `${list.replace(/,\s*$/, '').trimEnd()},\n  ${camel},`,
)
spawnSync(
  bin('biome'),
  ['check', '--write', folder, migration, 'dependency-rules.cjs', 'src/apps/operations.ts'],
  { cwd: root },
)
console.log(`${folder}/ · ${migration} · dependency-rules.cjs · src/apps/operations.ts`)
console.log(
  'Next: write the words marked 待写, move the module to its place in dependency-rules.cjs, then npm run check',
)

function writeMigration() {
  const files = readdirSync(join(root, 'migrations')).sort()
  const next = String(Number(files.at(-1)?.slice(0, 4) ?? 0) + 1).padStart(4, '0')
  const file = `migrations/${next}-${name}.ts`
  writeFileSync(
    join(root, file),
    `import { type Kysely, sql } from 'kysely'

/** Say what is kept, and why. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql\`
    create table ${name.replaceAll('-', '_')} (
      district text not null references district,
      name text not null,
      primary key (district, name)
    )\`.execute(db)
}
`,
  )
  return file
}

/** Changes the one place of a file that `where` finds; a place that is gone is a fault of this script. */
function change(file, where, make) {
  const text = readFileSync(join(root, file), 'utf8')
  if (!where.test(text)) throw new Error(`${file} has no place for a module`)
  writeFileSync(join(root, file), text.replace(where, make))
}

function quoted(key) {
  return key.includes('-') ? `'${key}'` : key
}

function sorted(lines) {
  return `${lines.trimEnd().split('\n').sort().join('\n')}\n`
}
