import { writtenNumber } from '../imports/number.ts'
import { unitOf } from '../imports/units.ts'
import { plain } from '../imports/written.ts'
import type { TableColumn } from './draft-row.ts'
import type { Table } from './find-table.ts'
import type { FieldColumn } from './kind.ts'
import { type MoneyAnswer, moneyUnits, UNSAID } from './money-words.ts'
import type { RowFault } from './row-problems.ts'
import type { IntakeDecision } from './schema.ts'

/** So many rows are looked at for an amount that brings its own unit. */
const SAMPLE = 200

type Asked = {
  sheet: string
  table: Pick<Table, 'titles' | 'body'>
  decisions: Readonly<Record<string, IntakeDecision>>
}

/**
 * The unit of each column of amounts: its heading says it, or a person did, or a line above the table.
 * Otherwise it is asked; what stands elsewhere in the table is proposed and never taken.
 */
export function withMoneyUnits(
  columns: readonly (TableColumn & { column: string; header: string })[],
  { sheet, table, decisions }: Asked,
): { columns: TableColumn[]; notices: RowFault[] } {
  const notices: RowFault[] = []
  const above = unitAbove(table.titles.flatMap(({ cells }) => cells.map((cell) => cell?.text)))
  const settled = columns.map(({ column, header, ...own }): TableColumn => {
    if (own.unit !== undefined || !isMoney(own.of)) return own
    const id = `${sheet}!${column}`
    const answer = decisions[`moneyUnit:${id}`]?.answer
    const decided = isMoneyAnswer(answer) ? moneyUnits[answer] : undefined
    const unit = decided ?? above
    if (unit === undefined)
      return { ...own, unit: UNSAID, asks: { id, proposed: proposedFor(own, columns, table) } }
    if (decided !== undefined)
      notices.push({ code: 'unitDecided', column: own.index, details: { column, header, unit } })
    else if (notices.every(({ code }) => code !== 'unitOfTitle'))
      notices.push({ code: 'unitOfTitle', details: { unit } })
    return { ...own, unit }
  })
  return { columns: settled, notices }
}

function isMoney({ type, unit = '' }: FieldColumn): boolean {
  return type === 'quantity' && unit.endsWith('元')
}

function isMoneyAnswer(answer: string | undefined): answer is MoneyAnswer {
  return answer !== undefined && answer in moneyUnits
}

/** '单位:万元' in a line above the table; 填报单位 is an office. */
function unitAbove(texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const said = /单位[::]?\(?((?:千|万|百万|亿)?元)(?![\u4e00-\u9fff])/.exec(plain(text ?? ''))
    if (said?.[1] !== undefined) return said[1]
  }
  return undefined
}

/** The unit of another amount in the column, else of another column of amounts. */
function proposedFor(
  own: TableColumn,
  columns: readonly TableColumn[],
  { body }: Pick<Table, 'body'>,
): MoneyAnswer | undefined {
  for (const { cells } of body.slice(0, SAMPLE)) {
    const number = writtenNumber(cells[own.index])
    const found = number.kind === 'value' ? answerOf(number.unit ?? '') : undefined
    if (found !== undefined) return found
  }
  return columns
    .map(({ of, unit }) => (isMoney(of) ? answerOf(unit ?? '') : undefined))
    .find((each) => each !== undefined)
}

function answerOf(written: string): MoneyAnswer | undefined {
  const unit = unitOf(written)
  const whole = /^[千万亿]$|^百万$/.test(unit) ? `${unit}元` : unit
  return (Object.keys(moneyUnits) as MoneyAnswer[]).find((each) => moneyUnits[each] === whole)
}
