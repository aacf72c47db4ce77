import { type IParagraphOptions, LineRuleType, Paragraph, TextRun } from 'docx'
import {
  type DocumentCopy,
  type DocumentReference,
  markedRuns,
  type Run,
} from '../../base/document.ts'
import { OFF_GRID } from './docx-parts.ts'
import { bodyTracking, characterPitch, type Face, faces, linePitch, points } from './layout.ts'

/** How words are set: the face, the size in points, and the red of the head. */
export type Type = { face: Face; size: number; color?: string; superScript?: boolean }

export const bodyType: Type = { face: 'body', size: points.body }

/** Which copy is printed, and the order of its references, that is of the marks ①②③. */
export type Print = { copy: DocumentCopy; references: readonly DocumentReference[] }

/** Words in one face. The face is named for all scripts, so that digits stand in it too. */
export function words(text: string, type: Type): TextRun {
  const face = faces[type.face]
  return new TextRun({
    text,
    font: { ascii: face, hAnsi: face, eastAsia: face, cs: face, hint: 'eastAsia' },
    size: type.size * 2,
    ...(type.size === points.body ? { characterSpacing: bodyTracking } : {}),
    ...(type.color === undefined ? {} : { color: type.color }),
    ...(type.superScript === true ? { superScript: true } : {}),
  })
}

/** Runs in one face; in a working copy each reference is followed by its mark. */
export function runWords(runs: readonly Run[], type: Type, print: Print): TextRun[] {
  return markedRuns(runs, print.references).flatMap(({ run, mark }) => {
    if (print.copy === 'issued' || mark === '') return [words(run.text, type)]
    return [words(run.text, type), words(mark, { ...type, superScript: true })]
  })
}

/** One paragraph of exact lines, on the grid of 22 lines unless its style is off the grid. */
export function paragraph(
  children: readonly TextRun[],
  { spacing, ...options }: Omit<IParagraphOptions, 'children' | 'text'> = {},
): Paragraph {
  return new Paragraph({
    ...options,
    spacing: { before: 0, after: 0, line: linePitch, lineRule: LineRuleType.EXACT, ...spacing },
    children,
  })
}

/** 左空二字,回行顶格: the first line indented by two characters. */
export const twoCharacters = { firstLine: 2 * characterPitch, firstLineChars: 200 } as const

/** Lines of the grid left empty. */
export function emptyLines(count: number): Paragraph[] {
  return Array.from({ length: count }, () => paragraph([]))
}

/** The same, kept on one page with what follows: a signature never stands on a page without text. */
export function keptEmptyLines(count: number): Paragraph[] {
  return Array.from({ length: count }, () => paragraph([], { keepNext: true }))
}

/** The paragraph that has to follow a table at the end of a section, one point high. */
export const CLOSING = 20

export function closing(): Paragraph {
  return paragraph([], { style: OFF_GRID, spacing: { line: CLOSING } })
}
