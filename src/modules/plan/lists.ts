import { label } from '../../base/label.ts'
import { list } from '../../base/list.ts'
import { listPlans, type PlanSummary } from './routes.ts'
import { planPhaseLabels } from './schema.ts'

export const acceptedLabels = {
  accepted: label('已确认', 'accepted'),
  draft: label('待确认', 'to be accepted'),
} as const

/** 方案清单: every plan of the district, with what a reader asks of it first. */
export const planList = list<PlanSummary, typeof listPlans.input>({
  id: 'plans',
  title: listPlans.title,
  route: listPlans,
  rowKey: (row) => row.plan,
  columns: [
    {
      key: 'title',
      title: label('方案', 'Plan'),
      kind: 'text',
      text: (row, language) => (language === 'zh' ? row.title : row.titleEn),
    },
    {
      key: 'accepted',
      title: label('读取结果', 'Reading'),
      kind: 'choice',
      text: (row, language) => acceptedLabels[row.accepted ? 'accepted' : 'draft'][language],
    },
    {
      key: 'phase',
      title: label('阶段', 'Phase'),
      kind: 'choice',
      text: (row, language) => planPhaseLabels[row.phase][language],
    },
    {
      key: 'term',
      title: label('实施期', 'Term'),
      kind: 'text',
      text: ({ term }) => (term.from === '' ? '—' : `${term.from}—${term.to}`),
    },
    {
      key: 'targets',
      title: label('量化目标', 'Targets'),
      kind: 'number',
      text: (row) => String(row.targets),
      value: (row) => row.targets,
    },
    {
      key: 'unclear',
      title: label('待明确', 'To be clarified'),
      kind: 'number',
      text: (row) => String(row.unclear),
      value: (row) => row.unclear,
    },
    {
      key: 'version',
      title: label('版本', 'Version'),
      kind: 'number',
      text: (row) => String(row.version),
      value: (row) => row.version,
    },
    { key: 'plan', title: label('编号', 'Id'), kind: 'text', text: (row) => row.plan },
  ],
})
