import { usePlan } from '../../ui/standpoint.ts'
import { useSurroundings } from '../../ui/surroundings.ts'
import { type Group, groupLabels, type PageEntry, pages } from './menu.tsx'

/** The pages this reader may find; those of a plan are those of the plan in the bar. */
export function useMyPages(): PageEntry[] {
  const { me } = useSurroundings()
  const [plan] = usePlan()
  return pages
    .filter(({ roles }) => roles === undefined || me?.roles.some((role) => roles.includes(role)))
    .filter(({ path }) => plan !== '' || !path.includes('/$plan'))
    .map((page) => ({ ...page, path: page.path.replace('/$plan', `/${plan}`) as `/${string}` }))
}

/** The groups that have an entry for this reader, in the order of the menu. */
export function useMenu(): { group: Group; entries: PageEntry[] }[] {
  const mine = useMyPages()
  return (Object.keys(groupLabels) as Group[])
    .map((group) => ({ group, entries: mine.filter((page) => page.group === group) }))
    .filter(({ entries }) => entries.length > 0)
}
