import { label } from '../base/label.ts'
import type { ChartData } from './chart-lines.ts'
import { useWords } from './language.ts'

/** The numbers behind a chart, exactly those that are drawn. */
export function ChartTable({ data, title }: { data: ChartData; title: string }) {
  const say = useWords()
  const { categories, lines, unit, band, breaks = [] } = data
  return (
    <div className="table-none">
      <div className="table-box">
        <table>
          <caption className="only-read">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{say(words.period)}</th>
              {lines.map((line) => (
                <th key={line.name.zh} scope="col" className="kind-number">
                  {say(line.name)}({unit})
                </th>
              ))}
              {band === undefined ? null : (
                <th scope="col" className="kind-number">
                  {say(band.name)}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {categories.map((name, place) => (
              <tr key={name.zh}>
                <th scope="row">
                  {say(name)}
                  {breaks
                    .filter(({ at }) => at === place)
                    .map((each) => (
                      <small key={each.words.zh}> {say(each.words)}</small>
                    ))}
                </th>
                {lines.map((line) => (
                  <td key={line.name.zh} className="kind-number">
                    {line.points[place]?.text ?? ''}
                  </td>
                ))}
                {band === undefined ? null : (
                  <td className="kind-number">{rangeText(band.points[place])}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

type Range = NonNullable<ChartData['band']>['points'][number] | undefined

function rangeText(range: Range): string {
  return range == null ? '' : `${range.low.text}–${range.high.text}`
}

const words = { period: label('时期', 'Period') }
