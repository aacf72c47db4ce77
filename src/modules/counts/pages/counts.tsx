import { Select } from 'antd'
import { label } from '../../../base/label.ts'
import { Period, periodName } from '../../../base/period.ts'
import { useAddress } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Go } from '../../../ui/go.tsx'
import { type Say, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { NumberLink } from '../../../ui/number-link.tsx'
import { Page } from '../../../ui/page.tsx'
import { countList, differenceText, valueText } from '../lists.ts'
import { listCounts } from '../routes.ts'
import type { CountRow } from '../schema.ts'

const OptionalPeriod = Period.optional()
const years = [2022, 2023, 2024, 2025]
const quarters = ['Q1', 'Q2', 'Q3', 'Q4']

/** 台账计数: what the registers say of each indicator, beside what was officially reported. */
export function CountsPage() {
  const say = useWords()
  const [period, setPeriod] = useAddress('period', OptionalPeriod, undefined)
  const input = period === undefined ? {} : { period }
  const rows = useRoute(listCounts, input)
  return (
    <Page
      title={words.title}
      answer={rows.data === undefined ? undefined : answerOf(say, rows.data)}
      tools={<PeriodField period={period} set={setPeriod} />}
      paper="landscape"
    >
      <p className="hint">{say(words.beside)}</p>
      <Loaded from={rows} empty={words.empty}>
        {(found) => (
          <DataTable
            list={countList}
            input={input}
            rows={found}
            cells={{ official: officialCell, working: workingCell, difference: differenceCell }}
            opens={({ code, period: of }) => `/counts/${code}${of === null ? '' : `?period=${of}`}`}
          />
        )}
      </Loaded>
    </Page>
  )
}

type FieldProps = { period: Period | undefined; set: (period: Period | undefined) => void }

/** One quarter for all, or of each indicator its latest. */
export function PeriodField({ period, set }: FieldProps) {
  const say = useWords()
  const options = years
    .flatMap((year) => quarters.map((quarter) => Period.parse(`${year}${quarter}`)))
    .toReversed()
    .map((value) => ({ value: value as string, label: say(periodName(value)) }))
  return (
    <Select
      aria-label={say(words.period)}
      value={period ?? ''}
      onChange={(value: string) => set(value === '' ? undefined : Period.parse(value))}
      options={[{ value: '', label: say(words.latest) }, ...options]}
      popupMatchSelectWidth={false}
    />
  )
}

function officialCell({ official, decimals }: CountRow) {
  if (official === null) return '—'
  return <NumberLink of={official.id}>{valueText(official.value, decimals)}</NumberLink>
}

function workingCell({ code, period, working, decimals }: CountRow) {
  const to = `/counts/${code}${period === null ? '' : `?period=${period}`}`
  return (
    <Go to={to} look="plain">
      <span className="number-link">{valueText(working.value, decimals)}</span>
    </Go>
  )
}

function differenceCell({ difference, decimals }: CountRow) {
  return differenceText(difference, decimals)
}

function answerOf(say: Say, rows: readonly CountRow[]): string {
  const compared = rows.filter(({ difference }) => difference !== null)
  const agreeing = compared.filter(
    ({ difference, decimals }) => Number(differenceText(difference, decimals)) === 0,
  )
  return say(words.answer, {
    count: rows.length,
    compared: compared.length,
    agreeing: agreeing.length,
    differing: compared.length - agreeing.length,
    missing: rows.length - compared.length,
  })
}

const words = {
  title: label('台账数出来的,和报上来的一样吗?', 'Do the registers say what was reported?'),
  answer: label(
    '{count} 项指标可由台账计数;{compared} 项有官方值可比:{agreeing} 项一致,{differing} 项有差异;{missing} 项缺一方。',
    '{count} {count:indicator is|indicators are} counted from registers; {compared} can be compared: {agreeing} {agreeing:agrees|agree}, {differing} {differing:differs|differ}; {missing} {missing:lacks|lack} one side.',
  ),
  beside: label(
    '台账计数只是工作值:不写入数据台账,不参与灯号、排名和通报;点数值看来历,点一行看差异逐条说明。',
    'A working value stays beside: it is not written into the ledger and takes no part in standings, rankings or bulletins. Open a row for its difference, row by row.',
  ),
  period: label('数据所属期', 'Period'),
  latest: label('各指标最近一期', 'Latest of each indicator'),
  empty: {
    what: label('这里是台账计数与官方值的对照', 'Working and official values belong here'),
    who: label('登记证书和台账后生成', 'They appear once certificates and registers are recorded'),
  },
}
