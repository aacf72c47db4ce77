import { AlignmentType, BorderStyle, LineRuleType, type Paragraph, type Table } from 'docx'
import {
  type Attachment,
  type Block,
  documentDate,
  type OfficialDocument,
  ordinals,
  referenceMark,
} from '../../base/document.ts'
import { OFF_GRID } from './docx-parts.ts'
import { docxTable } from './docx-table.ts'
import {
  bodyType,
  closing,
  emptyLines,
  keptEmptyLines,
  type Print,
  paragraph,
  runWords,
  twoCharacters,
  words,
} from './docx-text.ts'
import { attachmentName, markedReferences, PROVENANCE_TITLE } from './fixed-words.ts'
import {
  characterPitch,
  headingFace,
  linePitch,
  markDrop,
  markPoints,
  points,
  red,
  redLine,
  signatureRights,
} from './layout.ts'

/** 发文机关标志, 发文字号, 红色分隔线, 标题, 主送机关. */
export function docxHead(document: OfficialDocument): Paragraph[] {
  const centered = { alignment: AlignmentType.CENTER, style: OFF_GRID } as const
  const size = markPoints(document.mark)
  const numberLine = points.body * 20
  return [
    paragraph([words(document.mark, { face: 'title', size, color: red })], {
      ...centered,
      spacing: { before: markDrop, line: Math.round(size * 20) },
    }),
    ...emptyLines(2),
    paragraph([words(document.number ?? '', bodyType)], {
      ...centered,
      spacing: { before: linePitch - numberLine, line: numberLine },
    }),
    paragraph([], {
      style: OFF_GRID,
      spacing: { line: redLine.below, lineRule: LineRuleType.EXACT },
      border: {
        bottom: {
          style: BorderStyle.SINGLE,
          size: redLine.eighthsOfPoint,
          color: red,
          space: 0,
        },
      },
    }),
    ...emptyLines(2),
    ...docxTitle(document.title),
    ...(document.addressee === ''
      ? []
      : [...emptyLines(1), paragraph([words(`${document.addressee}\uff1a`, bodyType)])]),
  ]
}

function docxTitle(lines: readonly string[], last: { after?: number } = {}): Paragraph[] {
  return lines.map((line, place) =>
    paragraph([words(line, { face: 'title', size: points.title })], {
      style: OFF_GRID,
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: place === lines.length - 1 ? last : {},
    }),
  )
}

/** The blocks of a body or of an attachment, set to a width in twips. */
export function docxBlocks(
  blocks: readonly Block[],
  width: number,
  print: Print,
): (Paragraph | Table)[] {
  const counted = ordinals(blocks)
  return blocks.flatMap((block, place) => {
    if (block.kind === 'paragraph')
      return [
        paragraph(runWords(block.runs, bodyType, print), {
          indent: twoCharacters,
          ...kept(place === blocks.length - 1),
        }),
      ]
    if (block.kind === 'note')
      return [
        paragraph(runWords(block.runs, { face: 'body', size: points.note }, print), noteLines),
      ]
    if (block.kind === 'table')
      return [...docxCaption(block.caption), docxTable(block, width, print)]
    const type = { face: headingFace(block.level), size: points.body } as const
    const title = [words(counted[place] ?? '', type), ...runWords(block.title, type, print)]
    return [
      paragraph([...title, ...runWords(block.runs, bodyType, print)], {
        indent: twoCharacters,
        ...kept(leads(block, blocks[place + 1])),
      }),
    ]
  })
}

function kept(keep: boolean) {
  return keep ? { keepNext: true } : {}
}

/** A heading stays with what it heads; the last block stays with the closing of the paper. */
function leads(block: Block, next: Block | undefined): boolean {
  if (next === undefined || block.kind !== 'heading') return next === undefined
  if (next.kind === 'heading') return next.level > block.level
  return block.runs.length === 0
}

/** Notes stand closer than the body: 20 points a line ◆. */
const noteLines = { style: OFF_GRID, spacing: { line: 400 } } as const

function docxCaption(caption: string): Paragraph[] {
  if (caption === '') return []
  return [
    paragraph([words(caption, { face: 'heading', size: points.small })], {
      style: OFF_GRID,
      alignment: AlignmentType.CENTER,
      keepNext: true,
    }),
  ]
}

/** 附件说明: one blank line below the body, two characters in, hanging, no end mark; never parted from the signature. */
export function docxAttachmentList(attachments: readonly Attachment[]): Paragraph[] {
  if (attachments.length === 0) return []
  const single = attachments.length === 1
  const left = (single ? 5 : 6) * characterPitch
  const lines = attachments.map((attachment, place) => {
    const lead = place === 0 ? `附件\uff1a` : ''
    const count = single ? '' : `${place + 1}.`
    const hanging =
      (place === 0 ? left : 6 * characterPitch) - (place === 0 ? 2 : 5) * characterPitch
    return paragraph([words(`${lead}${count}${attachment.title}`, bodyType)], {
      indent: { left, hanging },
      keepNext: true,
    })
  })
  return [...keptEmptyLines(1), ...lines]
}

/** 署名 and 成文日期, with or without room for a seal, and 附注. */
export function docxSignature({ signature, note }: OfficialDocument): Paragraph[] {
  const date = signature.date === null ? '' : documentDate(signature.date)
  const rights = signatureRights(signature.body, date, signature.sealed)
  const line = (text: string, right: number) =>
    paragraph([words(text, bodyType)], {
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(right * characterPitch) },
      keepNext: true,
    })
  return [
    ...keptEmptyLines(signature.sealed ? 2 : 1),
    line(signature.body, rights.body),
    line(date, rights.date),
    ...(note === ''
      ? []
      : [paragraph([words(`\uff08${note}\uff09`, bodyType)], { indent: twoCharacters })]),
  ]
}

/** 附件N in 黑体 on the first line, its title centred on the third, then its blocks. */
export function docxAttachment(
  attachment: Attachment,
  place: { number: number; single: boolean; width: number },
  print: Print,
): (Paragraph | Table)[] {
  return [
    paragraph([words(attachmentName(place), { face: 'heading', size: points.body })]),
    ...emptyLines(1),
    ...docxTitle([attachment.title], { after: 120 }),
    ...docxBlocks(attachment.blocks, place.width, print),
    ...(attachment.blocks.at(-1)?.kind === 'table' ? [closing()] : []),
  ]
}

/** 来历: the marks ①②③ of a working copy, each with where its number comes from. */
export function docxProvenance(document: OfficialDocument): Paragraph[] {
  return [
    paragraph([words(PROVENANCE_TITLE, { face: 'heading', size: points.body })]),
    ...markedReferences(document).map(({ mark, text }) =>
      paragraph(
        [words(`${referenceMark(mark)}${text}`, { face: 'body', size: points.note })],
        noteLines,
      ),
    ),
  ]
}
