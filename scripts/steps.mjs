/** What several scripts do before anything is installed: built-ins only. */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const LOWEST_NODE = [20, 19]

/** Ends with a sentence where this Node.js is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > LOWEST_NODE[0] || (major === LOWEST_NODE[0] && minor >= LOWEST_NODE[1])) return
  console.error(
    `需要 Node.js ${LOWEST_NODE.join('.')} 或以上,当前是 ${process.versions.node};请升级后重试`,
  )
  console.error(
    `Node.js ${LOWEST_NODE.join('.')} or newer is needed, this is ${process.versions.node}; upgrade and try again`,
  )
  process.exit(1)
}

/** Runs `npm ci` where packages are missing or are not those of the lock file. */
export function ensureInstalled(tell = console.log) {
  if (isInstalled()) return
  tell('正在安装依赖,首次约一两分钟 · Installing packages, a minute or two the first time')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const options = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync(npm, options, { cwd: root, stdio: ['ignore', 2, 2] })
  if (status === 0) return
  console.error('依赖没有装上;请检查网络(或 npm 镜像设置)后重试')
  console.error(
    'The packages could not be installed; check the network (or the npm registry setting) and try again',
  )
  process.exit(1)
}

function isInstalled() {
  const kept = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(kept)) return false
  const installed = readJson(kept).packages
  const wanted = Object.entries(readJson(join(root, 'package-lock.json')).packages)
  return wanted.every(
    ([name, entry]) =>
      name === '' || entry.optional === true || installed[name]?.version === entry.version,
  )
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** A hash of everything that goes into the build: the same sources, the same stamp. */
export function sourceStamp() {
  const hash = createHash('sha256')
  const own = ['vite.config.ts', 'package-lock.json', 'package.json', 'scripts/build.mjs']
  for (const file of [...filesOf('src'), ...filesOf('migrations'), ...own]) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function filesOf(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
}

/** True when dist/ holds what these very sources build to. */
export function isBuilt() {
  const stamp = join(root, 'dist/stamp')
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceStamp()
}

/** Builds where the sources have changed since the last build, in a process of its own; false when that failed. */
export function ensureBuilt(output = 1) {
  if (isBuilt()) return true
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], {
    cwd: root,
    stdio: ['ignore', output, 2],
  })
  return built.status === 0
}

/** Runs a program of the project's own packages; resolves to its exit code and, where wanted, its output. */
export function run(command, options, { quiet = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, options, {
      cwd: root,
      env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    })
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
    })
    child.stderr?.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** The program of a package, started by this very Node.js. */
export function bin(name) {
  return join(root, 'node_modules/.bin', name)
}
