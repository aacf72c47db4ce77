import type { DocumentCopy, OfficialDocument } from '../../base/document.ts'

/** What the head and the ground of every page say; nothing on an issued paper of a real district. */
export function headWords(document: OfficialDocument, copy: DocumentCopy): string {
  const words = copy === 'working' ? ['工作稿'] : []
  return (document.demonstration ? ['演示数据', ...words] : words).join(' ')
}

/** Printed wherever open fonts stand in for those that official papers are set in. */
export const PREVIEW_FONTS = '预览字体非公文字体'

export const PROVENANCE_TITLE = '数据来历\uff08仅印入工作稿\uff09'

/** 附件, or 附件2 when there are several. */
export function attachmentName(place: { number: number; single: boolean }): string {
  return place.single ? '附件' : `附件${place.number}`
}

/** The references that a working copy lists, by their marks. */
export function markedReferences({
  references,
}: OfficialDocument): { mark: number; text: string }[] {
  return references
    .flatMap(({ mark, text }) => (mark === null ? [] : [{ mark, text }]))
    .sort((a, b) => a.mark - b.mark)
}
