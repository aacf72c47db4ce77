import { label } from '../../../base/label.ts'
import { useHere } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { Section } from '../../../ui/page.tsx'
import { useMay } from '../../../ui/surroundings.ts'
import { expiringList, nearMissList, toAskList, unsupportedList } from '../lists.ts'
import type { CultivationRow } from '../schema.ts'
import { PlanVisits } from './plan-visits.tsx'
import { VerdictMark } from './verdict-mark.tsx'

type Props = { title: string; town: string }

/** Firms one step short, and apart from them those of which one answer decides. */
export function NearMissTab({ title, town }: Props) {
  const say = useWords()
  const near = useRoute(nearMissList.route, { title, town })
  const ask = useRoute(toAskList.route, { title, town })
  const opens = useOpens()
  const planning = usePlanning(words.nearPurpose)
  return (
    <>
      <Section title={words.near} note={say(words.nearNote)}>
        <Loaded from={near} empty={words.noneNear}>
          {(rows) => (
            <DataTable
              list={nearMissList}
              input={{ title, town }}
              {...{ rows, opens }}
              {...planning}
            />
          )}
        </Loaded>
      </Section>
      <Section title={words.ask} note={say(words.askNote)}>
        <Loaded from={ask} empty={words.noneAsk}>
          {(rows) => (
            <DataTable
              list={toAskList}
              input={{ title, town }}
              {...{ rows, opens }}
              {...planning}
            />
          )}
        </Loaded>
      </Section>
    </>
  )
}

/** Titles that end soon, with what their firms fail by the rule for re-review. */
export function ExpiringTab({ title, town }: Props) {
  const say = useWords()
  const rows = useRoute(expiringList.route, { title, town })
  const opens = useOpens()
  const planning = usePlanning(words.expiringPurpose)
  return (
    <Section title={words.expiring} note={say(words.expiringNote)}>
      <Loaded from={rows} empty={words.noneExpiring}>
        {(list) => (
          <DataTable
            list={expiringList}
            input={{ title, town }}
            rows={list}
            cells={verdictCells}
            {...planning}
            opens={opens}
          />
        )}
      </Loaded>
    </Section>
  )
}

export function UnsupportedTab({ title, town }: Props) {
  const say = useWords()
  const rows = useRoute(unsupportedList.route, { title, town })
  const opens = useOpens()
  const planning = usePlanning(words.riskPurpose)
  return (
    <Section title={words.risk} note={say(words.riskNote)}>
      <Loaded from={rows} empty={words.noneRisk}>
        {(list) => (
          <DataTable
            list={unsupportedList}
            input={{ title, town }}
            rows={list}
            cells={verdictCells}
            {...planning}
            opens={opens}
          />
        )}
      </Loaded>
    </Section>
  )
}

const verdictCells = {
  verdict: ({ verdict }: CultivationRow) => <VerdictMark of={verdict} />,
}

/** A row opens its firm against its title, at the right of the list. */
function useOpens() {
  const here = useHere()
  return ({ code, title }: CultivationRow) => here({ firm: `${code}.${title}` })
}

/** Ticked rows become visits; who may not plan sees no ticks. */
function usePlanning(purpose: ReturnType<typeof label>) {
  const say = useWords()
  const [moment] = useMoment()
  const may = useMay(['officer', 'street']) && moment.kind !== 'past'
  if (!may) return {}
  return {
    selected: (rows: CultivationRow[]) => <PlanVisits rows={rows} purpose={say(purpose)} />,
  }
}

const words = {
  near: label('差一步', 'One step short'),
  nearNote: label(
    '数据齐全(专家评分除外)而只有一条不符合,或一个动作即可符合;另有未知的排在后面',
    'All is known (a panel’s points apart) and one clause is unmet, or one move mends it; firms with more unknown come last',
  ),
  noneNear: {
    what: label('没有差一步的企业', 'No firm is one step short'),
    who: label('换一个称号或镇街看看', 'Look at another title or town'),
  },
  nearPurpose: label('差一步:了解不符合条款', 'One step short: look into the unmet clause'),
  ask: label('问清一项即可判断', 'One answer decides'),
  askNote: label('其他都已清楚,只缺这一项数据', 'All else is known; only this is missing'),
  noneAsk: {
    what: label('没有只缺一项数据的企业', 'No firm lacks just one answer'),
    who: label('导入企业的年度数据后更新', 'It follows from yearly figures once imported'),
  },
  expiring: label('180天内到期', 'Expiring within 180 days'),
  expiringNote: label(
    '按复核标准和现有数据判断;不符合的条款就是续认的风险',
    'Judged by the rule for re-review and the figures at hand; an unmet clause puts the renewal at risk',
  ),
  noneExpiring: {
    what: label('180天内没有到期的证书', 'No certificate expires within 180 days'),
    who: label('证书在“证书台账”中维护', 'Certificates are kept in their own register'),
  },
  expiringPurpose: label('证书即将到期:核对续认条件', 'Expiring: check the renewal'),
  risk: label('持有而数据不再支持', 'Held, but no longer supported by the figures'),
  riskNote: label(
    '按复核标准有条款不符合;企业自报的数据须先核实',
    'Some clause is unmet by the rule for re-review; what the firm itself reported must be checked first',
  ),
  noneRisk: {
    what: label('持有企业的数据都支持其称号', 'The figures of all holders support the title'),
    who: label('新数据导入后更新', 'It follows new figures'),
  },
  riskPurpose: label('数据不再支持:核实现状', 'Figures no longer support the title: check'),
}
