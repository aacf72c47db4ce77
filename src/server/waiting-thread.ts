/** Threads that have read a file and wait for the next one of their program, one each at most: see `apart.ts`. */
import type { Worker } from 'node:worker_threads'

type Waiting = { worker: Worker; dismiss: () => void; clock: NodeJS.Timeout }

const threads = new Map<string, Waiting>()

export function letWait(
  worker: Worker,
  { program, seconds }: { program: string; seconds: number },
): void {
  threads.get(program)?.dismiss()
  const dismiss = () => {
    forget(program, worker)
    clearTimeout(clock)
    void worker.terminate()
  }
  const clock = setTimeout(dismiss, seconds * 1000)
  stopListening(worker)
  worker.on('error', dismiss)
  worker.on('exit', dismiss)
  // Neither keeps a process that has nothing else to do.
  clock.unref()
  worker.unref()
  threads.set(program, { worker, dismiss, clock })
}

/** The one that waits, to be given a file. */
export function wokenThread(program: string): Worker | undefined {
  const found = threads.get(program)
  if (found === undefined) return undefined
  threads.delete(program)
  clearTimeout(found.clock)
  stopListening(found.worker)
  found.worker.ref()
  return found.worker
}

function forget(program: string, worker: Worker): void {
  if (threads.get(program)?.worker === worker) threads.delete(program)
}

function stopListening(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
}
