import {
  Document,
  DocumentGridType,
  Header,
  ImportedXmlComponent,
  type ISectionOptions,
  Packer,
  PageOrientation,
  SectionType,
} from 'docx'
import type { DocumentCopy, OfficialDocument } from '../../base/document.ts'
import {
  docxAttachment,
  docxAttachmentList,
  docxBlocks,
  docxHead,
  docxProvenance,
  docxSignature,
} from './docx-body.ts'
import { docxImprint, numberedPages } from './docx-foot.ts'
import { coreProperties, pageHead, paragraphStyles } from './docx-parts.ts'
import { emptyLines, type Print } from './docx-text.ts'
import { headWords, markedReferences } from './fixed-words.ts'
import { withFixedDates } from './fixed-zip.ts'
import { linePitch, margins, pageNumberDrop, paper, points, textArea } from './layout.ts'

/** The Word file of a document. The same document and copy give the same bytes. */
export async function documentToDocx(
  document: OfficialDocument,
  copy: DocumentCopy,
): Promise<Uint8Array> {
  const head = pageHead(headWords(document, copy))
  const zip = await Packer.toBuffer(wordDocument(document, copy), undefined, [
    { path: 'docProps/core.xml', data: coreProperties(document) },
    { path: 'word/header1.xml', data: head },
    { path: 'word/header2.xml', data: head },
  ])
  return withFixedDates(new Uint8Array(zip))
}

function wordDocument(document: OfficialDocument, copy: DocumentCopy): Document {
  const print: Print = { copy, references: document.references }
  return new Document({
    evenAndOddHeaderAndFooters: true,
    compatabilityModeVersion: 15,
    styles: {
      importedStyles: paragraphStyles.map((style) => ImportedXmlComponent.fromXmlString(style)),
    },
    sections: sections(document, print),
  })
}

/** The place of a head: `pageHead` writes what stands in it. */
function emptyHead(): Header {
  return new Header({ children: emptyLines(1) })
}

/** Heads and feet are given once; the sections that follow take them over. */
function sections(document: OfficialDocument, print: Print): ISectionOptions[] {
  const single = document.attachments.length === 1
  const first: ISectionOptions = {
    properties: { ...pages('portrait') },
    headers: { default: emptyHead(), even: emptyHead() },
    footers: numberedPages,
    children: [
      ...docxHead(document),
      ...docxBlocks(document.blocks, textArea.width, print),
      ...docxAttachmentList(document.attachments),
      ...docxSignature(document),
    ],
  }
  const attachments = document.attachments.map((attachment, place) => {
    const width = attachment.landscape ? textArea.height : textArea.width
    return {
      properties: {
        ...pages(attachment.landscape ? 'landscape' : 'portrait'),
        type: SectionType.NEXT_PAGE,
      },
      children: docxAttachment(attachment, { number: place + 1, single, width }, print),
    }
  })
  const last: ISectionOptions = {
    properties: { ...pages('portrait'), type: SectionType.EVEN_PAGE },
    children: docxImprint(document),
  }
  const provenance: ISectionOptions = {
    properties: { ...pages('portrait'), type: SectionType.NEXT_PAGE },
    children: docxProvenance(document),
  }
  return [
    first,
    ...attachments,
    ...(document.imprint === null ? [] : [last]),
    ...(print.copy === 'working' && markedReferences(document).length > 0 ? [provenance] : []),
  ]
}

/** A4 with the text area of 156 × 225 mm; landscape is the same page turned, its binding edge on top. */
function pages(lie: 'portrait' | 'landscape') {
  const turned = {
    top: margins.left,
    right: margins.top,
    bottom: margins.right,
    left: margins.bottom,
  }
  const edge = { header: 850, footer: footerEdge(lie) }
  return {
    page: {
      size: {
        width: paper.width,
        height: paper.height,
        orientation: lie === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
      },
      margin: lie === 'portrait' ? { ...margins, ...edge } : { ...turned, ...edge },
    },
    grid: { type: DocumentGridType.LINES, linePitch },
  }
}

/**
 * The lower edge of the page number's line, from the edge of the paper: its dash, in the middle of a
 * line of 14 points, lies 7 mm below the text area.
 */
function footerEdge(lie: 'portrait' | 'landscape'): number {
  const below = lie === 'portrait' ? margins.bottom : margins.right
  return below - pageNumberDrop - points.small * 10
}
