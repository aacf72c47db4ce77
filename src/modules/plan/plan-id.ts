/** The first id of a plan's words that no other plan has: jianglan-2026, jianglan-2026-2 … */
export function freePlanId(words: readonly string[], taken: readonly string[]): string {
  const wanted = words.join('-')
  if (!taken.includes(wanted)) return wanted
  let number = 2
  while (taken.includes(`${wanted}-${number}`)) number += 1
  return `${wanted}-${number}`
}
