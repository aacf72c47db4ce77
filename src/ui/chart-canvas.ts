import { LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type EChartsType, init, registerTheme, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import { chartTheme } from './theme.ts'

use([LineChart, GridComponent, TooltipComponent, MarkLineComponent, LabelLayout, SVGRenderer])
registerTheme('ceyuan', chartTheme)

/** ECharts with the parts we draw with. Loaded only when the first chart is shown. */
export function drawnIn(element: HTMLElement): EChartsType {
  return init(element, 'ceyuan', { renderer: 'svg' })
}
