/** The fast part: types, lint, walls, unused code. `npm test` runs it too, and everything else. */
import { readdirSync } from 'node:fs'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { bin, checkNode, ensureInstalled, root, run } from './steps.mjs'

/** Runs each check and resolves to what failed, with its output. */
export async function check(tell = console.log) {
  const checks = [
    ['类型 types', () => run(bin('tsc'), ['-b'], { quiet: true })],
    ['规范 lint', () => run(bin('biome'), ['check', '--error-on-warnings'], { quiet: true })],
    ['边界 walls', walls],
    ['闲置 unused', () => run(bin('knip'), ['--no-progress'], { quiet: true })],
  ]
  const results = []
  for (const [name, work] of checks) {
    const started = Date.now()
    const { code, output } = await work()
    if (code !== 0) tell(output.trim())
    tell(`${code === 0 ? '✓' : '✗'} ${name} ${((Date.now() - started) / 1000).toFixed(1)} s`)
    results.push({ name, passed: code === 0 })
  }
  return results
}

/** The import rules; a run that looked at fewer files than there are proves nothing and fails. */
async function walls() {
  const result = await run(bin('depcruise'), ['-c', 'dependency-rules.cjs', 'src'], { quiet: true })
  const cruised = Number(
    /\((\d+) modules|(\d+) modules, /.exec(result.output)?.slice(1).find(Boolean),
  )
  const sources = readdirSync(`${root}/src`, { recursive: true }).filter((file) =>
    /\.tsx?$/.test(file),
  )
  if (result.code === 0 && !(cruised >= sources.length))
    return { code: 1, output: `only ${cruised} modules cruised, there are ${sources.length} files` }
  return result
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  checkNode()
  ensureInstalled()
  const failed = (await check()).filter(({ passed }) => !passed)
  process.exitCode = failed.length === 0 ? 0 : 1
}
