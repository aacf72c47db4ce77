import { label } from '../../../base/label.ts'
import { useWords } from '../../../ui/language.ts'
import { Section } from '../../../ui/page.tsx'
import { forecastMethodLabels, outlookLabels } from '../schema.ts'
import { percentText } from '../shown.ts'
import type { Detail } from './detail.ts'

/** 预测: the guess, its method and how well the method would have done before. */
export function Forecasting({ of: { forecast, backTest } }: { of: Detail }) {
  const say = useWords()
  return (
    <Section title={words.title} note={say(outlookLabels[forecast.outlook])}>
      <p className="reading">{say(forecast.sentence)}</p>
      <ul className="plain-list">
        {forecast.reasons.map((reason) => (
          <li key={reason.zh}>{say(reason)}</li>
        ))}
      </ul>
      {backTest.length === 0 ? (
        <p className="hint">{say(words.noTrial)}</p>
      ) : (
        <table className="small-table">
          <caption>
            {say(words.trial)} · {say(forecastMethodLabels[forecast.method])}
          </caption>
          <thead>
            <tr>
              <th scope="col">{say(words.year)}</th>
              <th scope="col">{say(words.said)}</th>
              <th scope="col">{say(words.range)}</th>
              <th scope="col">{say(words.came)}</th>
              <th scope="col">{say(words.error)}</th>
            </tr>
          </thead>
          <tbody>
            {backTest.map((row) => (
              <tr key={row.year}>
                <th scope="row">{row.year}</th>
                <td>{shortened(row.point)}</td>
                <td>{`${shortened(row.low)} – ${shortened(row.high)}`}</td>
                <td>{row.actual}</td>
                <td>
                  {row.errorBasisPoints === null ? '—' : `${percentText(row.errorBasisPoints)}%`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

/** At most two places: a forecast does not pretend to more. */
function shortened(text: string): string {
  return text.replace(/(\.\d{2})\d+$/, '$1')
}

const words = {
  title: label('预测', 'Forecast'),
  noTrial: label('可回测的年份不足', 'too few past years to test the method on'),
  trial: label('按往年同期回测', 'Tested on the same month of past years'),
  year: label('年份', 'Year'),
  said: label('当时会预测', 'It would have said'),
  range: label('区间', 'Interval'),
  came: label('实际', 'What came'),
  error: label('误差', 'Error'),
}
