import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  type TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { DocumentColumn, DocumentTable } from '../../base/document.ts'
import { OFF_GRID } from './docx-parts.ts'
import { type Print, runWords, type Type, words } from './docx-text.ts'
import { points } from './layout.ts'

/** 14 points a line in tables ◆. */
const tableLine = 280
const cellType: Type = { face: 'body', size: points.table }
const headType: Type = { face: 'heading', size: points.table }
const hairline = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const

/** A table as wide as `width` twips: its head repeats on every page, no row is cut. */
export function docxTable(table: DocumentTable, width: number, print: Print): Table {
  const widths = columnWidths(table.columns, width)
  const row = (cells: readonly TextRun[][], head: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: head,
      children: widths.map((columnWidth, place) =>
        cell(cells[place] ?? [], columnWidth, head ? 'center' : table.columns[place]?.align),
      ),
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: hairline,
      bottom: hairline,
      left: hairline,
      right: hairline,
      insideHorizontal: hairline,
      insideVertical: hairline,
    },
    rows: [
      row(
        table.columns.map((column) => [words(column.title, headType)]),
        true,
      ),
      ...table.rows.map((cells) =>
        row(
          cells.map((runs) => runWords(runs, cellType, print)),
          false,
        ),
      ),
    ],
  })
}

function cell(
  children: readonly TextRun[],
  width: number,
  align: DocumentColumn['align'] = 'left',
) {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: 40, right: 40, top: 20, bottom: 20, marginUnitType: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        style: OFF_GRID,
        alignment: alignments[align],
        spacing: { before: 0, after: 0, line: tableLine, lineRule: LineRuleType.EXACT },
        children,
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
