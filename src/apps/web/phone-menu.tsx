import { Link, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { label } from '../../base/label.ts'
import { Drawer } from '../../ui/drawer.tsx'
import { useWords } from '../../ui/language.ts'
import { useNarrow } from '../../ui/narrow.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { MeBox } from './me-box.tsx'
import { groupLabels } from './menu.tsx'
import { useMenu } from './menu-entries.ts'
import { PlanChoice, ScopeChoice } from './plan-choice.tsx'
import { MenuGroups } from './side-menu.tsx'

/** On a phone: the first page of each group within reach of the thumb, everything else one press away. */
export function PhoneMenu() {
  const say = useWords()
  const narrow = useNarrow()
  const menu = useMenu()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [open, setOpen] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step to another page closes the menu
  useEffect(() => setOpen(false), [path])
  if (!narrow) return null
  return (
    <nav className="phone-menu no-print" aria-label={say(words.menu)}>
      {menu.slice(0, 4).map(({ group, entries }) => (
        <Link
          key={group}
          to={(entries[0]?.path ?? '/') as never}
          search={{} as never}
          className={entries.some((entry) => isAt(entry.path, path)) ? 'here' : ''}
        >
          {say(groupLabels[group])}
        </Link>
      ))}
      <button type="button" aria-expanded={open} onClick={() => setOpen(true)}>
        {say(words.more)}
      </button>
      {open ? (
        <Drawer title={say(words.menu)} close={() => setOpen(false)}>
          <div className="phone-choices">
            <PlanChoice />
            <ScopeChoice />
            <LanguageSwitch />
          </div>
          <div className="phone-groups">
            <MenuGroups />
          </div>
          <MeBox />
        </Drawer>
      ) : null}
    </nav>
  )
}

/** True on a page of the menu and on what stands below it: /indicators/I-02 is among the indicators. */
function isAt(entry: string, path: string): boolean {
  return path === entry || (entry !== '/' && path.startsWith(`${entry}/`))
}

const words = {
  menu: label('菜单', 'Menu'),
  more: label('更多', 'More'),
}
