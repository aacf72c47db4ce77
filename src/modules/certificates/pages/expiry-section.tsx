import { Segmented } from 'antd'
import { z } from 'zod'
import { type Label, label } from '../../../base/label.ts'
import { useAddress } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import { termEndLists } from '../lists.ts'
import { type MovementRow, readExpiry } from '../routes.ts'
import type { StockQuestion } from './stock-question.ts'
import { enterpriseOf, Opens, useStockRows } from './stock-rows.tsx'

const Days = z.coerce.number().int().min(1).max(3660)
const spans = [30, 90, 180, 365]

/** 到期日历: what ends month by month, what ends within some days, who stands between two certificates. */
export function ExpirySection({ question }: { question: StockQuestion }) {
  const say = useWords()
  const [days, setDays] = useAddress('days', Days, 180)
  const { title, on } = question
  const input = { title, days, ...(on !== undefined && { on }) }
  const expiry = useRoute(readExpiry, input)
  return (
    <Loaded from={expiry}>
      {({ months, ending, gaps, lost }) => (
        <>
          <Section title={words.calendar} note={say(words.calendarNote)}>
            {months.length === 0 ? (
              <p className="hint">{say(words.noMonths)}</p>
            ) : (
              <Months months={months} />
            )}
          </Section>
          <Section
            title={words.ending}
            note={say(words.endingNote, { count: ending.length, days })}
            tools={
              <Segmented<number>
                aria-label={say(words.span)}
                value={days}
                onChange={(value) => setDays(value)}
                options={spans.map((value) => ({ value, label: say(words.days, { value }) }))}
              />
            }
          >
            <Rows which="ending" input={input} rows={ending} none={words.noneEnding} />
          </Section>
          <Section title={words.gaps} note={say(words.gapsNote, { count: gaps.length })}>
            <Rows which="gaps" input={input} rows={gaps} none={words.noGaps} />
          </Section>
          <Section title={words.lost} note={say(words.lostNote, { count: lost.length })}>
            <Rows which="lost" input={input} rows={lost} none={words.noneLost} />
          </Section>
        </>
      )}
    </Loaded>
  )
}

type Month = { month: string; ending: number; renewed: number }

function Months({ months }: { months: readonly Month[] }) {
  const say = useWords()
  const { open } = useStockRows()
  return (
    <div className="table-box">
      <table>
        <thead>
          <tr>
            <th scope="col">{say(words.month)}</th>
            <th scope="col" className="kind-number">
              {say(words.endingCount)}
            </th>
            <th scope="col" className="kind-number">
              {say(words.renewedCount)}
            </th>
            <th scope="col" className="kind-number">
              {say(words.openCount)}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, ending, renewed }) => (
            <tr key={month}>
              <td>{month}</td>
              <td className="kind-number">
                <Opens count={ending} open={() => open(`month/${month}`)} />
              </td>
              <td className="kind-number">
                <Opens count={renewed} open={() => open(`followed/${month}`)} />
              </td>
              <td className="kind-number">
                <Opens count={ending - renewed} open={() => open(`alone/${month}`)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowsProps = {
  which: 'ending' | 'gaps' | 'lost'
  input: { title: string; days: number; on?: string }
  rows: readonly MovementRow[]
  none: Label
}

function Rows({ which, input, rows, none }: RowsProps) {
  const say = useWords()
  if (rows.length === 0) return <p className="hint">{say(none)}</p>
  return (
    <DataTable
      list={termEndLists[which]}
      input={{ ...input, which }}
      rows={rows}
      opens={enterpriseOf}
    />
  )
}

const words = {
  calendar: label('到期日历', 'Expiry calendar'),
  calendarNote: label(
    '按有效期止所在月份,只计在册企业;后续证书已登记的单列',
    'By the month in which terms end, of counted firms; those with a recorded successor apart',
  ),
  noMonths: label('三年内没有到期的证书', 'No certificate ends within three years'),
  month: label('月份', 'Month'),
  endingCount: label('到期', 'Ending'),
  renewedCount: label('已有后续证书', 'With a successor'),
  openCount: label('尚无后续证书', 'Without one'),
  ending: label('哪些快到期?', 'Which end soon?'),
  endingNote: label(
    '{days} 天内到期且尚无后续证书的 {count} 家',
    '{count} {count:ends|end} within {days} {days:day|days} without a successor',
  ),
  span: label('天数', 'Days'),
  days: label('{value} 天', '{value} {value:day|days}'),
  noneEnding: label('没有即将到期的证书', 'None ends in that time'),
  gaps: label('哪些在空档期?', 'Which are between two certificates?'),
  gapsNote: label(
    '本年到期、尚未重新认定的 {count} 家;年内重新认定的,按认定年度口径不断档',
    '{count} lapsed this year and {count:is|are} not yet recognised again; within the year the rule of recognition bridges',
  ),
  noGaps: label('没有处在空档期的企业', 'None is between two certificates'),
  lost: label('上年到期后没有续上的', 'Lapsed last year and not renewed since'),
  lostNote: label('{count} 家', '{count}'),
  noneLost: label('没有', 'None'),
}
