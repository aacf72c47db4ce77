/** Which codes are one firm: the later decision on a pair counts, and decisions chain. */
type Decision = { code: string; other: string; decision: 'merged' | 'distinct' }

/**
 * Each code that goes → the code that stays in the end. Decisions come oldest first; a pair is the
 * same pair whichever way round it was written. A ring, which no act can make, ends where it began.
 */
export function aliasesOf(decisions: readonly Decision[]): Map<string, string> {
  const next = mergedInto(decisions)
  return new Map([...next.keys()].map((other) => [other, endOf(other, next)]))
}

/** Each code that goes → the code it was merged into by a decision on the two. */
export function mergedInto(decisions: readonly Decision[]): Map<string, string> {
  const latest = new Map<string, Decision>()
  for (const each of decisions) {
    const pair = [each.code, each.other].sort().join(' ')
    latest.delete(pair)
    latest.set(pair, each)
  }
  const next = new Map<string, string>()
  for (const { code, other, decision } of latest.values())
    if (decision === 'merged') next.set(other, code)
  return next
}

function endOf(code: string, next: ReadonlyMap<string, string>): string {
  const seen = new Set<string>()
  let at = code
  for (let to = next.get(at); to !== undefined && !seen.has(to); to = next.get(at)) {
    seen.add(at)
    at = to
  }
  return at
}

/** Every code that is read as one of these firms, themselves included; roots first seen first. */
export function membersOf(
  codes: readonly string[],
  aliases: ReadonlyMap<string, string>,
): string[] {
  const roots = new Set(codes.map((code) => aliases.get(code) ?? code))
  const others = [...aliases].filter(([, root]) => roots.has(root)).map(([other]) => other)
  return [...new Set([...roots, ...codes, ...others])]
}
