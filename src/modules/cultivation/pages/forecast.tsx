import { useMemo } from 'react'
import { label } from '../../../base/label.ts'
import { unitLabel } from '../../../base/unit.ts'
import { Chart } from '../../../ui/chart.tsx'
import { useRoute } from '../../../ui/client.ts'
import { type Say, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import { forecastChart, forecastFinding } from '../forecast-chart.ts'
import { forecastStock } from '../forecast-routes.ts'
import { type ForecastPart, groupLabels, type StockForecast } from '../forecast-schema.ts'

/** What the stock will be at the end of the year, how that is known, and how often it was right. */
export function ForecastTab({ title }: { title: string }) {
  const say = useWords()
  const forecast = useRoute(forecastStock, { title })
  return (
    <Loaded from={forecast} empty={words.empty}>
      {(found) => (
        <>
          <Section title={words.title}>
            <p className="reading">{answerOf(found, say)}</p>
            {found.lack.map((each) => (
              <p key={each.zh}>{say(each)}</p>
            ))}
            <Drawn forecast={found} />
            <Parts forecast={found} />
          </Section>
          <BackTest forecast={found} />
          <Section title={words.method}>
            {method.map((each) => (
              <p key={each.zh} className="reading">
                {say(each)}
              </p>
            ))}
          </Section>
        </>
      )}
    </Loaded>
  )
}

function answerOf({ name, opening, day, until, range, target, chance }: StockForecast, say: Say) {
  const head = { name: say(name), opening, day, until, target: target ?? 0, chance: chance ?? 0 }
  if (range === null) return say(words.noNumber, head)
  const told = say(words.answer, { ...head, ...range })
  return target === null ? `${told}${say(words.noTarget)}` : `${told}${say(words.reach, head)}`
}

/** History, band, middle and target; nothing where there is no history. */
function Drawn({ forecast }: { forecast: StockForecast }) {
  const say = useWords()
  const unit = say(unitLabel('家'))
  const data = useMemo(() => forecastChart(forecast, unit), [forecast, unit])
  if (data === undefined) return null
  return <Chart finding={forecastFinding(forecast)} data={data} source={words.source} />
}

function Parts({ forecast: { parts } }: { forecast: StockForecast }) {
  const say = useWords()
  return (
    <div className="table-none">
      <div className="table-box">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{say(words.group)}</th>
              <th className="kind-number">{say(words.size)}</th>
              <th className="kind-number">{say(words.visited)}</th>
              <th>{say(words.history)}</th>
              <th className="kind-number">{say(words.moves)}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.group}>
                <td>
                  {isEntry(part) ? '+' : '−'} {say(groupLabels[part.group])}
                </td>
                <td className="kind-number">{part.group === 'arrivals' ? '—' : part.size}</td>
                <td className="kind-number">{part.group === 'arrivals' ? '—' : part.visited}</td>
                <td>{historyText(part, say)}</td>
                <td className="kind-number">
                  {part.middle === null
                    ? '—'
                    : say(words.span, {
                        low: part.low ?? 0,
                        middle: part.middle,
                        high: part.high ?? 0,
                      })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

const entries: readonly ForecastPart['group'][] = ['ready', 'near', 'far', 'arrivals']

function isEntry({ group }: ForecastPart): boolean {
  return entries.includes(group)
}

function historyText({ group, history }: ForecastPart, say: Say): string {
  return history
    .map(({ from, size, moved }) =>
      say(group === 'arrivals' ? words.arrivedPast : words.past, {
        year: from.slice(0, 4),
        size,
        moved,
      }),
    )
    .join(say(words.comma))
}

function BackTest({ forecast: { backTest } }: { forecast: StockForecast }) {
  const say = useWords()
  const right = backTest.filter(({ low, high, actual }) => low <= actual && actual <= high).length
  return (
    <Section title={words.backTest}>
      <p>
        {backTest.length === 0
          ? say(words.noTrial)
          : say(words.trials, { all: backTest.length, right })}
      </p>
      {backTest.length === 0 ? null : (
        <div className="table-none">
          <div className="table-box">
            <table>
              <thead>
                <tr>
                  <th>{say(words.window)}</th>
                  <th className="kind-number">{say(words.told)}</th>
                  <th className="kind-number">{say(words.actual)}</th>
                </tr>
              </thead>
              <tbody>
                {backTest.map(({ from, to, low, middle, high, actual }) => (
                  <tr key={from}>
                    <td>
                      {from} — {to}
                    </td>
                    <td className="kind-number">{say(words.span, { low, middle, high })}</td>
                    <td className="kind-number">{actual}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </Section>
  )
}

const words = {
  title: label('到年底会有多少家?', 'How many by the end of the year?'),
  answer: label(
    '{name}{day}有{opening}家;到{until},十有九次在{low}—{high}家之间,居中{middle}家(一半机会在{lowerHalf}—{upperHalf}家)',
    '{name}: {opening} on {day}; on {until} in nine of ten cases between {low} and {high}, the middle {middle} (half of the cases {lowerHalf}–{upperHalf})',
  ),
  reach: label(
    ';达到年度目标{target}家的机会约{chance}%',
    '; the chance of reaching the year’s target of {target} is about {chance} %',
  ),
  noTarget: label(';没有年度目标可比', '; there is no yearly target to compare with'),
  noNumber: label(
    '{name}{day}有{opening}家;历史不够,不作预测',
    '{name}: {opening} on {day}; there is not enough history for a forecast',
  ),
  group: label('分组', 'Group'),
  size: label('现有', 'Today'),
  visited: label('其中近90天已走访', 'Visited in 90 days'),
  history: label('往年同期(变动/家数)', 'Same window of past years (moved / firms)'),
  moves: label('预计变动(十有九次)', 'Expected (nine in ten)'),
  span: label('{middle}({low}—{high})', '{middle} ({low}–{high})'),
  past: label('{year}年 {moved}/{size}', '{year}: {moved}/{size}'),
  arrivedPast: label('{year}年 {moved}', '{year}: {moved}'),
  comma: label(';', '; '),
  backTest: label('回测', 'Back test'),
  noTrial: label('历史不够,没有可以回测的年份', 'There is no year to test on'),
  trials: label(
    '用更早的年份预测各年同期,{all}次中{right}次落在区间内',
    'Each past window told by the years before it: {right} of {all} came out inside the range',
  ),
  window: label('时段', 'Window'),
  told: label('当时会预测(十有九次)', 'Would have said (nine in ten)'),
  actual: label('实际', 'Actual'),
  method: label('方法', 'Method'),
  source: label(
    '证书台账,全区按证书时点,含上级称号',
    'Register of certificates, whole district, by certificate, higher titles included',
  ),
  empty: { what: label('没有可以预测的称号', 'There is no title to forecast') },
}

const method = [
  label(
    '期末 = 现有 + 各组新增 − 各组减少。今天的每家企业按规则归入一组:未持有的看有几条不符合,持有的看证书是否在期内到期、到期时数据是否支持续认。持有上级称号的也算持有;有几张证书的,看最后到期的那张。',
    'Closing = today’s stock + entries − exits, group by group. Each firm of today falls into one group: without the title by how many clauses are unmet, with it by whether the certificate ends in the window and its figures support the renewal. Who holds a higher title counts as a holder; of several certificates the one that ends last tells.',
  ),
  label(
    '每组的变动比率取自往年同一时段:那一天归入该组的企业,到时段末有多少家进入或退出。比率本身也不确定,按贝塔-二项分布计(杰弗里斯先验);往年合计只按一年的量计,因为同一年的企业一起涨落 ◆。迁入和新登记按负二项分布计。',
    'The rate of each group comes from the same window of past years: of the firms that fell into it on that day, how many had come in or dropped out at the end. The rate is uncertain itself: beta-binomial with Jeffreys’ prior, all past years together weighing as one year, because firms of a year move together ◆. Arrivals follow a negative binomial.',
  ),
  label(
    '各组的分布精确相加(卷积),不抽随机数,同样的数据永远得到同样的结果。机会只报到5个百分点,最低5%、最高95%。',
    'The distributions are added exactly (convolution); nothing is drawn at random, and the same data always give the same answer. A chance is told in steps of five per cent, never below 5 or above 95.',
  ),
  label(
    '图上的历史是证书台账各季末的存量(证书时点,含上级称号),最后一点就是现有家数,与“存量与净增”同一个数;预测和历史都是全区的,不随镇街变。往年按现在所知的数据归组;当时尚未登记的数据也用到了。走访本身不改变比率,带回的数据登记以后才会改变企业所在的组。可比历史不足两年,或往年持有企业合计少于30家的,不作预测 ◆。',
    'The history in the picture is the stock of the register at the ends of quarters (by certificate, higher titles included), its last point today’s stock; the same number as under Stock and net change; forecast and history are of the whole district, whatever town is chosen. Past years are grouped by what is known today, also what was recorded later. A visit itself changes no rate; the figures it brings back move the firm to another group once they are recorded. With less than two comparable years, or fewer than 30 holders in them, there is no forecast ◆.',
  ),
]
