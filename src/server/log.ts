import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const MAX_BYTES = 20_000_000

/**
 * Writes lines to a file, a handful at a time; when the file has grown long it is kept once as
 * `….old` and begun anew. A full disk must not stop the house, so what cannot be written is lost.
 */
export function openLog(file: string): { write: (line: string) => void; flush: () => void } {
  mkdirSync(dirname(file), { recursive: true })
  let waiting: string[] = []
  const flush = () => {
    if (waiting.length === 0) return
    const text = `${waiting.join('\n')}\n`
    waiting = []
    try {
      if (existsSync(file) && statSync(file).size > MAX_BYTES) renameSync(file, `${file}.old`)
      appendFileSync(file, text, { mode: 0o600 })
    } catch {
      // Nowhere to say so; the requests themselves go on.
    }
  }
  setInterval(flush, 1000).unref()
  return {
    flush,
    write(line) {
      waiting.push(line)
      if (waiting.length >= 200) flush()
    },
  }
}
