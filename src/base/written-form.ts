/** How a text must be written, with an example for whoever wrote it otherwise. */
const examples = new Map<string, string>([
  // The number of a recorded row.
  [String(/^\d{1,18}$/), '1024'],
])

/** Keeps the example beside the pattern, for `exampleOf`; give it to `.regex()`. */
export function like(pattern: RegExp, example: string): RegExp {
  examples.set(String(pattern), example)
  return pattern
}

/** The example of a pattern as zod names it in an issue; undefined where none was given. */
export function exampleOf(pattern: string | undefined): string | undefined {
  return pattern === undefined ? undefined : examples.get(pattern)
}
