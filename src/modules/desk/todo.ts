/** 待办: what each role should do next, from the state of the plan, the ledger and the papers. */
import { counted, type Label, label } from '../../base/label.ts'
import type { Role } from '../../base/role.ts'
import type { Bulletin } from '../bulletins/schema.ts'
import type { PlanSummary } from '../plan/routes.ts'
import type { StandingRow } from '../standings/routes.ts'
import type { Todo } from './schema.ts'

export type Known = {
  plan: PlanSummary
  rows: readonly StandingRow[]
  /** Values that wait for the statistics office. */
  undecided: number
  /** Values that were sent back and not yet recorded anew. */
  returned: number
  papers: readonly Bulletin[]
  alarms: number
}

/** What the roles of one person ask of them, the most pressing first. */
export function todos(known: Known, roles: readonly Role[]): Todo[] {
  const order: readonly Todo['band'][] = ['overdue', 'today', 'week', 'later']
  return rules
    .filter((rule) => rule.roles.some((role) => roles.includes(role)))
    .flatMap((rule) => rule.of(known))
    .filter((todo) => todo.count > 0)
    .sort((a, b) => order.indexOf(a.band) - order.indexOf(b.band))
}

type Rule = { roles: readonly Role[]; of: (known: Known) => Todo[] }

function todo(
  band: Todo['band'],
  count: number,
  words: { title: Label; detail: Label; to: string },
) {
  return [{ band, count, title: words.title, detail: words.detail, address: words.to }]
}

const rules: readonly Rule[] = [
  {
    roles: ['officer', 'reporter'],
    of: ({ rows }) => {
      const late = rows.filter(({ answer }) => answer.standing === 'overdue')
      return todo('overdue', late.length, {
        title: label(
          `${late.length} 项指标逾期未报`,
          counted(late.length, 'indicator is overdue', 'indicators are overdue'),
        ),
        detail: names(late),
        to: '/import',
      })
    },
  },
  {
    roles: ['statistics'],
    of: ({ undecided }) =>
      todo('today', undecided, {
        title: label(
          `${undecided} 个数值等待核准`,
          counted(undecided, 'value waits for approval', 'values wait for approval'),
        ),
        detail: label('未核准的数值不参与排名', 'a value that is not approved is not ranked'),
        to: '/approvals',
      }),
  },
  {
    roles: ['officer', 'reporter'],
    of: ({ returned }) =>
      todo('today', returned, {
        title: label(
          `${returned} 个数值被退回`,
          counted(returned, 'value was sent back', 'values were sent back'),
        ),
        detail: label(
          '请按退回理由核实后重新登记',
          'check them by the reason given and record them anew',
        ),
        to: '/ledger?show=all',
      }),
  },
  {
    roles: ['officer', 'reporter'],
    of: ({ rows }) => {
      const silent = rows.filter(
        ({ answer, judgement }) =>
          judgement === null && (answer.standing === 'behind' || answer.standing === 'farBehind'),
      )
      return todo('week', silent.length, {
        title: label(
          `${silent.length} 项滞后指标没有说明原因`,
          `${silent.length} lagging indicators have no stated reason`,
        ),
        detail: names(silent),
        to: `/indicators/${silent[0]?.code ?? ''}`,
      })
    },
  },
  {
    roles: ['officer'],
    of: ({ papers }) => {
      const drafts = papers.filter((each) => each.stage === 'draft')
      return todo('week', drafts.length, {
        title: label(
          `${drafts.length} 件通报还是草稿`,
          counted(drafts.length, 'paper is still a draft', 'papers are still drafts'),
        ),
        detail: label(drafts[0]?.title ?? '', drafts[0]?.title ?? ''),
        to: drafts[0] === undefined ? '/bulletins' : `/bulletins/${drafts[0].id}`,
      })
    },
  },
  {
    roles: ['officer'],
    of: ({ plan }) =>
      todo('today', plan.accepted ? 0 : 1, {
        title: label('方案读取结果等待确认', 'The reading of the plan waits to be accepted'),
        detail: label(plan.title, plan.titleEn),
        to: `/plan/${plan.plan}/review`,
      }),
  },
  {
    roles: ['officer', 'leader'],
    of: ({ plan }) =>
      todo('week', plan.phase === 'closing' ? 1 : 0, {
        title: label('方案期满,进入收官评估', 'The term has ended: the plan is to be closed'),
        detail: label('逐项作出结论,决定未了事项去向', 'decide each target and each open item'),
        to: `/plan/${plan.plan}/closing`,
      }),
  },
  {
    roles: ['officer'],
    of: ({ plan, rows }) => {
      const open = rows.filter(({ answer }) => answer.standing === 'open')
      return todo('week', open.length, {
        title: label(
          `${open.length} 项指标口径未定`,
          counted(
            open.length,
            'indicator has no settled definition',
            'indicators have no settled definition',
          ),
        ),
        detail: names(open),
        to: `/plan/${plan.plan}/settings`,
      })
    },
  },
  {
    roles: ['officer'],
    of: ({ plan }) =>
      todo('later', plan.unclear, {
        title: label(
          `${plan.unclear} 项待明确`,
          counted(plan.unclear, 'item to be clarified', 'items to be clarified'),
        ),
        detail: label(
          '原文未展开,不得自拟;有来源文件后填写',
          'the text does not say; fill in from a source document',
        ),
        to: `/plan/${plan.plan}?show=unclear`,
      }),
  },
  {
    roles: ['officer', 'statistics'],
    of: ({ plan, alarms }) =>
      todo('later', alarms, {
        title: label(
          `${alarms} 条方案提示`,
          counted(alarms, 'alarm of the plan', 'alarms of the plan'),
        ),
        detail: label(
          '目标、口径或文字需要核对',
          'a target, a definition or the wording needs a look',
        ),
        to: `/plan/${plan.plan}?show=alarms`,
      }),
  },
]

const NAMED_AT_MOST = 4

function names(rows: readonly StandingRow[]): Label {
  const some = rows.slice(0, NAMED_AT_MOST)
  const rest = rows.length > some.length ? ['…'] : []
  return {
    zh: [...some.map((row) => row.definition.name), ...rest].join('、'),
    en: [...some.map((row) => row.definition.nameEn), ...rest].join(', '),
  }
}
