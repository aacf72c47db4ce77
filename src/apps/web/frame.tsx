import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { z } from 'zod'
import { label } from '../../base/label.ts'
import { businessReaders } from '../../base/role.ts'
import { listPlans } from '../../modules/plan/routes.ts'
import { whoAmI } from '../../modules/sessions/routes.ts'
import type { Me } from '../../modules/sessions/schema.ts'
import { useGo } from '../../ui/address.ts'
import { useRoute } from '../../ui/client.ts'
import { useWords } from '../../ui/language.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { useMoment } from '../../ui/moment.ts'
import { type Surroundings, SurroundingsContext, useSurroundings } from '../../ui/surroundings.ts'
import { pages } from './menu.tsx'
import { PhoneMenu } from './phone-menu.tsx'
import { ProvenanceHost } from './provenance-host.tsx'
import { SideMenu } from './side-menu.tsx'
import { TopBar } from './top-bar.tsx'

/** What stands around every page: the bar with district, plan and moment, the menu, and the page. */
export function Frame() {
  const me = useRoute(whoAmI, {})
  return (
    <div className="whole">
      <Loaded from={me}>{(known) => <Known me={known} />}</Loaded>
    </div>
  )
}

function Known({ me }: { me: Me }) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const open = isOpen(path)
  const inside = me.account !== null
  const plans = useRoute(listPlans, {}, inside && isReader(me) ? 'now' : 'later')
  useWayIn(inside || open, path)
  if (!inside && !open) return null
  return (
    <SurroundingsContext value={surroundingsOf(me, plans.data ?? [])}>
      {inside ? <Inside /> : <Outlet />}
    </SurroundingsContext>
  )
}

function Inside() {
  const say = useWords()
  const [moment] = useMoment()
  return (
    <div className={`frame moment-${moment.kind}`}>
      <a className="skip" href="#page">
        {say(words.skip)}
      </a>
      <TopBar />
      <SideMenu />
      <main id="page" tabIndex={-1}>
        <Outlet />
      </main>
      <PhoneMenu />
      <ProvenanceHost />
      <DemonstrationMark />
    </div>
  )
}

/** Who only keeps accounts is not shown the district's plans, and does not ask for them. */
function isReader({ roles }: Me): boolean {
  return businessReaders.some((role) => roles.includes(role))
}

/** Pages that stand before signing in speak of several districts at once. */
function isOpen(path: string): boolean {
  return pages.some((page) => page.open === true && page.path === path)
}

/** Sends a visitor to the door, and remembers where they wanted to go. */
function useWayIn(admitted: boolean, path: string): void {
  const go = useGo()
  useEffect(() => {
    if (!admitted) go(`/sign-in?${new URLSearchParams({ next: path + location.search })}`)
  }, [admitted, path, go])
}

type Plans = z.output<typeof listPlans.output>

function surroundingsOf(me: Me, plans: Plans): Surroundings {
  const { district } = me
  return {
    district: {
      id: district?.district ?? '',
      name: { zh: district?.name ?? '', en: district?.nameEn ?? '' },
      demonstration: district?.demonstration ?? false,
      clock: district?.clock ?? null,
    },
    me:
      me.account === null
        ? undefined
        : { name: me.name, body: me.body ?? undefined, roles: me.roles },
    plans: plans.map((plan) => ({ id: plan.plan, title: { zh: plan.title, en: plan.titleEn } })),
  }
}

/** 演示数据 across the page's ground, on the screen and on every sheet of paper. */
function DemonstrationMark() {
  const say = useWords()
  const { district } = useSurroundings()
  const path = useRouterState({ select: (state) => state.location.pathname })
  if (!district.demonstration || isOpen(path)) return null
  return (
    <div className="demonstration-mark">
      <span className="only-read">{say(words.demonstration)}</span>
    </div>
  )
}

const words = {
  skip: label('跳到正文', 'Skip to the page'),
  demonstration: label('演示数据', 'Demonstration data'),
}
