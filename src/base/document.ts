/** 公文: an official document as data. Word file, HTML and PDF are three prints of the same value. */
import { z } from 'zod'
import { titled } from './label.ts'
import { like } from './written-form.ts'

/** 发文字号: 机关代字〔2025〕9号 — six-corner brackets, the full year, no leading zero, no 第 (GB/T 9704, 7.2.5). */
export const DocumentNumber = z
  .string()
  .regex(like(/^[\u4e00-\u9fa5]+〔\d{4}〕[1-9]\d*号$/, '江科领办发〔2025〕9号'))
  .meta(titled('发文字号', 'document number', 'DocumentNumber'))
export type DocumentNumber = z.infer<typeof DocumentNumber>

/** Words set in one go. `reference` names the ledger entry (`DocumentReference.id`) that they state. */
export const Run = z
  .object({ text: z.string(), reference: z.string().optional() })
  .meta(titled('文字', 'words', 'Run'))
export type Run = z.infer<typeof Run>

const Runs = z.array(Run)

/** 正文段落: body text, first line indented by two characters. */
const Paragraph = z.object({ kind: z.literal('paragraph'), runs: Runs })

/**
 * 层次: `title` in the face of its level (一、黑体 · (一)楷体 · 1.仿宋 · (1)仿宋), and what follows
 * it in the same paragraph in body face. The ordinal is counted when printed, never typed.
 */
const Heading = z.object({
  kind: z.literal('heading'),
  level: z.number().int().min(1).max(4),
  title: Runs,
  runs: Runs.default([]),
})

/** `share` is the column's part of the table's width, in any unit that the columns share. */
export const DocumentColumn = z.object({
  title: z.string(),
  align: z.enum(['left', 'center', 'right']),
  share: z.number().int().positive(),
})
export type DocumentColumn = z.infer<typeof DocumentColumn>

/** A table whose head repeats on every page and whose rows are never cut. Each cell is a list of runs. */
const Table = z.object({
  kind: z.literal('table'),
  caption: z.string(),
  columns: z.array(DocumentColumn).min(1),
  rows: z.array(z.array(Runs)),
})
export type DocumentTable = z.infer<typeof Table>

/** A small note, as under a table. */
const Note = z.object({ kind: z.literal('note'), runs: Runs })

export const Block = z
  .discriminatedUnion('kind', [Paragraph, Heading, Table, Note])
  .meta(titled('正文内容', 'block', 'Block'))
export type Block = z.infer<typeof Block>

/** 附件: begins on a new page, before the imprint. A wide one lies landscape; page numbers run on. */
export const Attachment = z
  .object({ title: z.string(), landscape: z.boolean(), blocks: z.array(Block) })
  .meta(titled('附件', 'attachment', 'Attachment'))
export type Attachment = z.infer<typeof Attachment>

/** Where one printed number comes from. A working copy prints `mark` as ①②③; null prints no mark. */
export const DocumentReference = z
  .object({ id: z.string(), mark: z.number().int().positive().nullable(), text: z.string() })
  .meta(titled('来历', 'provenance', 'DocumentReference'))
export type DocumentReference = z.infer<typeof DocumentReference>

export const OfficialDocument = z
  .object({
    /** 演示数据: printed in the head and the ground of every page. */
    demonstration: z.boolean(),
    /** 发文机关标志: the issuer's full name, with or without 文件. */
    mark: z.string().min(1),
    /** Null until it is issued: the place is kept empty, nothing is made up. */
    number: DocumentNumber.nullable(),
    /** 标题, one entry a line, broken by meaning. */
    title: z.array(z.string()).min(1),
    /** 主送机关, without the colon; empty when there is none. */
    addressee: z.string(),
    blocks: z.array(Block),
    signature: z.object({
      body: z.string(),
      /** 成文日期: the day of signing; null in a draft. */
      date: z.iso.date().nullable(),
      /** A sealed paper leaves room for the seal over both lines; the seal itself is never drawn. */
      sealed: z.boolean(),
    }),
    /** 附注, without its brackets, such as 此件公开发布; empty when there is none. */
    note: z.string(),
    attachments: z.array(Attachment),
    /** 版记 at the foot of the last even page. */
    imprint: z
      .object({ copyTo: z.string(), body: z.string(), date: z.iso.date().nullable() })
      .nullable(),
    references: z.array(DocumentReference),
  })
  .meta(titled('公文', 'official document', 'OfficialDocument'))
export type OfficialDocument = z.infer<typeof OfficialDocument>

/** A working copy prints the marks ①② and their list; an issued copy prints neither. */
export type DocumentCopy = 'working' | 'issued'

/** The words of a list of runs, without their references. */
export function plainText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}

/** Runs with what they rest on; its mark stands once, after the first run of the list that rests on it. */
export function markedRuns(
  runs: readonly Run[],
  references: readonly DocumentReference[],
): { run: Run; reference: DocumentReference | undefined; mark: string }[] {
  return runs.map((run, index) => {
    const reference = references.find(({ id }) => id === run.reference)
    const again = runs.slice(0, index).some((earlier) => earlier.reference === run.reference)
    const mark = reference?.mark ?? null
    return { run, reference, mark: mark === null || again ? '' : referenceMark(mark) }
  })
}

const digits = '零一二三四五六七八九'

/** 1 to 99 in Chinese numerals, as headings count: 一 … 十 … 二十一. */
function chineseCount(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10]
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`
  return `${ten}${ones === 0 && tens > 0 ? '' : digits[ones]}`
}

/** The ordinal of a heading: 一、 (一) 1. (1), with full-width brackets (GB/T 9704, 7.3.3). */
function ordinal(level: number, count: number): string {
  if (level === 1) return `${chineseCount(count)}、`
  if (level === 2) return `\uff08${chineseCount(count)}\uff09`
  return level === 3 ? `${count}.` : `\uff08${count}\uff09`
}

/** The ordinal of every block, '' for those that are no headings. A heading restarts the levels below it. */
export function ordinals(blocks: readonly Block[]): string[] {
  const counts = [0, 0, 0, 0]
  return blocks.map((block) => {
    if (block.kind !== 'heading') return ''
    const place = block.level - 1
    counts.fill(0, place + 1)
    const count = (counts[place] ?? 0) + 1
    counts[place] = count
    return ordinal(block.level, count)
  })
}

/** 'YYYY-MM-DD' as official papers write it, Arabic digits and no leading zeros: 2025年10月17日. */
export function documentDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** ① … ⑳, ㉑ … ㉟, ㊱ … ㊿, then (51): the mark of the n-th reference, counted from 1. */
export function referenceMark(count: number): string {
  if (count <= 20) return String.fromCodePoint(0x2460 + count - 1)
  if (count <= 35) return String.fromCodePoint(0x3251 + count - 21)
  return count <= 50 ? String.fromCodePoint(0x32b1 + count - 36) : `(${count})`
}
