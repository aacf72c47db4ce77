import { Select, Tabs } from 'antd'
import { z } from 'zod'
import { label } from '../../../base/label.ts'
import { useAddress } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { type Say, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Page } from '../../../ui/page.tsx'
import { useSurroundings } from '../../../ui/surroundings.ts'
import { listStreets, listTitles } from '../overview-routes.ts'
import type { StreetRow, TitleSummary } from '../schema.ts'
import { BridgeTab } from './bridge.tsx'
import { ExpiringTab, NearMissTab, UnsupportedTab } from './firm-lists.tsx'
import { ForecastTab } from './forecast.tsx'
import { GapDrawer } from './gap-drawer.tsx'
import { StreetsTab } from './streets.tsx'
import { WeekTab } from './this-week.tsx'
import './cultivation.css'

const tabs = ['week', 'near', 'expiring', 'risk', 'streets', 'forecast', 'bridge'] as const
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
  const answer = one && (own === undefined ? answerOf(one, say) : townAnswer(one, own, say))
  return (
    <Page title={words.title} answer={answer} paper="landscape">
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
        activeKey={tab}
        more={{ icon: <span>{say(words.more)}</span> }}
        onChange={(next) => setTab(Tab.parse(next), 'push')}
        items={tabs.map((each) => ({ key: each, label: say(words[each]) }))}
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

function answerOf({ name, holders, expiring, held, others, oneClause }: TitleSummary, say: Say) {
  return say(others === null ? words.uncoded : words.answer, {
    name: say(name),
    holders,
    expiring,
    unsupported: held?.unmet ?? 0,
    met: others?.met ?? 0,
    near: oneClause ?? 0,
    open: others?.undetermined ?? 0,
  })
}

function townAnswer({ name }: TitleSummary, row: StreetRow, say: Say): string {
  return say(words.townAnswer, { ...row, name: say(name), near: row.oneClause })
}

const words = {
  more: label('更多', 'More'),
  title: label('这一周该去哪些企业?', 'Which firms to see this week?'),
  answer: label(
    '{name}现有{holders}家,180天内到期{expiring}家,数据不再支持{unsupported}家;未持有而符合{met}家,只差一条{near}家,待定{open}家',
    '{name}: {holders} hold it, {expiring} expire in 180 days, {unsupported} are no longer supported by their figures; {met} meet it without holding it, {near} are one clause short, {open} undetermined',
  ),
  townAnswer: label(
    '{town}:{name}现有{holders}家,180天内到期{expiring}家,数据不再支持{unsupported}家;未持有而符合{met}家,只差一条{near}家,待定{undetermined}家',
    '{town}: {holders} hold {name}, {expiring} expire in 180 days, {unsupported} are no longer supported by their figures; {met} meet it without holding it, {near} are one clause short, {undetermined} undetermined',
  ),
  uncoded: label(
    '{name}现有{holders}家,180天内到期{expiring}家;认定条件尚未编成规则',
    '{name}: {holders} hold it, {expiring} expire in 180 days; its conditions are not encoded yet',
  ),
  which: label('称号', 'Title'),
  town: label('镇街', 'Town'),
  everyTown: label('全部镇街', 'All towns'),
  week: label('本周', 'This week'),
  near: label('差一步', 'One step short'),
  expiring: label('到期', 'Expiring'),
  risk: label('不再支持', 'No longer supported'),
  streets: label('按镇街', 'By town'),
  forecast: label('预测', 'Forecast'),
  bridge: label('新旧口径', 'Old and new rules'),
  empty: {
    what: label('这里是各称号的培育情况', 'How firms stand to each title belongs here'),
    who: label('导入企业和证书后自动生成', 'It follows from firms and certificates once imported'),
  },
}
