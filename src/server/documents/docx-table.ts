import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import {
  type DocumentColumn,
  type DocumentTable,
  markedRuns,
  type Run,
} from '../../base/document.ts'
import { type TableSize, tableSizes } from './docx-parts.ts'
import type { Print } from './docx-text.ts'
import { NARROW_ABOVE } from './layout.ts'

/** Room between a rule and the words of a cell, twips. */
export const cellMargins = { left: 40, right: 40, top: 20, bottom: 20 } as const

const hairline = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const alignments = {
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const

export function tableSize(table: DocumentTable): TableSize {
  return table.columns.length > NARROW_ABOVE ? 'narrow' : 'table'
}

/** A table as wide as `width` twips: its head repeats on every page, no row is cut. */
export function docxTable(table: DocumentTable, width: number, print: Print): Table {
  const widths = columnWidths(table.columns, width)
  const size = tableSizes[tableSize(table)]
  const head = table.columns.map(({ title }, place) =>
    cell([new TextRun(title)], { width: widths[place], style: size.headStyle, align: 'center' }),
  )
  const rows = table.rows.map((cells) =>
    table.columns.map(({ align }, place) =>
      cell(cellWords(cells[place] ?? [], print), {
        width: widths[place],
        style: size.style,
        align,
      }),
    ),
  )
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    margins: { ...cellMargins, marginUnitType: WidthType.DXA },
    borders: {
      top: hairline,
      bottom: hairline,
      left: hairline,
      right: hairline,
      insideHorizontal: hairline,
      insideVertical: hairline,
    },
    rows: [
      new TableRow({ cantSplit: true, tableHeader: true, children: head }),
      ...rows.map((children) => new TableRow({ cantSplit: true, children })),
    ],
  })
}

/** Face and size come from the cell's style: thousands of cells need not repeat them. */
function cellWords(runs: readonly Run[], print: Print): TextRun[] {
  return markedRuns(runs, print.references).flatMap(({ run, mark }) => {
    if (print.copy === 'issued' || mark === '') return [new TextRun(run.text)]
    return [new TextRun(run.text), new TextRun({ text: mark, superScript: true })]
  })
}

type CellPlace = { width: number | undefined; style: string; align: DocumentColumn['align'] }

function cell(children: readonly TextRun[], { width = 0, style, align }: CellPlace): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        style,
        children,
        ...(align === 'left' ? {} : { alignment: alignments[align] }),
      }),
    ],
  })
}

/** Whole twips that add up to `width`: the last column takes what rounding leaves. */
export function columnWidths(columns: readonly DocumentColumn[], width: number): number[] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0)
  const widths = columns.map((column) => Math.floor((column.share * width) / shares))
  const left = width - widths.reduce((sum, each) => sum + each, 0)
  return widths.map((each, place) => (place === widths.length - 1 ? each + left : each))
}
