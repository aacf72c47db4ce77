/** Everything that CI runs. The last line is `N passed, N failed`, and the exit code says the same. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { bin, checkNode, ensureBuilt, ensureInstalled, root, run } from './steps.mjs'

/** Where a second PostgreSQL, the oldest that is promised, is looked for. */
const OLD_POSTGRES = [process.env.PG_TEST_BIN, '/usr/lib/postgresql/15/bin'].filter(Boolean)

checkNode()
ensureInstalled()
await ensureBrowser()

let passed = 0
let failed = 0

add(ensureBuilt() ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
const { check } = await import('./check.mjs')
const checked = await check()
const sound = checked.filter((each) => each.passed).length
add({ passed: sound, failed: checked.length - sound })
add(await vitest('PostgreSQL 18', [], {}))
const old = OLD_POSTGRES.find((folder) => existsSync(join(folder, 'initdb')))
if (old === undefined)
  console.log('未找到 PostgreSQL 15,只在 18 上测试 · No PostgreSQL 15 found, tested on 18 only')
else add(await vitest(`PostgreSQL ${versionOf(old)}`, databaseTests(), { PG_TEST_BIN: old }))

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function add(counts) {
  passed += counts.passed
  failed += counts.failed
}

function versionOf(folder) {
  return /\d+/.exec(folder.replace(/\D+$/, '').split('/').at(-1) ?? '')?.[0] ?? folder
}

/** Test files that ask for a database; the others say the same on every PostgreSQL. */
function databaseTests() {
  return readdirSync(join(root, 'src'), { recursive: true })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => join('src', file))
    .filter(
      (file) =>
        !/^src\/apps\/(fuzz|cli)/.test(file) &&
        /testing\/(database|way-in)/.test(readFileSync(join(root, file), 'utf8')),
    )
}

/** Runs the tests and counts them from the report; a file that cannot be loaded is one failure. */
async function vitest(name, files, env) {
  console.log(`\n${name}`)
  const report = join(root, '.build', 'vitest.json')
  mkdirSync(join(root, '.build'), { recursive: true })
  rmSync(report, { force: true })
  const options = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await run(bin('vitest'), [...options, ...files], { env })
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const failures = numFailedTests + unloaded.length
  // An error outside every test fails the run without failing a test.
  return { passed: numPassedTests, failed: failures === 0 && code !== 0 ? 1 : failures }
}
