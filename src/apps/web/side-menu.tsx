import { Link } from '@tanstack/react-router'
import { label } from '../../base/label.ts'
import { useWords } from '../../ui/language.ts'
import { groupLabels } from './menu.tsx'
import { useMenu } from './menu-entries.ts'

/** The menu at the left: words, in groups by work. */
export function SideMenu() {
  const say = useWords()
  return (
    <nav className="side-menu no-print" aria-label={say(words.menu)}>
      <MenuGroups />
    </nav>
  )
}

export function MenuGroups() {
  const say = useWords()
  const menu = useMenu()
  return menu.map(({ group, entries }) => (
    <section key={group}>
      {entries[0]?.title.zh === groupLabels[group].zh ? null : <h2>{say(groupLabels[group])}</h2>}
      <ul>
        {entries.map((entry) => (
          <li key={entry.path}>
            <Link
              to={entry.path as never}
              search={{} as never}
              activeOptions={{ exact: isExact(entry.path), includeSearch: false }}
            >
              {say(entry.title)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  ))
}

/** The desk, the rules, and a plan's text have other pages below them that are not theirs. */
function isExact(path: string): boolean {
  return path === '/' || path === '/rules' || /^\/plan\/[^/]+$/.test(path)
}

const words = { menu: label('主菜单', 'Main menu') }
