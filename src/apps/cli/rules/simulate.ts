/** `rules simulate`: what a reform changes over a register, with bounds where data are missing. */
import type { SqlOutput } from '../../../rules/sql/emit.ts'
import type { Asked } from '../verb.ts'
import { rowsOf } from './answer-rows.ts'
import { judgeRegister } from './judge-register.ts'
import { openRegister, say } from './run.ts'

type Bounds = { lo: number; hi: number }
export type Change = {
  readonly group: string
  readonly firms: number
  /** Who qualifies, before and after: between those certain and those possible. */
  readonly base: Bounds
  readonly reform: Bounds
  /** Certain: unmet becomes met (or met unmet); possible: data do not rule it out. */
  readonly gains: Bounds
  readonly loses: Bounds
  /** 元 in all, for those who may qualify; null where the programme pays nothing. `hi` null: no end is known. */
  readonly cost: { base: Cost; reform: Cost } | null
}
type Cost = { lo: string; hi: string | null }

export async function simulate(fields: Asked['fields']) {
  const names = [fields['base'] ?? '', ...(fields['reforms'] ?? '').split('\n')]
  const { connection, versions, ingested, bulk } = await openRegister(names, fields, [
    'needs',
    'fails',
  ])
  try {
    const started = Date.now()
    const outputs = await judgeRegister(connection, bulk, {
      ...{ engine: 'duckdb', rows: ingested.good, session: undefined },
      progress: (done) => {
        const rate = done / Math.max(1, Date.now() - started) / 1000
        say(`${done} / ${ingested.good} 行 rows, ${rate.toFixed(2)} M/s`)
      },
    })
    const reforms = []
    for (let place = 1; place < versions.length; place++) {
      const query = comparison(outputs, place, fields['by'] !== undefined)
      const rows = await rowsOf(connection, query)
      const { programme, id } = versions[place] ?? { programme: '', id: '' }
      reforms.push({ programme, version: id, groups: rows.map(changeFrom) })
    }
    const base = { programme: versions[0]?.programme, version: versions[0]?.id }
    return { base, ...ingested, reforms }
  } finally {
    connection.closeSync()
  }
}

/** One row for each group, and one for all of them. */
function comparison(outputs: readonly SqlOutput[], place: number, grouped: boolean): string {
  const named = (kind: SqlOutput['kind'], judged: number) =>
    outputs.find((each) => each.kind === kind && each.judged === judged)
  const [before, after] = [named('verdict', 0)?.name, named('verdict', place)?.name]
  const counted = (condition: string) => `count(*) FILTER (WHERE ${condition})::INTEGER`
  const costs = [0, place].flatMap((judged, side) => {
    const [lo, hi] = [named('amountLo', judged), named('amountHi', judged)]
    const verdict = side === 0 ? before : after
    if (lo === undefined || hi === undefined) return []
    const ended = `bool_and(${hi.name} IS NOT NULL OR ${verdict} = 0)`
    return [
      `CAST(coalesce(sum(${lo.name}) FILTER (WHERE ${verdict} = 1), 0) / ${lo.den * 100n} AS DECIMAL(38, 2)) AS lo_${side}`,
      `CASE WHEN ${ended} THEN CAST(coalesce(sum(${hi.name}) FILTER (WHERE ${verdict} <> 0), 0) / ${hi.den * 100n} AS DECIMAL(38, 2)) END AS hi_${side}`,
    ]
  })
  const columns = [
    'coalesce(firm_group, \'\') AS "group"',
    'grouping(firm_group) AS whole',
    'count(*)::INTEGER AS firms',
    `${counted(`${before} = 1`)} AS base_lo`,
    `${counted(`${before} <> 0`)} AS base_hi`,
    `${counted(`${after} = 1`)} AS reform_lo`,
    `${counted(`${after} <> 0`)} AS reform_hi`,
    `${counted(`${before} = 0 AND ${after} = 1`)} AS gains_lo`,
    `${counted(`${before} <> 1 AND ${after} <> 0`)} AS gains_hi`,
    `${counted(`${before} = 1 AND ${after} = 0`)} AS loses_lo`,
    `${counted(`${before} <> 0 AND ${after} <> 1`)} AS loses_hi`,
    ...costs,
  ]
  const sets = grouped ? 'GROUPING SETS ((firm_group), ())' : 'GROUPING SETS (())'
  return `SELECT ${columns.join(', ')} FROM answer JOIN (SELECT id, ${grouped ? 'firm_group' : "'' AS firm_group"} FROM register) AS r USING (id) GROUP BY ${sets} ORDER BY whole DESC, "group"`
}

function changeFrom(row: Record<string, unknown>): Change {
  const bounds = (name: string) => ({
    lo: Number(row[`${name}_lo`]),
    hi: Number(row[`${name}_hi`]),
  })
  const cost = (side: number): Cost => {
    const hi = row[`hi_${side}`]
    return { lo: String(row[`lo_${side}`]), hi: hi === null ? null : String(hi) }
  }
  return {
    group: row['whole'] === 0n || Number(row['whole']) === 0 ? String(row['group']) : '*',
    firms: Number(row['firms']),
    ...{ base: bounds('base'), reform: bounds('reform') },
    ...{ gains: bounds('gains'), loses: bounds('loses') },
    cost: 'lo_0' in row && 'lo_1' in row ? { base: cost(0), reform: cost(1) } : null,
  }
}
