import { z } from 'zod'
import { label } from '../../base/label.ts'
import { download, query, upload } from '../../base/route.ts'
import { Alarm } from '../plan/schema.ts'

export const loadPackage = upload('POST /packages', {
  title: label('载入方案包', 'Load a plan package'),
  input: z.object({}),
  output: z.object({
    plan: z.string(),
    unclear: z.number().int(),
    observations: z.number().int(),
    alarms: z.array(Alarm),
  }),
})

export const exportPackage = download('GET /packages/:plan', {
  title: label('导出方案包', 'Export the plan package'),
  input: z.object({ plan: z.string() }),
})

/** What stands out when the plan is laid beside the values known at the moment. */
export const planAlarms = query('GET /plans/:plan/alarms', {
  title: label('方案提示', 'Plan alarms'),
  input: z.object({ plan: z.string() }),
  output: z.array(Alarm),
})

/** 示例方案: fictional plans that come with the product, to try reading and loading on. */
export const listSamples = query('GET /samples', {
  title: label('示例方案', 'Sample plans'),
  input: z.object({}),
  output: z.array(
    z.object({
      sample: z.string(),
      title: z.string(),
      titleEn: z.string(),
      /** The district its package belongs to. */
      district: z.object({ name: z.string(), nameEn: z.string(), regionCode: z.string() }),
      text: z.string(),
    }),
  ),
})

export const readSample = download('GET /samples/:sample', {
  title: label('下载示例方案包', 'Download a sample package'),
  input: z.object({ sample: z.string().regex(/^[a-z0-9-]+$/) }),
})
