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
import { docxImprint, imprintHeight, numberedPages, unnumberedPages } from './docx-foot.ts'
import { coreProperties, pageHead, paragraphStyles } from './docx-parts.ts'
import { emptyLines, type Print } from './docx-text.ts'
import { headWords, markedReferences } from './fixed-words.ts'
import { withFixedDates } from './fixed-zip.ts'
import { linePitch, margins, pageNumberDrop, paper, points, textArea } from './layout.ts'
import { imprintPage } from './pages.ts'

/** The Word file of a document. The same document and copy give the same bytes. */
export async function documentToDocx(
  document: OfficialDocument,
  copy: DocumentCopy,
): Promise<Uint8Array> {
  const head = pageHead(headWords(document, copy))
  const printed = sections(document, { copy, references: document.references })
  const heads = printed.flatMap((_, place) => [2 * place + 1, 2 * place + 2])
  const zip = await Packer.toBuffer(wordDocument(printed), undefined, [
    { path: 'docProps/core.xml', data: coreProperties(document) },
    ...heads.map((number) => ({ path: `word/header${number}.xml`, data: head })),
  ])
  return withFixedDates(new Uint8Array(zip))
}

/** Every section names its own heads and feet, so that none depends on the one before it. */
function wordDocument(printed: readonly ISectionOptions[]): Document {
  return new Document({
    evenAndOddHeaderAndFooters: true,
    compatabilityModeVersion: 15,
    styles: {
      importedStyles: paragraphStyles.map((style) => ImportedXmlComponent.fromXmlString(style)),
    },
    sections: printed.map((section) => ({
      headers: { default: emptyHead(), even: emptyHead() },
      footers: numberedPages(),
      ...section,
    })),
  })
}

/** The place of a head: `pageHead` writes what stands in it. */
function emptyHead(): Header {
  return new Header({ children: emptyLines(1) })
}

function sections(document: OfficialDocument, print: Print): ISectionOptions[] {
  const single = document.attachments.length === 1
  const first: ISectionOptions = {
    properties: pages('portrait'),
    children: [
      ...docxHead(document),
      ...docxBlocks(document.blocks, textArea.width, print),
      ...docxAttachmentList(document.attachments),
      ...docxSignature(document),
    ],
  }
  const attachments = document.attachments.map((attachment, place): ISectionOptions => {
    const width = attachment.landscape ? textArea.height : textArea.width
    return {
      properties: {
        ...pages(attachment.landscape ? 'landscape' : 'portrait'),
        type: SectionType.NEXT_PAGE,
      },
      children: docxAttachment(attachment, { number: place + 1, single, width }, print),
    }
  })
  return [
    ...withImprint([first, ...attachments], document),
    ...(print.copy === 'working' && markedReferences(document).length > 0
      ? [provenanceSection(document)]
      : []),
  ]
}

/** The imprint at the foot of the last page, or in a section of its own that begins on an even page. */
function withImprint(printed: ISectionOptions[], document: OfficialDocument): ISectionOptions[] {
  const { imprint } = document
  const last = printed.at(-1)
  if (imprint === null || last === undefined) return printed
  const place = imprintPage(document, imprintHeight(imprint.copyTo))
  if (place.at === 'foot')
    return [
      ...printed.slice(0, -1),
      { ...last, children: [...last.children, ...docxImprint(document, 'foot')] },
    ]
  // An even-page section is even whatever was counted, but LibreOffice sets its text 4 mm too high.
  const next = place.at === 'ownPage' && place.sure
  const own = {
    properties: {
      ...pages('portrait'),
      type: next ? SectionType.NEXT_PAGE : SectionType.EVEN_PAGE,
    },
    children: docxImprint(document, 'ownPage'),
  }
  // 版记页前有空白页的,空白页和版记页均不编排页码.
  return [...printed, place.at === 'ownPage' ? own : { ...own, footers: unnumberedPages() }]
}

function provenanceSection(document: OfficialDocument): ISectionOptions {
  return {
    properties: { ...pages('portrait'), type: SectionType.NEXT_PAGE },
    children: docxProvenance(document),
  }
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
