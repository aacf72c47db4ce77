/** Somebody who has only the built package runs the ten lines of docs/rules/README.md, and it says what stands there. */
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const page = readFileSync('docs/rules/README.md', 'utf8')
const built = 'dist/rules/rules.js'

function fenced(language: string): string {
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? ''
}

test('ten lines are no more than that', () => {
  const lines = fenced('js')
    .split('\n')
    .filter((line) => line !== '')
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.length).toBeLessThanOrEqual(10)
})

// npm test builds first; alone, this waits for `npm run build`.
test.runIf(existsSync(built))('they run from an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stranger-'))
  try {
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(process.cwd(), join(folder, 'node_modules/ceyuan'), 'dir')
    writeFileSync(join(folder, 'lines.mjs'), fenced('js'))
    writeFileSync(join(folder, 'rule.yaml'), fenced('yaml'))
    const { stdout, stderr } = spawnSync(process.execPath, ['lines.mjs'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    })
    expect(stderr).toBe('')
    expect(stdout.replace(/ +$/gm, '')).toBe(fenced('text'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
