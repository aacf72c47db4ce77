/** Builds pages, server and command line into dist/, made aside and put in place when whole. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { checkNode, ensureInstalled, isBuilt, root, sourceStamp } from './steps.mjs'

/** Files below this gain nothing from compression. */
const SMALLEST_BYTES = 1024

export async function build(tell = console.log) {
  const started = Date.now()
  tell('正在构建 · Building')
  const stamp = sourceStamp()
  const aside = join(root, `.build/dist-${process.pid}`)
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside, { recursive: true })
  const { build: viteBuild } = await import('vite')
  const quiet = { root, logLevel: 'warn' }
  await viteBuild({ ...quiet, configFile: join(root, 'vite.config.ts'), build: { outDir: aside } })
  const web = join(aside, 'web')
  await viteBuild({
    logLevel: 'warn',
    configFile: join(root, 'src/apps/web/vite.config.ts'),
    build: { outDir: web, emptyOutDir: true },
  })
  await compressAll(web)
  await viteBuild({ ...quiet, ...rulesAlone(join(aside, 'rules')) })
  writeFileSync(join(aside, 'stamp'), stamp)
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  renameSync(aside, join(root, 'dist'))
  tell(`构建完成 · Built in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

/** The rules engine as a package of its own: one file beside the three packages that it reads with. */
function rulesAlone(outDir) {
  return {
    configFile: false,
    publicDir: false,
    build: {
      ssr: 'src/rules/rules.ts',
      outDir,
      target: 'node20',
      minify: false,
      reportCompressedSize: false,
      rollupOptions: { output: { entryFileNames: 'rules.js' } },
    },
  }
}

/** Text files get a .gz and a .br beside them, so that the server never compresses them itself. */
async function compressAll(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|css|html|svg|json|map|txt)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  const smaller = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  await Promise.all(
    files.map(async (file) => {
      const bytes = readFileSync(file)
      if (bytes.length < SMALLEST_BYTES) return
      writeFileSync(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }))
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(bytes, smaller))
    }),
  )
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  checkNode()
  ensureInstalled()
  if (!argv.includes('--when-stale') || !isBuilt()) await build()
}
