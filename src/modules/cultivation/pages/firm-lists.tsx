import type { z } from 'zod'
import { type Label, label } from '../../../base/label.ts'
import type { PageAsked, PagedList } from '../../../base/paged-list.ts'
import { useAddress, useHere } from '../../../ui/address.ts'
import { useWords } from '../../../ui/language.ts'
import type { Emptiness } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { OfficialNote, OfficialWords } from '../../../ui/official-words.tsx'
import { Section } from '../../../ui/page.tsx'
import { PagedTable } from '../../../ui/paged-table.tsx'
import { useMay } from '../../../ui/surroundings.ts'
import {
  countedFirmList,
  expiringList,
  nearMissList,
  openMissList,
  toAskList,
  unsupportedList,
} from '../lists.ts'
import { type CultivationRow, Standing, standingLabels } from '../schema.ts'
import { PlanVisits } from './plan-visits.tsx'
import { VerdictMark } from './verdict-mark.tsx'

type Props = { title: string; town: string }

/** Firms one step short; apart from them those of which one answer decides, and those of which more is unknown. */
export function NearMissTab(chosen: Props) {
  return (
    <>
      <OfficialNote />
      <Firms list={nearMissList} input={chosen} {...words.near} />
      <Firms list={toAskList} input={chosen} {...words.ask} />
      <Firms list={openMissList} input={chosen} {...words.open} />
    </>
  )
}

/** Titles that end soon, with what their firms fail by the rule for re-review. */
export function ExpiringTab(chosen: Props) {
  return (
    <>
      <OfficialNote />
      <Firms list={expiringList} input={chosen} {...words.expiring} />
    </>
  )
}

export function UnsupportedTab(chosen: Props) {
  return (
    <>
      <OfficialNote />
      <Firms list={unsupportedList} input={chosen} {...words.risk} />
    </>
  )
}

/** The firms behind a count: `?standing=met`. */
export function StandingTab(chosen: Props) {
  const [standing] = useAddress('standing', Standing, 'holders')
  return (
    <>
      <OfficialNote />
      <Firms
        list={countedFirmList}
        input={{ ...chosen, standing }}
        {...words.standing}
        name={standingLabels[standing]}
      />
    </>
  )
}

type FirmsProps<Input extends z.ZodType> = {
  list: PagedList<CultivationRow, Input>
  input: Omit<z.input<Input>, keyof PageAsked>
  name: Label
  note: Label
  empty: Emptiness
  purpose: Label
}

/** A list of firms against titles: a row opens its firm, ticked rows become visits. */
function Firms<Input extends z.ZodType>({
  list,
  input,
  name,
  note,
  empty,
  purpose,
}: FirmsProps<Input>) {
  const say = useWords()
  const here = useHere()
  const [moment] = useMoment()
  const may = useMay(['officer', 'street']) && moment.kind !== 'past'
  return (
    <Section title={name} note={say(note)}>
      <PagedTable
        {...{ list, input, empty }}
        cells={cells}
        opens={({ code, title }) => here({ firm: `${code}.${title}` })}
        {...(may && {
          selected: (rows: CultivationRow[]) => <PlanVisits rows={rows} purpose={say(purpose)} />,
        })}
      />
    </Section>
  )
}

const cells = {
  unmet: ({ unmet }: CultivationRow) => (
    <OfficialWords of={unmet.map(({ title }) => title).join('、')} />
  ),
  sentence: ({ sentence }: CultivationRow) => <Sentence of={sentence} />,
  verdict: ({ verdict }: CultivationRow) => (verdict === null ? '—' : <VerdictMark of={verdict} />),
}

function Sentence({ of }: { of: Label }) {
  const say = useWords()
  return <OfficialWords of={say(of)} />
}

const words = {
  near: {
    name: label('差一步', 'One step short'),
    note: label(
      '数据齐全(专家评分除外)而只有一条不符合,或一个动作即可符合',
      'All is known (a panel’s points apart) and one clause is unmet, or one move mends it',
    ),
    empty: {
      what: label('没有差一步的企业', 'No firm is one step short'),
      who: label('换一个称号或镇街看看', 'Look at another title or town'),
    },
    purpose: label('差一步:了解不符合条款', 'One step short: look into the unmet clause'),
  },
  ask: {
    name: label('问清一项即可判断', 'One answer decides'),
    note: label('其他都已清楚,只缺这一项数据', 'All else is known; only this is missing'),
    empty: {
      what: label('没有只缺一项数据的企业', 'No firm lacks just one answer'),
      who: label('导入企业的年度数据后更新', 'It follows from yearly figures once imported'),
    },
    purpose: label('问清一项:了解缺少的数据', 'One answer: ask for what is missing'),
  },
  open: {
    name: label('一条不符,另有未知', 'One clause unmet, more unknown'),
    note: label(
      '已知只有一条不符合,但还缺其他数据,不能说差几步;先把数据问清',
      'One clause is known to be unmet, but other data are missing, so that nobody can say how many steps it is: ask first',
    ),
    empty: {
      what: label('没有这样的企业', 'There is no such firm'),
      who: label('导入企业的年度数据后更新', 'It follows from yearly figures once imported'),
    },
    purpose: label('一条不符:问清其他数据', 'One clause unmet: ask for the other data'),
  },
  expiring: {
    name: label('180天内到期', 'Expiring within 180 days'),
    note: label(
      '按复核标准和现有数据判断;不符合的条款就是续认的风险',
      'Judged by the rule for re-review and the figures at hand; an unmet clause puts the renewal at risk',
    ),
    empty: {
      what: label('180天内没有到期的证书', 'No certificate expires within 180 days'),
      who: label('证书在“证书台账”中维护', 'Certificates are kept in their own register'),
    },
    purpose: label('证书即将到期:核对续认条件', 'Expiring: check the renewal'),
  },
  risk: {
    name: label('持有而数据不再支持', 'Held, but no longer supported by the figures'),
    note: label(
      '按复核标准有条款不符合;企业自报的数据须先核实',
      'Some clause is unmet by the rule for re-review; what the firm itself reported must be checked first',
    ),
    empty: {
      what: label('持有企业的数据都支持其称号', 'The figures of all holders support the title'),
      who: label('新数据导入后更新', 'It follows new figures'),
    },
    purpose: label('数据不再支持:核实现状', 'Figures no longer support the title: check'),
  },
  standing: {
    note: label('页面上每个家数背后的企业', 'The firms behind a count on this page'),
    empty: {
      what: label('没有这样的企业', 'There is no such firm'),
      who: label('换一个称号或镇街看看', 'Look at another title or town'),
    },
    purpose: label('了解企业情况', 'See how the firm stands'),
  },
}
