/** Whose a table is: one module writes it, and a neighbour reads it past its owner only where that is said. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const migrations = readdirSync('migrations').map((file) =>
  readFileSync(`migrations/${file}`, 'utf8'),
)
const tables = new Set(
  migrations.flatMap((text) => found(/create (?:unlogged )?table (\w+)/g, text)),
)
/** A view → the table that it shows. */
const views = new Map(
  migrations.flatMap((text) =>
    [...text.matchAll(/create view (\w+) as\s[^;`]*?\sfrom (\w+)/g)].map(
      ([, view = '', table = '']) => [view, table] as const,
    ),
  ),
)
const stores = readdirSync('src/modules', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('store.ts'))
  .map((file) => ({
    module: file.split('/')[0] ?? '',
    name: file.split('/').at(-1) ?? '',
    text: readFileSync(`src/modules/${file}`, 'utf8'),
  }))

/** Readers past the owner, and why: each joins whole tables where an operation would bring rows one by one. */
const readers: Readonly<Record<string, string>> = {
  'certificates/history-store.ts': 'a stock follows firms through their moves',
  'certificates/movement-store.ts': 'a stock follows firms through their moves',
  'cultivation/appended-store.ts': 'firms are judged from all that is known, in one question',
  'intake/brought-store.ts': 'what one import appended, whatever it appended to',
  'plan/store.ts': 'the name and clock of the district',
  'sessions/store.ts': 'who asks and where, for every request at once',
}

function found(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name)
}

function writtenIn(text: string): string[] {
  const words = found(/(?:insert into|delete from|update)\s+(\w+)/g, text)
  return [...words, ...found(/(?:insertInto|deleteFrom|updateTable)\('(\w+)/g, text)]
}

function readIn(text: string): string[] {
  const words = found(/(?:from|join)\s+(?:\(\s*)?(\w+)/g, text)
  const named = [...words, ...found(/(?:selectFrom|innerJoin|leftJoin)\('(\w+)/g, text)]
  return named.map((name) => views.get(name) ?? name)
}

function writersOf(table: string): string[] {
  const all = stores.filter(({ text }) => writtenIn(text).includes(table))
  return [...new Set(all.map(({ module }) => module))]
}

const owned = [...tables].filter((table) => writersOf(table).length > 0)

test.each(owned)('%s is written by one module', (table) => {
  expect(writersOf(table), 'let the owner’s operation write it').toHaveLength(1)
})

test('a table is read past its owner only where that is said, and each saying is still needed', () => {
  const past = stores.filter(({ module, text }) =>
    readIn(text).some((table) => owned.includes(table) && !writersOf(table).includes(module)),
  )
  const names = new Set(past.map(({ module, name }) => `${module}/${name}`))
  expect([...names].sort(), 'ask the owner’s operations').toEqual(Object.keys(readers).sort())
})
