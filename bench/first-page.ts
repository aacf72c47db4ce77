/** What a browser loads before the first page stands: the page, its scripts and styles, compressed. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type BenchResult, peakMB } from './result.ts'

export function benchFirstPage(folder = 'dist/web'): BenchResult {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const files = [...page.matchAll(/(?:src|href)="\/?(assets\/[^"]+)"/g)].map(
    ([, file = '']) => file,
  )
  const bytes = files
    .filter((file) => /\.(js|css)$/.test(file))
    .reduce((sum, file) => sum + compressed(join(folder, file)), gzipSync(page).length)
  return {
    case: `first page, gzip, ${files.length} files`,
    value: Math.round(bytes / 1000),
    unit: 'kB',
    peakMB: peakMB(),
  }
}

function compressed(file: string): number {
  const ready = `${file}.gz`
  return existsSync(ready) ? statSync(ready).size : gzipSync(readFileSync(file)).length
}
