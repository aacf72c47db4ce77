import type { EChartsType } from 'echarts/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Label, label } from '../base/label.ts'
import type { ChartData } from './chart-lines.ts'
import { chartOption } from './chart-option.ts'
import { ChartTable } from './chart-table.tsx'
import { useLanguage, useWords } from './language.ts'
import { useMoment } from './moment.ts'

type Props = {
  /** The finding, as a sentence: '前三季度落后计划曲线 9.6 个百分点'. */
  finding: Label
  data: ChartData
  /** Where the numbers come from. */
  source: Label
  height?: number
  tools?: ReactNode
}

/** A line chart: its title says what it shows, its numbers are one press away, its source is beneath. */
export function Chart({ finding, data, source, height = 300, tools }: Props) {
  const say = useWords()
  const [moment] = useMoment()
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className="chart">
      <figcaption className="chart-head">
        <b>{say(finding)}</b>
        <span className="no-print">
          {tools}
          <button
            type="button"
            className="text-button"
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {say(asTable ? words.chart : words.table)}
          </button>
        </span>
      </figcaption>
      {asTable ? (
        <ChartTable data={data} title={say(finding)} />
      ) : (
        <Drawing data={data} height={height} says={say(finding)} />
      )}
      <p className="chart-foot">
        {data.band === undefined ? null : <span>{say(data.band.method)}</span>}
        <span>{say(words.source, { source: say(source) })}</span>
        <span>{say(words.moment, { moment: say(moment.words) })}</span>
      </p>
    </figure>
  )
}

/** The picture. Arrow keys walk along it and the values of the place are read out. */
function Drawing({ data, height, says }: { data: ChartData; height: number; says: string }) {
  const say = useWords()
  const language = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(undefined)
  const [place, setPlace] = useState(-1)
  useEffect(() => {
    let gone = false
    const element = box.current
    const watcher = new ResizeObserver(() => chart.current?.resize())
    void import('./chart-canvas.ts').then(({ drawnIn }) => {
      if (gone || element === null) return
      chart.current ??= drawnIn(element)
      chart.current.setOption(chartOption(data, language), true)
      watcher.observe(element)
    })
    return () => {
      gone = true
      watcher.disconnect()
    }
  }, [data, language])
  useEffect(() => () => chart.current?.dispose(), [])

  function walk(step: number): void {
    const to = Math.max(0, Math.min(data.categories.length - 1, place + step))
    setPlace(to)
    chart.current?.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: to })
  }

  return (
    <>
      <div
        ref={box}
        role="img"
        className="chart-box"
        style={{ height }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk along the drawing
        tabIndex={0}
        aria-label={`${says} ${say(words.keys)}`}
        onKeyDown={(event) => {
          const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
          if (step === undefined) return
          event.preventDefault()
          walk(step)
        }}
      />
      <p className="only-read" role="status">
        {place < 0 ? '' : spoken(data, place, language)}
      </p>
    </>
  )
}

function spoken(data: ChartData, place: number, language: 'zh' | 'en'): string {
  const said = data.lines.flatMap((line) => {
    const point = line.points[place]
    return point == null ? [] : [`${line.name[language]} ${point.text} ${data.unit}`]
  })
  return [data.categories[place]?.[language] ?? '', ...said].join(', ')
}

const words = {
  table: label('看数据', 'See the data'),
  chart: label('看图', 'See the chart'),
  source: label('来源:{source}', 'Source: {source}'),
  moment: label('数据时点:{moment}', 'Data: {moment}'),
  keys: label('按左右键逐期查看', 'Arrow keys walk along it'),
}
