import { type Label, label } from '../../base/label.ts'
import { type ArchiveEntry, unpack } from '../archive.ts'
import { isContentsStyle, listOfStyle, type Styles, stylesIn } from './docx-styles.ts'
import { type ListPlace, listCounter, listsIn } from './list-numbers.ts'
import { refuseFile } from './problems.ts'
import { attribute, type XmlEvent, xmlEvents } from './xml-events.ts'

type Docx = { name: string; bytes: Uint8Array }

type Paragraph = {
  text: string
  style: string
  list: string | undefined
  level: number
  /** Its end was deleted under tracked changes: it runs on into the next one. */
  runsOn: boolean
}

type Row = { cells: string[]; deleted: boolean }

/** What the walk through the document knows at each step. */
type Walk = {
  lines: string[]
  /** Paragraphs that are open: more than one inside a text box. */
  open: Paragraph[]
  rows: Row[]
  /** Inside a deletion or a fallback; counts because they nest. */
  skipped: number
  inProperties: number
  inText: boolean
  carried: string
  changed: boolean
  contents: boolean
  number: (place: ListPlace) => string
  styles: Styles
}

/** The accepted text of a .docx: insertions kept, deletions dropped, list numbers drawn, one line per table row. */
export function docxText(
  file: Docx,
  entries: readonly ArchiveEntry[],
): { text: string; notes: Label[] } {
  const part = (name: string) => {
    const entry = entries.find((each) => each.name === name)
    return entry === undefined ? '' : new TextDecoder().decode(unpack(file.bytes, entry, file.name))
  }
  const walk: Walk = {
    lines: [],
    open: [],
    rows: [],
    skipped: 0,
    inProperties: 0,
    inText: false,
    carried: '',
    changed: false,
    contents: false,
    number: listCounter(listsIn(part('word/numbering.xml'))),
    styles: stylesIn(part('word/styles.xml')),
  }
  const body = part('word/document.xml')
  if (!/<w:body[\s>]/.test(body) || !body.includes('</w:body>'))
    return refuseFile('broken', { name: file.name })
  for (const event of xmlEvents(body)) step(walk, event)
  if (walk.carried !== '') walk.lines.push(walk.carried)
  return { text: walk.lines.join('\n'), notes: notesOf(walk, part('word/footnotes.xml')) }
}

const trackedChanges = label(
  '文件含修订痕迹,按接受全部修订后的文字读取',
  'The file has tracked changes; it was read as if all were accepted',
)
const contentsLeftOut = label('自动目录未读入', 'The table of contents was left out')
const footnotesLeftOut = label('脚注未读入', 'Footnotes were left out')

function notesOf({ changed, contents }: Walk, footnotes: string): Label[] {
  return [
    ...(changed ? [trackedChanges] : []),
    ...(contents ? [contentsLeftOut] : []),
    ...(/<w:footnote [^>]*w:id="[1-9]/.test(footnotes) ? [footnotesLeftOut] : []),
  ]
}

const SKIPPED = new Set([
  'w:del',
  'w:moveFrom',
  'mc:Fallback',
  'w:instrText',
  'w:delText',
  'w:delInstrText',
])
const PROPERTIES = new Set(['w:pPr', 'w:rPr', 'w:trPr', 'w:tcPr', 'w:tblPr', 'w:sectPr', 'w:sdtPr'])

function step(walk: Walk, event: XmlEvent): void {
  if (event.kind === 'text') {
    if (walk.inText) addText(walk, event.text)
    return
  }
  if (event.name === 'w:t' || event.name === 'm:t')
    walk.inText = event.kind === 'open' && !event.empty
  if (event.name === 'w:ins' || event.name === 'w:del' || event.name.startsWith('w:move'))
    walk.changed = true
  if (event.kind === 'close') closed(walk, event.name)
  else if (walk.inProperties > 0 || PROPERTIES.has(event.name)) property(walk, event)
  else if (SKIPPED.has(event.name)) walk.skipped += event.empty ? 0 : 1
  else if (walk.skipped === 0) opened(walk, event)
}

function addText({ open, skipped, inProperties }: Walk, text: string): void {
  const paragraph = open.at(-1)
  if (paragraph !== undefined && skipped === 0 && inProperties === 0) paragraph.text += text
}

type Opened = Extract<XmlEvent, { kind: 'open' }>

function opened(walk: Walk, { name, empty }: Opened): void {
  if (name === 'w:p') {
    walk.open.push({ text: '', style: '', list: undefined, level: 0, runsOn: false })
    if (empty) closeParagraph(walk)
  } else if (name === 'w:tr') walk.rows.push({ cells: [], deleted: false })
  else if (name === 'w:tc') walk.rows.at(-1)?.cells.push('')
  else if (name === 'w:tab') addText(walk, '\t')
  else if (name === 'w:br' || name === 'w:cr') addText(walk, '\n')
  else if (name === 'w:noBreakHyphen') addText(walk, '-')
}

function property(walk: Walk, { name, attributes, empty }: Opened): void {
  if (PROPERTIES.has(name)) {
    if (!empty) walk.inProperties += 1
    return
  }
  const paragraph = walk.open.at(-1)
  const value = attribute(attributes, 'w:val') ?? ''
  const row = walk.rows.at(-1)
  if (paragraph === undefined) {
    if (name === 'w:del' && row !== undefined) row.deleted = true
  } else if (name === 'w:pStyle') paragraph.style = value
  else if (name === 'w:numId') paragraph.list = value
  else if (name === 'w:ilvl') paragraph.level = Number(value)
  else if (name === 'w:del' || name === 'w:moveFrom') paragraph.runsOn = true
}

function closed(walk: Walk, name: string): void {
  if (PROPERTIES.has(name)) walk.inProperties = Math.max(0, walk.inProperties - 1)
  else if (walk.inProperties > 0) return
  else if (SKIPPED.has(name)) walk.skipped = Math.max(0, walk.skipped - 1)
  else if (walk.skipped > 0) return
  else if (name === 'w:p') closeParagraph(walk)
  else if (name === 'w:tr') closeRow(walk)
}

function closeParagraph(walk: Walk): void {
  const paragraph = walk.open.pop()
  if (paragraph === undefined) return
  if (isContentsStyle(walk.styles, paragraph.style)) {
    walk.contents = true
    return
  }
  const text = walk.carried + numberOf(walk, paragraph) + paragraph.text
  walk.carried = ''
  const row = walk.rows.at(-1)
  if (row !== undefined && row.cells.length > 0) addToCell(row, text)
  else if (paragraph.runsOn) walk.carried = text
  else walk.lines.push(text)
}

function numberOf(walk: Walk, { text, style, list, level }: Paragraph): string {
  if (text.trim() === '') return ''
  const place = list === undefined ? listOfStyle(walk.styles, style) : { list, level }
  return place === undefined || place.list === '0' ? '' : walk.number(place)
}

function addToCell(row: Row, text: string): void {
  const last = row.cells.length - 1
  const words = text.replaceAll(/\s+/g, ' ').trim()
  const before = row.cells[last] ?? ''
  row.cells[last] = before === '' || words === '' ? before + words : `${before} ${words}`
}

/** A row of a table inside a cell joins that cell; its own cells are parted by 、. */
function closeRow(walk: Walk): void {
  const row = walk.rows.pop()
  if (row === undefined || row.deleted) return
  const outer = walk.rows.at(-1)
  if (outer === undefined) walk.lines.push(row.cells.join('\t'))
  else addToCell(outer, row.cells.filter((cell) => cell !== '').join('、'))
}
