/** 请您决定: the few matters of a period that only a leader can settle, the heaviest first. */
import { counted, label } from '../../base/label.ts'
import { standingLabels } from '../../base/standing.ts'
import type { PlanSummary } from '../plan/routes.ts'
import type { StandingRow } from '../standings/routes.ts'
import type { Ask } from './schema.ts'

/** More than a handful is no longer a decision but a list; the list is one page further. */
const ASKED_AT_MOST = 4

export function asks(plan: PlanSummary, rows: readonly StandingRow[]): Ask[] {
  const lagging = rows
    .filter(({ answer }) => answer.standing === 'farBehind' || answer.standing === 'behind')
    .sort((a, b) => (a.answer.judgedGap ?? 0) - (b.answer.judgedGap ?? 0))
  const missing = rows.filter(
    (row) => row.forecast.outlook === 'willMiss' && !lagging.includes(row),
  )
  const open = rows.filter(({ answer }) => answer.standing === 'open')
  return [
    ...closing(plan),
    ...lagging.map(lag),
    ...missing.map(miss),
    ...undefinedYet(plan, open.length, rows.length),
  ].slice(0, ASKED_AT_MOST)
}

function lag(row: StandingRow): Ask {
  const { definition, answer, judgement, owners } = row
  const proposal = judgement === null || judgement.measures === '' ? undefined : judgement.measures
  return {
    title: label(
      `${definition.name}:${standingLabels[answer.standing].zh}`,
      `${definition.nameEn}: ${standingLabels[answer.standing].en.toLowerCase()}`,
    ),
    ground: {
      zh: [answer.sentence.zh, judgement === null ? '' : `研判:${judgement.reason}`]
        .filter((part) => part !== '')
        .join(' '),
      en: [answer.sentence.en, judgement === null ? '' : `Judgement: ${judgement.reason}`]
        .filter((part) => part !== '')
        .join(' '),
    },
    proposal: label(
      proposal ?? `请${owners[0] ?? '责任单位'}说明原因并提出措施`,
      proposal ??
        `${owners[0] ?? 'The responsible body'} is to state the reason and propose measures`,
    ),
    address: `/indicators/${row.code}`,
  }
}

function miss(row: StandingRow): Ask {
  return {
    title: label(
      `${row.definition.name}预计完不成`,
      `${row.definition.nameEn} will likely be missed`,
    ),
    ground: row.forecast.sentence,
    proposal: label('补措施,或按程序提出调整', 'add measures, or propose a change of the target'),
    address: `/indicators/${row.code}`,
  }
}

/** Where most of the plan cannot be judged, deciding what is counted comes before everything else. */
function undefinedYet(plan: PlanSummary, open: number, all: number): Ask[] {
  if (open * 2 <= all) return []
  return [
    {
      title: label(
        `${open} 项指标口径未定,无法判断`,
        `${counted(open, 'indicator has', 'indicators have')} no settled definition and cannot be judged`,
      ),
      ground: label(
        `${all} 项目标中 ${open} 项不知道按什么口径算,没有亮灯,也不能预测`,
        `Of ${counted(all, 'target', 'targets')} ${counted(open, 'does', 'do')} not say what is to be counted: no light, no forecast`,
      ),
      proposal: label(
        '请领导小组办公室会同统计部门逐项确定口径、责任单位和发布时间',
        'have the leading group’s office and the statistics office settle definitions, owners and release dates',
      ),
      address: `/plan/${plan.plan}/settings`,
    },
  ]
}

function closing(plan: PlanSummary): Ask[] {
  if (plan.phase !== 'closing') return []
  return [
    {
      title: label('方案期满', 'The term of the plan has ended'),
      ground: label(
        `实施期到 ${plan.term.to} 年为止,现在是收官评估`,
        `The term ended with ${plan.term.to}; the plan is now being closed`,
      ),
      proposal: label(
        '逐项作出结论,决定未了事项结转、终止或并入',
        'decide each target and each open item',
      ),
      address: `/plan/${plan.plan}/closing`,
    },
  ]
}
