import { z } from 'zod'
import { label, titled } from '../../base/label.ts'
import { Period } from '../../base/period.ts'
import { query } from '../../base/route.ts'
import { Ask, Change, Finding, Todo, Trust } from './schema.ts'

const plan = z.string().meta(titled('方案', 'plan'))

export const search = query('GET /search', {
  title: label('查找', 'Search'),
  input: z.object({ text: z.string().trim().max(80).meta(titled('查找内容', 'text')) }),
  output: z.array(Finding),
})

export const readWorkbench = query('GET /plans/:plan/workbench', {
  title: label('工作台', 'Desk'),
  input: z.object({ plan, period: Period }),
  output: z.object({ todos: z.array(Todo), changes: z.array(Change) }),
})

export const readCockpit = query('GET /plans/:plan/cockpit', {
  title: label('驾驶舱', 'Cockpit'),
  input: z.object({ plan, period: Period }),
  output: z.object({ asks: z.array(Ask), trust: Trust }),
})
