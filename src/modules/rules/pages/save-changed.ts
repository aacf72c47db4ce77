/** Files made in the browser: the server keeps nothing of a comparison. */
import type { Language } from '../../../base/label.ts'
import { harmless } from '../../../base/workbook.ts'
import { changedCsv } from '../changed-csv.ts'
import { aboutChanged, changedTable, sheetNames, type Table } from '../changed-table.ts'
import type { Comparison } from '../comparison-schema.ts'
import { verdictLabels } from '../schema.ts'

export function saveCsv(answer: Comparison, language: Language): void {
  save(nameOf(answer, 'csv'), new Blob([changedCsv(tableOf(answer, language))], { type: CSV }))
}

const CSV = 'text/csv;charset=utf-8'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The writer is loaded when somebody asks for it. */
export async function saveWorkbook(answer: Comparison, language: Language): Promise<void> {
  const { writeXlsx } = await import('hucre/xlsx')
  const bytes = await writeXlsx({
    sheets: [
      sheetOf(sheetNames.about[language], aboutChanged(answer, language)),
      sheetOf(sheetNames.changed[language], tableOf(answer, language)),
    ],
  })
  save(nameOf(answer, 'xlsx'), new Blob([Uint8Array.from(bytes)], { type: XLSX }))
}

function tableOf(answer: Comparison, language: Language): Table {
  return changedTable(answer, language, (verdict) => verdictLabels[verdict][language])
}

/** The number of a row, which stands first, is a number; all else stays text, disarmed. */
function sheetOf(name: string, { titles, rows }: Table) {
  const cellOf = (text: string, column: number) =>
    column === 0 && /^\d+$/.test(text) ? Number(text) : harmless(text)
  return {
    name,
    columns: titles.map(() => ({ width: 18 })),
    rows: [[...titles], ...rows.map((row) => row.map(cellOf))],
    freezePane: { rows: 1 },
  }
}

function nameOf({ base, reform, on }: Comparison, kind: string): string {
  return `${base}-${reform} ${on}.${kind}`
}

function save(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
