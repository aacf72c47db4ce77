/**
 * How many pages a document fills, counted from its grid of 22 lines of 28 characters. Word and the
 * browser lay out the real pages; this count only chooses where the imprint goes.
 */
import {
  type Attachment,
  type Block,
  type DocumentTable,
  type OfficialDocument,
  plainText,
} from '../../base/document.ts'
import { tableSizes } from './docx-parts.ts'
import { cellMargins, columnWidths, tableSize } from './docx-table.ts'
import {
  linePitch,
  margins,
  markDrop,
  markPoints,
  paper,
  points,
  redLine,
  textArea,
  widthInCharacters,
} from './layout.ts'

/** Pages of one sheet, the twips used on its last page, and those left at its foot. */
export type Filled = { pages: number; used: number; left: number }

/** 22 whole lines; landscape, what the turned margins leave. */
const portraitHeight = textArea.lines * linePitch
const landscapeHeight = paper.width - margins.left - margins.right

/** The rule between two rows, half a point. */
const RULE = 10

/** Most of a character a line for punctuation and numbers that may not be parted. */
const charactersALine = textArea.characters - 0.8

export function filledPages(document: OfficialDocument): Filled[] {
  return [
    sheet(portraitHeight, [
      ...head(document),
      ...document.blocks.flatMap((block) => blockParts(block, textArea.width)),
      ...closing(document),
    ]),
    ...document.attachments.map(attachmentPages),
  ]
}

function attachmentPages({ landscape, blocks }: Attachment): Filled {
  const width = landscape ? textArea.height : textArea.width
  return sheet(landscape ? landscapeHeight : portraitHeight, [
    ...lines(3, linePitch),
    ...blocks.flatMap((block) => blockParts(block, width)),
  ])
}

/** A stretch that stays together; `again` is the table head that a new page repeats above it. */
type Part = { height: number; again: number }

function sheet(height: number, parts: readonly Part[]): Filled {
  let [pages, used] = [1, 0]
  for (const part of parts) {
    if (used + part.height > height) {
      pages += 1
      used = part.again
    }
    used += part.height
  }
  return { pages, used, left: height - used }
}

function lines(count: number, height: number): Part[] {
  return Array.from({ length: count }, () => ({ height, again: 0 }))
}

function head({ mark, title, addressee }: OfficialDocument): Part[] {
  const size = markPoints(mark) * 20
  const markLines = Math.ceil((widthInCharacters(mark) * size) / textArea.width)
  const red = markDrop + markLines * size + 3 * linePitch + redLine.below
  const to = addressee === '' ? 0 : 1 + Math.ceil(widthInCharacters(addressee) / charactersALine)
  return [{ height: Math.round(red), again: 0 }, ...lines(2 + title.length + to, linePitch)]
}

function blockParts(block: Block, width: number): Part[] {
  if (block.kind === 'table') return tableParts(block, width)
  const share = width / textArea.width
  if (block.kind === 'note') {
    const characters = (charactersALine * share * points.body) / points.note
    return lines(Math.ceil(widthInCharacters(plainText(block.runs)) / characters), 400)
  }
  const runs = block.kind === 'heading' ? [...block.title, ...block.runs] : block.runs
  const ordinal = block.kind === 'heading' ? 3 : 0
  const characters = 2 + ordinal + widthInCharacters(plainText(runs))
  return lines(Math.max(1, Math.ceil(characters / (charactersALine * share))), linePitch)
}

function tableParts(table: DocumentTable, width: number): Part[] {
  const widths = columnWidths(table.columns, width)
  const { points: size, line } = tableSizes[tableSize(table)]
  const cellLines = (text: string, place: number) => {
    const room = (widths[place] ?? width) - cellMargins.left - cellMargins.right
    return Math.ceil(widthInCharacters(text) / Math.max(1, room / (size * 20) - 0.3))
  }
  const rowHeight = (texts: readonly string[]) =>
    cellMargins.top + cellMargins.bottom + RULE + line * Math.max(1, ...texts.map(cellLines))
  const top = rowHeight(table.columns.map((column) => column.title))
  const caption = table.caption === '' ? 0 : linePitch
  return [
    { height: caption + top, again: 0 },
    ...table.rows.map((cells) => ({ height: rowHeight(cells.map(plainText)), again: top })),
  ]
}

/** 附件说明 and the signature stay together, with the last line of the body above them. */
function closing({ attachments, signature: { sealed }, note }: OfficialDocument): Part[] {
  const room = charactersALine - 6
  const named = attachments.reduce(
    (sum, { title }) => sum + Math.ceil(widthInCharacters(title) / room),
    attachments.length === 0 ? 0 : 1,
  )
  const count = named + (sealed ? 2 : 1) + 2 + (note === '' ? 0 : 1)
  return [{ height: count * linePitch, again: linePitch }]
}

/** The count could be off by a page where a sheet ends this near to a page's end or beginning. */
const DOUBT = 3 * linePitch

/**
 * Where the imprint goes, with `height` twips of its own: at the foot of the last page when that is
 * even, upright and has room for it and two lines more; else on the next even page. `sure`: no sheet
 * ends so near to a page's end that the count could be off.
 */
export type ImprintPage =
  | { at: 'foot'; pages: number }
  | { at: 'ownPage'; sure: boolean }
  | { at: 'ownPageAfterBlank' }

export function imprintPage(document: OfficialDocument, height: number): ImprintPage {
  const filled = filledPages(document)
  const total = filled.reduce((sum, each) => sum + each.pages, 0)
  const last = filled.at(-1)
  const upright = document.attachments.at(-1)?.landscape !== true
  if (total % 2 === 1)
    return { at: 'ownPage', sure: filled.every(({ used, left }) => Math.min(used, left) > DOUBT) }
  return upright && last !== undefined && last.left >= height + 2 * linePitch
    ? { at: 'foot', pages: last.pages }
    : { at: 'ownPageAfterBlank' }
}
