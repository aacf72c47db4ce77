import { Select, Tabs } from 'antd'
import { Fragment } from 'react'
import { z } from 'zod'
import { label } from '../../../base/label.ts'
import { type Search, useAddress, useHere } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Page } from '../../../ui/page.tsx'
import { useSurroundings } from '../../../ui/surroundings.ts'
import { listStreets, listTitles } from '../overview-routes.ts'
import type { StreetRow, TitleSummary } from '../schema.ts'
import { BridgeTab } from './bridge.tsx'
import { ExpiringTab, NearMissTab, StandingTab, UnsupportedTab } from './firm-lists.tsx'
import { ForecastTab } from './forecast.tsx'
import { GapDrawer } from './gap-drawer.tsx'
import { StreetsTab } from './streets.tsx'
import { WeekTab } from './this-week.tsx'
import { WaitingFirms } from './waiting-firms.tsx'
import './cultivation.css'

const tabs = [
  ...(['week', 'near', 'expiring', 'risk'] as const),
  ...(['firms', 'streets', 'forecast', 'bridge'] as const),
] as const
const Tab = z.enum(tabs)
const Title = z.string().regex(/^[a-z][a-zA-Z0-9]*$/)
const Town = z.string().optional()

/** 梯度培育: whom to visit this week, who is one step short, what the stock will be. */
export function CultivationPage() {
  const say = useWords()
  const titles = useRoute(listTitles, {})
  const [title] = useAddress('title', Title, 'hnte')
  const [town] = useTown()
  const streets = useRoute(listStreets, { title })
  const one = titles.data?.find((each) => each.title === title)
  const own = streets.data?.find((each) => each.town === town)
  const isStranger = town !== '' && streets.data !== undefined && own === undefined
  const answer = isStranger ? say(words.noTown, { town }) : one && <Answer of={one} town={own} />
  return (
    <Page title={words.title} answer={answer} paper="landscape">
      <WaitingFirms />
      <Loaded from={titles} empty={words.empty}>
        {(list) => <Body titles={list} />}
      </Loaded>
    </Page>
  )
}

function Body({ titles }: { titles: readonly TitleSummary[] }) {
  const say = useWords()
  const [tab, setTab] = useAddress('tab', Tab, 'week')
  const [title, setTitle] = useAddress('title', Title, 'hnte')
  const [town, setTown] = useTown()
  const judged = titles.filter(({ version }) => version !== null)
  const views = { title, town }
  const shown = {
    week: <WeekTab {...views} />,
    near: <NearMissTab {...views} />,
    expiring: <ExpiringTab {...views} />,
    risk: <UnsupportedTab {...views} />,
    firms: <StandingTab {...views} />,
    streets: <StreetsTab title={title} />,
    forecast: <ForecastTab title={title} />,
    bridge: <BridgeTab title={title} />,
  }
  return (
    <>
      <div className="cultivation-choice no-print">
        <Select
          aria-label={say(words.which)}
          value={title}
          onChange={(next) => setTitle(next, 'push')}
          options={judged.map((each) => ({ value: each.title, label: say(each.name) }))}
          popupMatchSelectWidth={false}
        />
        <TownSelect title={title} town={town} set={setTown} />
      </div>
      <Tabs
        className="cultivation-tabs"
        activeKey={tab}
        more={{ icon: <span>{say(words.more)}</span> }}
        onChange={(next) => setTab(Tab.parse(next), 'push')}
        items={tabs.map((each) => ({ key: each, label: say(tabWords[each]) }))}
      />
      {shown[tab]}
      <GapDrawer />
    </>
  )
}

/** As chosen; a street officer begins with the own town. */
function useTown(): [string, (town: string) => void] {
  const [chosen, set] = useAddress('town', Town, undefined)
  const { me } = useSurroundings()
  const own = me?.roles.includes('street') === true ? (me.body ?? '') : ''
  return [chosen ?? own, (next) => set(next === own ? undefined : next)]
}

type TownProps = { title: string; town: string; set: (town: string) => void }

function TownSelect({ title, town, set }: TownProps) {
  const say = useWords()
  const streets = useRoute(listStreets, { title })
  const towns = (streets.data ?? []).map((each) => each.town).filter((each) => each !== '')
  return (
    <Select
      aria-label={say(words.town)}
      value={town}
      onChange={set}
      options={[
        { value: '', label: say(words.everyTown) },
        ...[...new Set([...towns, ...(town === '' ? [] : [town])])].map((each) => ({
          value: each,
          label: each,
        })),
      ]}
      popupMatchSelectWidth={false}
    />
  )
}

/** One sentence of counts, each of which opens its firms. */
function Answer({ of, town }: { of: TitleSummary; town: StreetRow | undefined }) {
  const say = useWords()
  const here = useHere()
  const { name, others, held } = of
  const counts = town ?? {
    ...of,
    unsupported: held?.unmet ?? 0,
    met: others?.met ?? 0,
    undetermined: others?.undetermined ?? 0,
  }
  const parts = others === null ? (['holders', 'expiring'] as const) : answered
  return (
    <>
      {say(town === undefined ? words.about : words.townAbout, {
        name: say(name),
        town: town?.town ?? '',
      })}
      {parts.map((part, at) => (
        <Fragment key={part}>
          {at === 0 ? '' : say(words.comma)}
          <Go to={here({ standing: undefined, ...places[part] })}>
            {say(words[part], { count: counts[part] ?? 0 })}
          </Go>
        </Fragment>
      ))}
      {others === null ? say(words.uncoded) : null}
    </>
  )
}

const answered = ['holders', 'expiring', 'unsupported', 'met', 'nearMiss', 'undetermined'] as const
const places: Readonly<Record<(typeof answered)[number], Search>> = {
  holders: { tab: 'firms' },
  expiring: { tab: 'expiring' },
  unsupported: { tab: 'risk' },
  met: { tab: 'firms', standing: 'met' },
  nearMiss: { tab: 'near' },
  undetermined: { tab: 'firms', standing: 'open' },
}

const tabWords = {
  week: label('本周', 'This week'),
  near: label('差一步', 'One step short'),
  expiring: label('到期', 'Expiring'),
  risk: label('不再支持', 'No longer supported'),
  firms: label('企业', 'Firms'),
  streets: label('按镇街', 'By town'),
  forecast: label('预测', 'Forecast'),
  bridge: label('新旧口径', 'Old and new rules'),
} satisfies Record<(typeof tabs)[number], unknown>

const words = {
  more: label('更多', 'More'),
  title: label('这一周该去哪些企业?', 'Which firms to see this week?'),
  about: label('{name}', '{name}: '),
  townAbout: label('{town}:{name}', '{town}, {name}: '),
  comma: label(',', ', '),
  holders: label('现有{count}家', '{count} {count:holds|hold} it'),
  expiring: label('180天内到期{count}家', '{count} {count:expires|expire} in 180 days'),
  unsupported: label(
    '数据不再支持{count}家',
    '{count} no longer supported by {count:its|their} figures',
  ),
  met: label('未持有而符合{count}家', '{count} {count:meets|meet} it without holding it'),
  nearMiss: label('差一步{count}家', '{count} {count:is|are} one step short'),
  undetermined: label('待定{count}家', '{count} undetermined'),
  uncoded: label(';认定条件尚未编成规则', '; its conditions are not encoded yet'),
  which: label('称号', 'Title'),
  town: label('镇街', 'Town'),
  noTown: label(
    '{town}没有在册企业,或没有这个镇街;请在下面另选',
    'No firm is registered in {town}, or there is no such town; choose another below',
  ),
  everyTown: label('全部镇街', 'All towns'),
  empty: {
    what: label('这里是各称号的培育情况', 'How firms stand to each title belongs here'),
    who: label('导入企业和证书后自动生成', 'It follows from firms and certificates once imported'),
  },
}
