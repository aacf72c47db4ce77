import type { Context } from '../../server/context.ts'
import { refuseIntake } from './problems.ts'
import type { Progress } from './routes.ts'
import { beginRun, endRun, tellRun } from './run-store.ts'

/** One reading of a file, wherever somebody looks at it from. */
export type Run = {
  tell: (progress: Progress) => void
  /** Aborted when somebody asked it to stop. */
  signal: AbortSignal
  /** Refuses `intake.cancelled` once it was asked to stop. */
  refuseStopped: () => void
}

/** How often a run says where it stands and hears whether it is to stop. */
const EVERY_MILLISECONDS = 400

/** Does the work as a run that any node can tell of and stop; without a ticket nobody asks. */
export async function running<T>(
  context: Context,
  ticket: string | undefined,
  work: (run: Run) => Promise<T>,
): Promise<T> {
  const { db, scope } = context
  const stopping = new AbortController()
  let progress: Progress = { step: 'reading', done: 0, total: 0 }
  const run: Run = {
    tell: (next) => {
      progress = next
    },
    signal: stopping.signal,
    refuseStopped: () => {
      if (stopping.signal.aborted) refuseIntake('cancelled')
    },
  }
  if (ticket === undefined) return work(run)
  await beginRun(context, { ticket })
  const clock = setInterval(() => {
    tellRun(db, scope, { ticket, ...progress }).then(
      (stopped) => {
        if (stopped) stopping.abort()
      },
      // What it says is for reading only: the run itself goes on.
      () => undefined,
    )
  }, EVERY_MILLISECONDS)
  try {
    return await work(run)
  } finally {
    clearInterval(clock)
    await endRun(db, scope, { ticket })
  }
}
