import { useSurroundings } from '../../ui/surroundings.ts'
import { type Group, groupLabels, type PageEntry, pages } from './menu.tsx'

/** The groups that have an entry for this reader, in the order of the menu. */
export function useMenu(): { group: Group; entries: PageEntry[] }[] {
  const { me } = useSurroundings()
  const mine = pages.filter(
    ({ roles }) => roles === undefined || me?.roles.some((role) => roles.includes(role)),
  )
  return (Object.keys(groupLabels) as Group[])
    .map((group) => ({ group, entries: mine.filter((page) => page.group === group) }))
    .filter(({ entries }) => entries.length > 0)
}
