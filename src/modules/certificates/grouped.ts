/** Rows under their key, in the order in which they came. */
export function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const known = groups.get(key(row))
    if (known === undefined) groups.set(key(row), [row])
    else known.push(row)
  }
  return groups
}
