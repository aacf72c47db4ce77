import { z } from 'zod'
import { choice, label, titled } from './label.ts'

/** How sure we are of a source. A fact never becomes surer on its way into the product. */
export const confidenceLabels = {
  officialText: label('已见官方原文', 'official text seen'),
  officialMedia: label('官方媒体', 'official media'),
  repost: label('转载', 'repost'),
  questionAndAnswer: label('问答页', 'question-and-answer page'),
  judgement: label('设计判断', 'design judgement'),
  demonstration: label('演示', 'demonstration'),
  ownFile: label('本单位文件', 'own file'),
} as const
export const Confidence = choice(confidenceLabels).meta(
  titled('可信度', 'confidence', 'Confidence'),
)
export type Confidence = keyof typeof confidenceLabels

/** Where a fact comes from: an issued document and its clause, a page, or a cell of an imported file. */
export const Source = z
  .object({
    document: z.string().optional().meta(titled('文件', 'document')),
    clause: z.string().optional().meta(titled('条款', 'clause')),
    date: z.string().optional().meta(titled('来源日期', 'source date')),
    url: z.string().optional().meta(titled('网址', 'address')),
    file: z.string().optional().meta(titled('导入文件', 'imported file')),
    cell: z.string().optional().meta(titled('单元格', 'cell')),
    confidence: Confidence,
    note: z.string().optional().meta(titled('说明', 'note')),
  })
  .meta(titled('来源', 'source', 'Source'))
export type Source = z.infer<typeof Source>
