/** Addresses of one plan's pages; the plan stands in the path, and in the choice of the bar. */
export function planAddress(plan: string, tail = '', search: Record<string, string> = {}): string {
  return `/plan/${plan}${tail}?${new URLSearchParams({ plan, ...search })}`
}
