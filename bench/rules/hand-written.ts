/** The same rule as a person would write it for one engine: the peers that share nothing with us. */
import type { KernelColumns } from '../../src/server/rules/numbers.ts'

type Column = KernelColumns[number][number]

/** How many qualify, and the sum of their scores. */
export function handWrittenLoop(columns: KernelColumns, rows: number): [number, number] {
  const column = (place: number): Column => columns[place]?.[0] ?? new Uint8Array()
  const [staff, tech, revenue, assets] = [column(0), column(1), column(2), column(3)]
  const [cost, rd, first, second] = [column(4), column(5), column(6), column(7)]
  const [registered, negative, incident, dishonest] = [column(8), column(9), column(10), column(11)]
  const [hnte, award, lab, standard] = [column(12), column(13), column(14), column(15)]
  let [met, points] = [0, 0]
  for (let i = 0; i < rows; i++) {
    const a = staffPoints(Number(tech[i]), Number(staff[i]))
    const r = Number(rd[i])
    const b = Math.max(salesPoints(r, Number(revenue[i])), costPoints(r, Number(cost[i])))
    const c = Math.max(Number(first[i]) >= 1 ? 30 : 0, 6 * Math.min(4, Number(second[i])))
    const score = a + b + c
    points += score
    const direct = hnte[i] || award[i] || lab[i] || standard[i]
    if (
      registered[i] &&
      !negative[i] &&
      !incident[i] &&
      !dishonest[i] &&
      Number(staff[i]) <= 500 &&
      Number(revenue[i]) <= 2e10 &&
      Number(assets[i]) <= 2e10 &&
      (direct || (score >= 60 && a > 0))
    )
      met++
  }
  return [met, points]
}

function staffPoints(tech: number, staff: number): number {
  if (tech * 10 >= staff * 3) return 20
  if (tech * 4 >= staff) return 16
  if (tech * 5 >= staff) return 12
  if (tech * 20 >= staff * 3) return 8
  return tech * 10 >= staff ? 4 : 0
}

function salesPoints(rd: number, revenue: number): number {
  if (revenue <= 0) return 0
  const share = rd * 100
  if (share >= revenue * 6) return 50
  if (share >= revenue * 5) return 40
  if (share >= revenue * 4) return 30
  if (share >= revenue * 3) return 20
  return share >= revenue * 2 ? 10 : 0
}

function costPoints(rd: number, cost: number): number {
  if (cost <= 0) return 0
  const share = rd * 100
  if (share >= cost * 30) return 50
  if (share >= cost * 25) return 40
  if (share >= cost * 20) return 30
  if (share >= cost * 15) return 20
  return share >= cost * 10 ? 10 : 0
}

const points = `
  CASE WHEN staff_tech * 100 >= staff_total * 30 THEN 20 WHEN staff_tech * 100 >= staff_total * 25 THEN 16
    WHEN staff_tech * 100 >= staff_total * 20 THEN 12 WHEN staff_tech * 100 >= staff_total * 15 THEN 8
    WHEN staff_tech * 100 >= staff_total * 10 THEN 4 ELSE 0 END AS a,
  CASE WHEN revenue <= 0 THEN 0 WHEN rd * 100 >= revenue * 6 THEN 50 WHEN rd * 100 >= revenue * 5 THEN 40
    WHEN rd * 100 >= revenue * 4 THEN 30 WHEN rd * 100 >= revenue * 3 THEN 20
    WHEN rd * 100 >= revenue * 2 THEN 10 ELSE 0 END AS b,
  CASE WHEN cost <= 0 THEN 0 WHEN rd * 100 >= cost * 30 THEN 50 WHEN rd * 100 >= cost * 25 THEN 40
    WHEN rd * 100 >= cost * 20 THEN 30 WHEN rd * 100 >= cost * 15 THEN 20
    WHEN rd * 100 >= cost * 10 THEN 10 ELSE 0 END AS c,
  CASE WHEN ip1 >= 1 THEN 30 ELSE 0 END AS d,
  CASE WHEN ip2 >= 4 THEN 24 WHEN ip2 >= 3 THEN 18 WHEN ip2 >= 2 THEN 12 WHEN ip2 >= 1 THEN 6 ELSE 0 END AS e`

/** One query that both databases can read, with exact products. */
export const handWrittenSql = `
  SELECT count(*) FILTER (WHERE registered AND staff_total <= 500 AND revenue <= 20000000000
    AND assets <= 20000000000 AND NOT neg_ind AND NOT incident AND NOT dishonest
    AND ((score >= 60 AND a > 0) OR dp_hnte OR dp_award OR dp_lab OR dp_std)) AS met, sum(score) AS points
  FROM (SELECT *, a + greatest(b, c) + greatest(d, e) AS score FROM (SELECT *, ${points} FROM firm) AS t) AS s`
