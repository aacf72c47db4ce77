import {
  type Attachment,
  type Block,
  type DocumentCopy,
  type DocumentTable,
  documentDate,
  markedRuns,
  type OfficialDocument,
  ordinals,
  type Run,
  referenceMark,
} from '../../base/document.ts'
import { tableSize } from './docx-table.ts'
import type { Print } from './docx-text.ts'
import { escapeXml } from './escape.ts'
import {
  attachmentName,
  headWords,
  markedReferences,
  PREVIEW_FONTS,
  PROVENANCE_TITLE,
} from './fixed-words.ts'
import { headingFace, markPoints, signatureRights } from './layout.ts'
import { printStyle } from './print-style.ts'

/**
 * Where the imprint stands. A screen shows it at the end. On paper it belongs to the foot of the last
 * even page, which only a printer that counts pages can choose.
 */
export type ImprintPlace =
  | { at: 'end' | 'nowhere' | 'ownPage' | 'ownPageAfterBlank' }
  /** At the foot of the last sheet, which fills this many pages. */
  | { at: 'foot'; pages: number }

/** A whole HTML page of a document: for the screen, and for Chromium to print. Loads nothing. */
export function documentToHtml(document: OfficialDocument, copy: DocumentCopy): string {
  return documentPages(document, copy, { at: 'end' })
}

/** The same with the imprint where the printer has found its place. */
export function documentPages(
  document: OfficialDocument,
  copy: DocumentCopy,
  place: ImprintPlace,
): string {
  const words = headWords(document, copy)
  const print: Print = { copy, references: document.references }
  const title = escapeXml(document.title.join(''))
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title><style>${printStyle(words)}</style></head><body>
<div class="fonts">${PREVIEW_FONTS}</div>${words === '' ? '' : `<div class="ground">${escapeXml(words)}</div>`}
${sheets(document, print, place).join('\n')}
</body></html>
`
}

function sheets(document: OfficialDocument, print: Print, place: ImprintPlace): string[] {
  const single = document.attachments.length === 1
  const body = [
    head(document),
    blocks(document.blocks, print),
    attachmentList(document.attachments),
    signature(document),
  ].join('\n')
  const bodies = [
    { kind: 'portrait', html: body },
    ...document.attachments.map((each, index) => ({
      kind: each.landscape ? 'landscape' : 'portrait',
      html: attachment(each, { number: index + 1, single }, print),
    })),
  ]
  const foot = imprint(document)
  const last = bodies.length - 1
  const printed = bodies.map(({ kind, html }, index) => {
    if (index < last || foot === '') return sheet(kind, html)
    if (place.at === 'end') return sheet(kind, html + foot)
    return place.at === 'foot' ? footedSheet(kind, html + foot, place.pages) : sheet(kind, html)
  })
  if (foot !== '' && place.at === 'ownPageAfterBlank') printed.push(sheet('blank', ''))
  if (foot !== '' && place.at === 'ownPage') printed.push(footedSheet('portrait', foot, 1))
  if (foot !== '' && place.at === 'ownPageAfterBlank') printed.push(footedSheet('bare', foot, 1))
  return place.at === 'nowhere' ? printed : [...printed, ...provenance(document, print)]
}

function sheet(kind: string, html: string): string {
  return `<section class="sheet ${kind}">${html}</section>`
}

function footedSheet(kind: string, html: string, pages: number): string {
  return `<section class="sheet ${kind} footed" style="--pages:${pages}">${html}</section>`
}

function head(document: OfficialDocument): string {
  const addressee =
    document.addressee === ''
      ? ''
      : `<p class="addressee">${escapeXml(document.addressee)}\uff1a</p>`
  return `<p class="mark" style="font-size:${markPoints(document.mark)}pt">${escapeXml(document.mark)}</p>
<p class="number">${escapeXml(document.number ?? '')}</p><hr class="red">
${title(document.title)}${addressee}`
}

function title(lines: readonly string[]): string {
  return `<h1>${lines.map(escapeXml).join('<br>')}</h1>`
}

function blocks(list: readonly Block[], print: Print): string {
  const counted = ordinals(list)
  return list
    .map((block, place) => {
      if (block.kind === 'paragraph') return `<p class="body">${runs(block.runs, print)}</p>`
      if (block.kind === 'note') return `<p class="note">${runs(block.runs, print)}</p>`
      if (block.kind === 'table') return table(block, print)
      const face = headingFace(block.level)
      const level = block.level + 1
      const name = `<span class="${face}">${counted[place]}${runs(block.title, print)}</span>`
      return `<p class="body" role="heading" aria-level="${level}">${name}${runs(block.runs, print)}</p>`
    })
    .join('\n')
}

/** Each number that has a source carries its id, so that a screen can open it. */
function runs(list: readonly Run[], print: Print): string {
  return markedRuns(list, print.references)
    .map(({ run, reference, mark }) => {
      if (reference === undefined) return escapeXml(run.text)
      const [id, source] = [escapeXml(reference.id), escapeXml(reference.text)]
      const words = `<span class="number-run" data-reference="${id}" title="${source}">${escapeXml(run.text)}</span>`
      if (print.copy === 'issued' || mark === '') return words
      return `${words}<a class="footnote" href="#reference-${reference.mark}">${mark}</a>`
    })
    .join('')
}

function table(block: DocumentTable, print: Print): string {
  const { caption, columns, rows } = block
  const shares = columns.reduce((sum, column) => sum + column.share, 0)
  const widths = columns
    .map((column) => `<col style="width:${((column.share * 100) / shares).toFixed(3)}%">`)
    .join('')
  const heads = columns.map((column) => `<th scope="col">${escapeXml(column.title)}</th>`).join('')
  const lines = rows.map((cells) => {
    const row = columns.map(
      (column, place) => `<td class="${column.align}">${runs(cells[place] ?? [], print)}</td>`,
    )
    return `<tr>${row.join('')}</tr>`
  })
  const named = caption === '' ? '' : `<caption>${escapeXml(caption)}</caption>`
  return `<table class="${tableSize(block)}">${named}<colgroup>${widths}</colgroup><thead><tr>${heads}</tr></thead><tbody>
${lines.join('\n')}</tbody></table>`
}

function attachmentList(attachments: readonly Attachment[]): string {
  if (attachments.length === 0) return ''
  const single = attachments.length === 1
  const items = attachments.map(
    ({ title: name }, place) =>
      `<p><span class="lead">${place === 0 ? '附件\uff1a' : ''}</span>${single ? '' : `${place + 1}.`}${escapeXml(name)}</p>`,
  )
  return `<div class="attachments">${items.join('')}</div>`
}

function attachment(
  { title: name, blocks: list }: Attachment,
  place: { number: number; single: boolean },
  print: Print,
): string {
  return `<p class="heading attachment-name">${attachmentName(place)}</p>${title([name])}${blocks(list, print)}`
}

function signature({ signature: { body, date, sealed }, note }: OfficialDocument): string {
  const day = date === null ? '' : documentDate(date)
  const rights = signatureRights(body, day, sealed)
  const line = (text: string, right: number) =>
    `<p style="padding-right:calc(var(--character) * ${right})">${escapeXml(text)}</p>`
  const remark = note === '' ? '' : `<p class="body">\uff08${escapeXml(note)}\uff09</p>`
  return `<div class="signature ${sealed ? 'sealed' : 'unsealed'}">${line(body, rights.body)}${line(day, rights.date)}</div>${remark}`
}

function imprint(document: OfficialDocument): string {
  if (document.imprint === null) return ''
  const { copyTo, body, date } = document.imprint
  const day = date === null ? '' : `${documentDate(date)}印发`
  const copies = copyTo === '' ? '' : `<p class="copies">抄送\uff1a${escapeXml(copyTo)}。</p>`
  return `<div class="imprint">${copies}<p class="printer"><span>${escapeXml(body)}</span><span>${day}</span></p></div>`
}

function provenance(document: OfficialDocument, print: Print): string[] {
  const marked = markedReferences(document)
  if (print.copy === 'issued' || marked.length === 0) return []
  const items = marked.map(
    ({ mark, text }) =>
      `<p class="note" id="reference-${mark}">${referenceMark(mark)}${escapeXml(text)}</p>`,
  )
  return [sheet('portrait', `<p class="heading">${PROVENANCE_TITLE}</p>${items.join('\n')}`)]
}
