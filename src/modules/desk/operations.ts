import { yearOf } from '../../base/period.ts'
import { businessReaders } from '../../base/role.ts'
import { type Context, implement } from '../../server/context.ts'
import { list as bulletins } from '../bulletins/operations.ts'
import { firmsTyped } from '../enterprises/find-operations.ts'
import { imports } from '../imports/operations.ts'
import { definitions } from '../indicators/operations.ts'
import { list as ledger, open as openMatters } from '../observations/operations.ts'
import { alarms } from '../packages/operations.ts'
import { packages, list as plans, read as readPlan } from '../plan/operations.ts'
import { list as standings, summarise } from '../standings/operations.ts'
import { asks } from './asks.ts'
import { changes } from './changes.ts'
import { entriesOf, firmEntries } from './entries.ts'
import * as routes from './routes.ts'
import { found } from './search.ts'
import { todos } from './todo.ts'

export const search = implement(routes.search, {
  may: businessReaders,
  sameForAll: true,
  async run(context, { text }) {
    const [known, cards, papers, firms] = await Promise.all([
      packages.run(context, {}),
      definitions.run(context, {}),
      bulletins.run(context, {}),
      firmsTyped(context, text),
    ])
    const entries = entriesOf({ plans: known.map((each) => each.package), cards, papers })
    return found([...entries, ...firmEntries(firms, text)], text)
  },
})

export const workbench = implement(routes.readWorkbench, {
  may: businessReaders,
  async run(context, { plan, period }) {
    const [summary, rows, open, papers, planAlarms, brought, versions] = await Promise.all([
      summaryOf(context, plan),
      standings.run(context, { plan, period }),
      openMatters.run(context, {}),
      bulletins.run(context, { plan }),
      alarms.run(context, { plan }),
      imports.run(context, {}),
      readPlan.run(context, { plan }),
    ])
    const known = {
      plan: summary,
      rows,
      ...open,
      papers,
      alarms: planAlarms.length,
    }
    return {
      todos: todos(known, context.actor.roles),
      changes: changes({ plan, imports: brought, versions: versions.versions, papers }),
    }
  },
})

async function summaryOf(context: Context, plan: string) {
  const known = await plans.run(context, {})
  const summary = known.find((each) => each.plan === plan)
  return summary ?? readPlan.run(context, { plan })
}

const RECENT_LINES = 2000

export const cockpit = implement(routes.readCockpit, {
  may: businessReaders,
  sameForAll: true,
  async run(context, { plan, period }) {
    const [summary, rows, sums, recent] = await Promise.all([
      summaryOf(context, plan),
      standings.run(context, { plan, period }),
      summarise.run(context, { plan, period }),
      ledger.run(context, { period, show: 'all', limit: RECENT_LINES }),
    ])
    const year = yearOf(period)
    return {
      asks: asks(summary, rows),
      trust: {
        due: sums.due,
        reported: sums.reported,
        approved: sums.approved,
        overdue: sums.counts.overdue,
        corrections: recent.filter(
          (line) => line.supersedes !== null && yearOf(line.period) === year,
        ).length,
      },
    }
  },
})
