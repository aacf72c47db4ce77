import {
  AlignmentType,
  BorderStyle,
  Footer,
  HeightRule,
  type IBorderOptions,
  type IParagraphOptions,
  type ITableOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { documentDate, type OfficialDocument } from '../../base/document.ts'
import { OFF_GRID } from './docx-parts.ts'
import { CLOSING, closing, words } from './docx-text.ts'
import {
  faces,
  imprintRule,
  linePitch,
  margins,
  paper,
  points,
  textArea,
  widthInCharacters,
} from './layout.ts'

const small = { face: 'body', size: points.small } as const
/** One 字 of the imprint's and the page number's own size. */
const smallCharacter = points.small * 20

/** — 1 — in 4号 half-width 宋体: one 字 from the right edge on odd pages, from the left on even ones. */
function pageNumber(side: 'odd' | 'even'): Footer {
  const face = faces.number
  const indent = side === 'odd' ? { right: smallCharacter } : { left: smallCharacter }
  return new Footer({
    children: [
      new Paragraph({
        style: OFF_GRID,
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent,
        spacing: { before: 0, after: 0, line: smallCharacter, lineRule: LineRuleType.EXACT },
        children: [
          new TextRun({
            children: ['\u2014 ', PageNumber.CURRENT, ' \u2014'],
            font: { ascii: face, hAnsi: face, eastAsia: face, cs: face },
            size: points.small * 2,
          }),
        ],
      }),
    ],
  })
}

export function numberedPages() {
  return { default: pageNumber('odd'), even: pageNumber('even') }
}

export function unnumberedPages() {
  const empty = () => new Footer({ children: [new Paragraph({ style: OFF_GRID, children: [] })] })
  return { default: empty(), even: empty() }
}

const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
} as const

/**
 * 版记: three rules as wide as the text area around 抄送 and around 印发机关 with 印发日期, its last
 * rule on the lower edge of the text area. At the foot of a page with text it floats; on a page of its
 * own an empty row as high as the rest of the page pushes it down, which every word processor obeys.
 */
export function docxImprint(
  document: OfficialDocument,
  at: 'foot' | 'ownPage',
): (Paragraph | Table)[] {
  const { imprint } = document
  if (imprint === null) return []
  const height = imprintHeight(imprint.copyTo)
  if (at === 'foot') {
    const top = paper.height - margins.bottom - height
    return [
      imprintTable(imprintRows(imprint), {
        float: { ...pageAnchor, absoluteVerticalPosition: top },
      }),
      closing(),
    ]
  }
  const space = textArea.lines * linePitch - height - CLOSING - RULES
  return [imprintTable([emptyRow(space), ...imprintRows(imprint)], {}), closing()]
}

/** What the three rules add to the height of the rows, and what the closing paragraph takes. */
const RULES = 64

const pageAnchor = {
  horizontalAnchor: TableAnchorType.MARGIN,
  absoluteHorizontalPosition: 0,
  verticalAnchor: TableAnchorType.PAGE,
} as const

function imprintTable(rows: TableRow[], place: Pick<ITableOptions, 'float'>): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textArea.width, type: WidthType.DXA },
    columnWidths: [textArea.width / 2, textArea.width / 2],
    borders: noBorders,
    ...place,
    rows,
  })
}

function emptyRow(height: number): TableRow {
  return new TableRow({
    cantSplit: true,
    height: { value: height, rule: HeightRule.EXACT },
    children: [new TableCell({ columnSpan: 2, children: [closing()] })],
  })
}

function imprintRows(imprint: NonNullable<OfficialDocument['imprint']>): TableRow[] {
  const day = imprint.date === null ? '' : `${documentDate(imprint.date)}印发`
  const copyTo = imprint.copyTo === '' ? [] : [copyRow(imprint.copyTo)]
  const place = { first: copyTo.length === 0, last: true }
  return [
    ...copyTo,
    new TableRow({
      cantSplit: true,
      children: [
        imprintCell(imprint.body, place),
        imprintCell(day, { ...place, alignment: AlignmentType.RIGHT }),
      ],
    }),
  ]
}

/** The lines of 抄送 hang by three characters, one character in on each side. */
export function imprintHeight(copyTo: string): number {
  const room = textArea.width / smallCharacter - 2 - 3
  const copyLines = copyTo === '' ? 0 : Math.ceil((widthInCharacters(copyTo) + 1) / room)
  return (copyLines + 1) * linePitch
}

function copyRow(copyTo: string): TableRow {
  return new TableRow({
    cantSplit: true,
    children: [
      imprintCell(`抄送\uff1a${copyTo}。`, { first: true, last: false, columnSpan: 2, hanging: 3 }),
    ],
  })
}

type ImprintPlace = {
  first: boolean
  last: boolean
  columnSpan?: number
  hanging?: number
  alignment?: IParagraphOptions['alignment']
}

function imprintCell(text: string, place: ImprintPlace): TableCell {
  const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000' })
  const hanging = (place.hanging ?? 0) * smallCharacter
  return new TableCell({
    ...(place.columnSpan === undefined ? {} : { columnSpan: place.columnSpan }),
    margins: { left: 0, right: 0, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
    borders: {
      top: rule(place.first ? imprintRule.outer : imprintRule.inner),
      bottom: rule(place.last ? imprintRule.outer : imprintRule.inner),
      left: none,
      right: none,
    },
    children: [
      new Paragraph({
        alignment: place.alignment ?? AlignmentType.BOTH,
        indent: { left: smallCharacter + hanging, right: smallCharacter, hanging },
        style: OFF_GRID,
        spacing: { before: 0, after: 0, line: linePitch, lineRule: LineRuleType.EXACT },
        children: [words(text, small)],
      }),
    ],
  })
}
