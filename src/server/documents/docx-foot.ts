import {
  AlignmentType,
  BorderStyle,
  Footer,
  type IBorderOptions,
  type IParagraphOptions,
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
import { words } from './docx-text.ts'
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

export const numberedPages = { default: pageNumber('odd'), even: pageNumber('even') } as const

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
 * rule on the lower edge of the text area of the page it stands on.
 */
export function docxImprint(document: OfficialDocument): (Paragraph | Table)[] {
  const { imprint } = document
  if (imprint === null) return []
  const day = imprint.date === null ? '' : `${documentDate(imprint.date)}印发`
  const copyTo = imprint.copyTo === '' ? [] : [copyRow(imprint.copyTo)]
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: textArea.width, type: WidthType.DXA },
      columnWidths: [textArea.width / 2, textArea.width / 2],
      borders: noBorders,
      float: {
        horizontalAnchor: TableAnchorType.MARGIN,
        absoluteHorizontalPosition: 0,
        verticalAnchor: TableAnchorType.PAGE,
        absoluteVerticalPosition: paper.height - margins.bottom - imprintHeight(imprint.copyTo),
      },
      rows: [
        ...copyTo,
        new TableRow({
          cantSplit: true,
          children: [
            imprintCell(imprint.body, { first: copyTo.length === 0, last: true }),
            imprintCell(day, {
              first: copyTo.length === 0,
              last: true,
              alignment: AlignmentType.RIGHT,
            }),
          ],
        }),
      ],
    }),
    new Paragraph({ style: OFF_GRID, children: [] }),
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
