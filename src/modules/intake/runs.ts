import type { Progress } from './routes.ts'

/** Where the imports of this node stand, under the ticket their sender chose; nothing of them is kept. */
const runs = new Map<string, { progress: Progress; stop: () => void }>()
const MOST = 200

/** Opens a run; what it answers tells how far it is. A ticket that is taken is taken over. */
export function begin(ticket: string | undefined, stop: () => void): (progress: Progress) => void {
  if (ticket === undefined) return () => undefined
  if (runs.size >= MOST) for (const oldest of [...runs.keys()].slice(0, 1)) runs.delete(oldest)
  const run = { progress: { step: 'waiting' as const, done: 0, total: 0 } as Progress, stop }
  runs.set(ticket, run)
  return (progress) => {
    run.progress = progress
  }
}

export function end(ticket: string | undefined): void {
  if (ticket !== undefined) runs.delete(ticket)
}

export function progressOf(ticket: string): Progress {
  return runs.get(ticket)?.progress ?? { step: 'unknown', done: 0, total: 0 }
}

/** False when there is nothing to stop: it has ended, or runs elsewhere. */
export function stopRun(ticket: string): boolean {
  const run = runs.get(ticket)
  run?.stop()
  return run !== undefined
}
