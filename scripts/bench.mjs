/** Runs one benchmark by name: `npm run bench -- main --json`. Builds first when the sources have changed. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { argv, exit, stderr } from 'node:process'
import { bin, checkNode, ensureBuilt, ensureInstalled, root, run } from './steps.mjs'

const [name = 'main', ...rest] = argv.slice(2)
const file = join(root, 'bench', `${name}.ts`)
if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  stderr.write(`没有名为 ${name} 的基准 · There is no bench ${name}\n`)
  exit(2)
}
checkNode()
ensureInstalled((line) => stderr.write(`${line}\n`))
// Standard output is the bench's own.
if (!ensureBuilt(2)) exit(1)
const { code } = await run(bin('tsx'), [file, ...rest])
exit(code)
