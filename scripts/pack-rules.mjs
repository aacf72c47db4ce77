/** Makes dist/rules a package of its own, with types; `npm pack` runs it, and `npm pack ./dist/rules` packs that one. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { bin, checkNode, ensureBuilt, ensureInstalled, root, run } from './steps.mjs'

const folder = join(root, 'dist/rules')
const declared = join(root, '.build/pure/src')
/** What the engine reads files and leaves with; all else is its own. */
const needed = ['@bpmn-io/lezer-feel', 'yaml', 'zod']

async function packRules() {
  const { code, output } = await run(bin('tsc'), ['-b', 'tsconfig.pure.json'], { quiet: true })
  if (code !== 0) throw new Error(output)
  rmSync(join(folder, 'types'), { recursive: true, force: true })
  copyTypes(join(declared, 'rules/rules.d.ts'), new Set())
  for (const file of ['LICENSE', 'NOTICE']) copyFileSync(join(root, file), join(folder, file))
  copyFileSync(join(root, 'docs/rules/README.md'), join(folder, 'README.md'))
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(ownPackage(), null, 2)}\n`)
}

/** A declaration and all that it names, as they lie beside each other. */
function copyTypes(file, seen) {
  if (seen.has(file)) return
  seen.add(file)
  const text = readFileSync(file, 'utf8').replace(/\n\/\/# sourceMappingURL=.*$/m, '')
  const to = join(folder, 'types', relative(declared, file))
  mkdirSync(dirname(to), { recursive: true })
  writeFileSync(to, text)
  for (const [, path] of text.matchAll(/(?:from |import\()["'](\.[^"']+)\.ts["']/g)) {
    const next = resolve(dirname(file), `${path}.d.ts`)
    if (existsSync(next)) copyTypes(next, seen)
  }
}

function ownPackage() {
  const { version, license, engines, dependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  return {
    name: 'ceyuan-rules',
    version,
    description: '策源规则: official criteria as data, judged with what is unknown kept unknown',
    license,
    type: 'module',
    engines,
    exports: { '.': { types: './types/rules/rules.d.ts', default: './rules.js' } },
    dependencies: Object.fromEntries(needed.map((name) => [name, dependencies[name]])),
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  checkNode()
  ensureInstalled(console.error)
  if (!ensureBuilt(2)) process.exit(1)
  await packRules()
}
