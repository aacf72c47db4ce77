/** 请您决定: the few matters of a period that only a leader can settle, the heaviest first. */
import { label } from '../../base/label.ts'
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
  return [...lagging.map(lag), ...missing.map(miss), ...closing(plan)].slice(0, ASKED_AT_MOST)
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
