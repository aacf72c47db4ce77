import {
  type Attachment,
  type DocumentColumn,
  type DocumentTable,
  type OfficialDocument,
  plainText,
  type Run,
} from '../../base/document.ts'
import type { CellToWrite, SheetToWrite } from '../spreadsheet/write.ts'

/**
 * One sheet for each table of the attachments, named after the attachment and, where it has several
 * tables, the heading above; a demonstration says so in the name of every sheet.
 */
export function annexSheets({ attachments, demonstration }: OfficialDocument): SheetToWrite[] {
  const mark = demonstration ? ' 演示数据' : ''
  return attachments.flatMap((attachment, index) => {
    const tables = namedTables(attachment)
    return tables.map(({ table, name }, place) => ({
      name: `附件${index + 1}${tables.length > 1 ? `-${place + 1}${name}` : ''}${mark}`,
      titles: table.columns.map((column) => column.title),
      rows: table.rows.map((cells) =>
        table.columns.map((column, at) => cellOf(column, cells[at] ?? [])),
      ),
    }))
  })
}

function namedTables({ blocks }: Attachment): { table: DocumentTable; name: string }[] {
  return blocks.flatMap((block, place) => {
    if (block.kind !== 'table') return []
    const above = blocks.slice(0, place).findLast((each) => each.kind === 'heading')
    return [{ table: block, name: above?.kind === 'heading' ? plainText(above.title) : '' }]
  })
}

/** Figures stand in right-aligned columns: they are written as numbers, with the paper's minus sign undone. */
function cellOf({ align }: DocumentColumn, runs: readonly Run[]): CellToWrite {
  const text = plainText(runs)
  if (align !== 'right' || !/^[−+-]?\d[\d,]*(\.\d+)?%?$/.test(text)) return text
  return { shown: text.replace('−', '-').replace(/^\+/, '') }
}
