/** The house rules that no other tool checks. A failure names the file, the fault and the mend. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { operations } from './apps/operations.ts'
import { allProblems } from './base/problem.ts'
import type { Route } from './base/route.ts'

const files = filesBelow('src').filter(
  (file) => /\.tsx?$/.test(file) && file !== 'src/tidy.test.ts',
)
const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))
const tests = files.filter(isTest)
const modules = readdirSync('src/modules')
const pages = ['README.md', 'README.zh-CN.md', 'ARCHITECTURE.md', 'STYLE.md', 'CONTRIBUTING.md']

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
    (path) => `${folder}/${path}`,
  )
}

function textOf(file: string): string {
  return texts.get(file) ?? readFileSync(file, 'utf8')
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file)
}

function isPure(file: string): boolean {
  return (
    /^src\/(base|rules|modules)\//.test(file) &&
    !/(^|[/-])(store|operations)\.ts$|\.tsx$/.test(file) &&
    !isTest(file)
  )
}

describe('files', () => {
  test('fit in the head', () => {
    const long = files.filter((file) => {
      const lines = textOf(file).trimEnd().split('\n').length
      return lines > (isTest(file) ? 500 : 300)
    })
    expect(long, 'split by noun or by verb, never into -1 and -2').toEqual([])
  })

  test('have names that say what is inside', () => {
    const vague = /(^|-)(utils?|helpers?|common|misc|manager|new|v\d+|\d+|index)\.(test\.)?tsx?$/i
    const found = files.filter((file) => vague.test(basename(file)))
    expect(found, 'name the noun or the verb').toEqual([])
    const cased = files.filter((file) => !/^[a-z0-9-]+(\.[a-z]+)+$/.test(basename(file)))
    expect(cased, 'write file names in kebab-case').toEqual([])
  })

  test('hold no loose ends', () => {
    const loose =
      /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|nocheck|expect-error)|\bas any\b|: any\b|\b(it|test|describe)\.(skip|only|todo)\b/
    const found = files.filter((file) => loose.test(textOf(file)))
    expect(found, 'finish it, or open an issue and leave the code out').toEqual([])
  })

  test('never silence a tool without a reason', () => {
    const silent = files.filter((file) =>
      [...textOf(file).matchAll(/biome-ignore [^:\n]*(:?)[ \t]*([^\n]*)/g)].some(
        ([, colon, reason = '']) => colon === '' || reason.length < 10,
      ),
    )
    expect(silent, 'biome-ignore <rule>: <why>').toEqual([])
  })
})

describe('pure code', () => {
  test('asks nobody for the time or for luck', () => {
    const banned = /\b(Date\.now\(|new Date\(\)|Math\.random\(|setTimeout\(|performance\.)/
    const found = files.filter((file) => isPure(file) && banned.test(textOf(file)))
    expect(found, 'take the moment from Context.now').toEqual([])
  })

  test('is reached by a test beside it', () => {
    const verbs = files.filter(
      (file) =>
        isPure(file) &&
        /^src\/modules\//.test(file) &&
        !/\/(schema|routes|lists|problems)\.ts$|\/pages\//.test(file) &&
        /\b(export (async )?function|=>)/.test(textOf(file)),
    )
    const untested = verbs.filter((file) => {
      const beside = tests.filter((each) => each.startsWith(`${dirname(file)}/`))
      return !beside.some((each) => reaches(each, file))
    })
    expect(untested, 'write x.test.ts beside x.ts').toEqual([])
  })
})

/** True when `from` imports `file`, itself or through files of the same folder. */
function reaches(from: string, file: string, seen = new Set<string>()): boolean {
  if (seen.has(from)) return false
  seen.add(from)
  const imported = [...textOf(from).matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) =>
    join(dirname(from), path),
  )
  return imported.some(
    (each) =>
      each === file ||
      (dirname(each) === dirname(file) && texts.has(each) && reaches(each, file, seen)),
  )
}

const stores = files.filter((file) => /^src\/modules\/[^/]+\/([a-z-]+-)?store\.ts$/.test(file))

describe.each(stores)('%s', (file) => {
  test('asks for the caller’s district in every query', () => {
    const open = functionsOf(file).filter(({ text }) => tablesRead(text) > districtsNamed(text))
    const found = open.map(({ name }) => name).filter((name) => !ofTheWholeHouse.includes(name))
    expect(found, "where('district', '=', scope.district), or join by district").toEqual([])
  })
})

/** The page on which a visitor chooses a district names them all. */
const ofTheWholeHouse = ['readDistricts']

function functionsOf(file: string): { name: string; text: string }[] {
  const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest)
  return source.statements
    .filter((each) => ts.isFunctionDeclaration(each) || ts.isVariableStatement(each))
    .map((each) => ({
      name: ts.isFunctionDeclaration(each) ? (each.name?.text ?? '') : '',
      text: each.getText(source),
    }))
}

/** Tables that a text reads, changes or joins, by the query builder or in SQL of its own. */
function tablesRead(text: string): number {
  const built = /\b(selectFrom|updateTable|deleteFrom|innerJoin|leftJoin)\(/g
  const written = /\b(from|join)\s+(?!lateral|rows from|jsonb_|unnest)[a-z_]+\b(?!\()/g
  return [...text.matchAll(built), ...text.matchAll(written)].length
}

/** Where a text holds a table to one district, or leaves that to another function by giving it the scope. */
function districtsNamed(text: string): number {
  const built = /\b(where|whereRef|onRef|innerJoin)\([^)]*district'/g
  const written = /\bdistrict = |\bwanted\(scope,/g
  return [...text.matchAll(built), ...text.matchAll(written)].length
}

describe('words', () => {
  test('identifiers are English', () => {
    const han = /\p{Script=Han}/u
    const found = files
      .filter((file) => han.test(textOf(file)))
      .flatMap((file) => hanIdentifiers(file).map((name) => `${file}: ${name}`))
    expect(found, 'Chinese is a title, a label, a sentence or data').toEqual([])
  })

  test('every named noun has a Chinese and an English title', async () => {
    const schemas = files.filter((file) => /^src\/(base|modules\/[^/]+)\/[a-z-]+\.ts$/.test(file))
    const pure = schemas.filter((file) => isPure(file) && textOf(file).includes("'zod'"))
    const exported = await Promise.all(
      pure.map(async (file) =>
        Object.entries(await load(file)).map(([name, noun]) => ({
          place: `${file}: ${name}`,
          noun,
        })),
      ),
    )
    const untitled = exported.flat().flatMap(({ place, noun }) => (lacksTitle(noun) ? [place] : []))
    expect(untitled, '.meta(titled(zh, en))').toEqual([])
  })

  test('every refusal speaks both languages and says the next step', () => {
    const bad = allProblems().filter(([, { zh, en }]) => !han(zh) || /\p{Script=Han}/u.test(en))
    expect(bad.map(([code]) => code)).toEqual([])
  })
})

/** A schema without any `.meta` is a shape inside other shapes; one that is named has both titles. */
function lacksTitle(noun: unknown): boolean {
  const meta = noun instanceof z.ZodType ? z.globalRegistry.get(noun) : undefined
  if (meta === undefined) return false
  return !han(meta.title) || typeof meta['titleEn'] !== 'string' || meta['titleEn'] === ''
}

function han(text: unknown): boolean {
  return typeof text === 'string' && /\p{Script=Han}/u.test(text)
}

/** Names in Chinese letters; keys of a table (`元: …`) are data. */
function hanIdentifiers(file: string): string[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, false, kind)
  const found: string[] = []
  const visit = (node: ts.Node, parent: ts.Node): void => {
    const isKey = ts.isPropertyAssignment(parent) && parent.name === node
    if (ts.isIdentifier(node) && !isKey && han(node.text)) found.push(node.text)
    ts.forEachChild(node, (child) => visit(child, node))
  }
  visit(source, source)
  return found
}

async function load(file: string): Promise<Record<string, unknown>> {
  return import(/* @vite-ignore */ resolve(file))
}

describe.each(modules)('module %s', (module) => {
  const folder = `src/modules/${module}`

  test('has the face of all modules', () => {
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining(['README.md', 'routes.ts', 'operations.ts']),
    )
  })

  test('explains itself on one page', () => {
    const page = existsSync(`${folder}/README.md`)
      ? readFileSync(`${folder}/README.md`, 'utf8')
      : ''
    expect(page.split('\n').length, 'at most 60 lines').toBeLessThanOrEqual(61)
    expect(page).toMatch(/\*\*Always true\.?\*\*/)
  })

  test('is listed where modules are listed', () => {
    expect(readFileSync('dependency-rules.cjs', 'utf8')).toMatch(
      new RegExp(`^ {2}'?${module}'?: `, 'm'),
    )
    expect(textOf('src/apps/operations.ts')).toContain(`modules/${module}/`)
  })

  test('serves and tests every route of its table', async () => {
    const served = new Set(operations.map(({ route }) => route))
    const own = (name: string) =>
      readdirSync(folder)
        .filter((file) => file === `${name}.ts` || file.endsWith(`-${name}.ts`))
        .map((file) => `${folder}/${file}`)
    const tables = await Promise.all(own('routes').map(load))
    const table = tables.flatMap((each) => Object.entries(each)).filter(isRouteEntry)
    const beside = tests
      .filter((file) => file.startsWith(folder) || textOf(file).includes(`modules/${module}/`))
      .map(textOf)
    const implemented = own('operations').map(textOf).join('\n')
    const faults = table.flatMap(([name, route]) => {
      const { line, operation } = bound(name, implemented)
      // Written and not exported: the module's own act, which nobody else may ask.
      if (line !== '' && !line.startsWith('export')) return []
      const mention = new RegExp(`\\b(${name}|${operation})\\b`)
      const wanted = [
        [line !== '', 'implement it in operations.ts or <noun>-operations.ts'],
        [han(route.title.zh) && route.title.en !== '', 'write both titles'],
        [!usesAsOf(route), 'asOf is the kit’s own'],
        [served.has(route), 'its operation is not served'],
        [beside.some((text) => mention.test(text)), 'write a test that asks it'],
      ] as const
      return wanted.filter(([holds]) => !holds).map(([, mend]) => `${name}: ${mend}`)
    })
    expect(faults).toEqual([])
  })
})

/** Where a module binds a route of its table: the line it begins with, and the operation's name. */
function bound(route: string, text: string): { line: string; operation: string } {
  const binding = new RegExp(
    `(?:export )?const (\\w+)[^=\\n]*= implement(?:Long)?\\(\\s*(?:\\w+\\.)?${route}(?:Route)?\\b`,
  )
  const [line = '', operation = ''] = binding.exec(text) ?? []
  return { line, operation }
}

function usesAsOf(route: Route): boolean {
  return 'asOf' in Object(Object(route.input).shape)
}

function isRouteEntry(entry: [string, unknown]): entry is [string, Route] {
  const [, value] = entry
  return typeof value === 'object' && value !== null && 'address' in value && 'kind' in value
}

test('no two routes share an address', () => {
  const addresses = operations.map(({ route }) => route.address.replace(/:\w+/g, ':'))
  expect(addresses.filter((each, index) => addresses.indexOf(each) !== index)).toEqual([])
})

test('migrations go forward only, each under its own number', () => {
  const names = readdirSync('migrations').filter((name) => name.endsWith('.ts'))
  expect(names.filter((name) => !/^\d{4}-[a-z0-9-]+\.ts$/.test(name))).toEqual([])
  const numbers = names.map((name) => name.slice(0, 4))
  expect(numbers.filter((each, index) => numbers.indexOf(each) !== index)).toEqual([])
  const backward = names.filter((name) =>
    /export (async )?function down/.test(readFileSync(`migrations/${name}`, 'utf8')),
  )
  expect(backward, 'mend forward: write the next migration').toEqual([])
})

describe.each(pages.filter((page) => existsSync(page)))('%s', (page) => {
  const text = readFileSync(page, 'utf8')

  test('names only files that exist', () => {
    const named = [
      ...text.matchAll(/`((?:src|scripts|content|docs|migrations|bench)\/[^`\s*<>…]+)`/g),
    ]
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
    const gone = [...named, ...links]
      .map(([, path = '']) => path)
      .filter((path) => !/NNNN|NAME/.test(path) && !existsSync(path))
    expect(gone).toEqual([])
  })

  test('names only commands that exist', () => {
    const { scripts }: { scripts: object } = JSON.parse(readFileSync('package.json', 'utf8'))
    const named = [...text.matchAll(/npm run (?:-s )?([a-z:-]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})
