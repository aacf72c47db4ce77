import { setImmediate } from 'node:timers/promises'

/** Runs long pure work that pauses by itself, and lets the server answer others at every pause. */
export async function inSteps<Answer>(steps: Generator<void, Answer>): Promise<Answer> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    await setImmediate()
  }
}
