import { z } from 'zod'
import { label, titled } from './label.ts'
import { View } from './list.ts'
import { download, stream } from './route.ts'

/** Any list as .xlsx, exactly as the reader sees it: same rows, columns, order and language. */
export const exportList = download('GET /lists/:list', {
  title: label('导出列表', 'Export a list'),
  input: z.object({
    list: z.string().meta(titled('列表', 'list')),
    view: View,
    /** The input of the list's own route. */
    input: z.record(z.string(), z.unknown()).default({}),
    language: z.enum(['zh', 'en']).default('zh'),
  }),
})

/** A list of any length as .xlsx, streamed; a second sheet names filters, moment and count. */
export const exportPagedList = stream('GET /paged-lists/:list', {
  title: label('导出长列表', 'Export a long list'),
  input: exportList.input,
})
