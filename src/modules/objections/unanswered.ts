import type { Objection } from './schema.ts'

/** Objections that nobody has answered yet, oldest first. */
export function unanswered(objections: readonly Objection[]): Objection[] {
  const answered = new Set(objections.map((each) => each.answers))
  return objections.filter((each) => each.answers === null && !answered.has(each.seq))
}
