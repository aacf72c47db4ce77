import { z } from 'zod'
import { label, titled } from '../../base/label.ts'
import { query } from '../../base/route.ts'
import { Day } from '../enterprises/schema.ts'
import { StockForecast } from './forecast-schema.ts'
import { TitleId } from './schema.ts'

export const forecastStock = query('GET /cultivation/forecast', {
  title: label('存量预测', 'Forecast of a stock'),
  input: z.object({
    title: TitleId,
    on: Day.optional().meta(titled('日期', 'day')),
    /** By default the last day of the year. */
    until: Day.optional().meta(titled('预测到', 'until')),
  }),
  output: StockForecast,
})
