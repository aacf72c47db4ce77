/** 导入: what a file brings, cell by cell, before anything is kept. */
import { z } from 'zod'
import { AreaScope } from '../../base/area.ts'
import { Decimal } from '../../base/decimal.ts'
import { choice, label, titled, Words } from '../../base/label.ts'
import { Period } from '../../base/period.ts'
import { Source } from '../../base/source.ts'
import { ObservationState } from '../observations/schema.ts'
import { IndicatorCode } from '../plan/schema.ts'

/** One thing that is wrong or odd, and its cell: 'Sheet1!C7'. */
export const CellFault = z
  .object({
    at: z.string().meta(titled('单元格', 'cell')),
    code: z.string(),
    message: Words,
  })
  .meta(titled('问题', 'fault', 'CellFault'))

/** What a column of somebody's table holds. */
export const importFieldLabels = {
  code: label('指标代码', 'indicator code'),
  name: label('指标名称', 'indicator'),
  period: label('数据所属期', 'period'),
  year: label('年份', 'year'),
  quarter: label('季度', 'quarter'),
  month: label('月份', 'month'),
  value: label('数值', 'value'),
  numerator: label('分子', 'numerator'),
  denominator: label('分母', 'denominator'),
  unit: label('单位', 'unit'),
  area: label('地区', 'area'),
  scope: label('统计范围', 'scope'),
  state: label('数据状态', 'state'),
  document: label('来源文件', 'source document'),
  date: label('来源日期', 'source date'),
  note: label('说明', 'note'),
  reason: label('更正原因', 'reason for correction'),
  none: label('不导入', 'not imported'),
} as const
export const ImportField = choice(importFieldLabels).meta(titled('栏目', 'column'))
export type ImportField = keyof typeof importFieldLabels

export const mappedByLabels = {
  officer: label('人工指定', 'set by hand'),
  remembered: label('沿用上次', 'as last time'),
  words: label('按表头识别', 'by its heading'),
  content: label('按内容识别', 'by its content'),
} as const

export const ImportColumn = z
  .object({
    /** 'C'. */
    column: z.string(),
    header: z.string(),
    field: ImportField,
    /** 0 to 100; below 80 the screen asks. */
    confidence: z.number().int().min(0).max(100),
    by: choice(mappedByLabels),
    /** What the heading says of every value below it. */
    period: Period.optional(),
    unit: z.string().optional(),
    area: z.string().optional(),
  })
  .meta(titled('栏目对应', 'column mapping', 'ImportColumn'))
export type ImportColumn = z.infer<typeof ImportColumn>

/** One table of a sheet; a sheet may hold several below each other. */
export const ImportBlock = z
  .object({
    headerRows: z.array(z.number().int()),
    firstRow: z.number().int(),
    lastRow: z.number().int(),
    /** `wide`: several values in one row, told apart by their headings. */
    layout: z.enum(['long', 'wide']),
    /** The headings in one text: a sender's mapping is remembered under it. */
    headers: z.string(),
    columns: z.array(ImportColumn),
  })
  .meta(titled('表格', 'table', 'ImportBlock'))
export type ImportBlock = z.infer<typeof ImportBlock>

export const ImportSheet = z
  .object({
    name: z.string(),
    hidden: z.boolean(),
    blocks: z.array(ImportBlock),
    /** What holds for the whole sheet: no table found, a unit or period taken from a title line. */
    notices: z.array(CellFault),
  })
  .meta(titled('工作表', 'sheet', 'ImportSheet'))
export type ImportSheet = z.infer<typeof ImportSheet>

export const importStatusLabels = {
  ready: label('可导入', 'ready'),
  unchanged: label('无变化', 'unchanged'),
  problem: label('有问题', 'problem'),
  ignored: label('不导入', 'set aside'),
} as const
export const ImportStatus = choice(importStatusLabels).meta(titled('结果', 'result'))
export type ImportStatus = keyof typeof importStatusLabels

/** A value as it would enter the ledger, in the definition's unit. */
export const ImportedValue = z
  .object({
    code: IndicatorCode,
    definitionVersion: z.number().int(),
    area: z.string(),
    scope: AreaScope,
    period: Period,
    value: Decimal,
    numerator: Decimal.nullable(),
    denominator: Decimal.nullable(),
    unit: z.string(),
    state: ObservationState,
    source: Source,
    supersedes: z.string().nullable(),
    reason: z.string(),
  })
  .meta(titled('导入值', 'imported value', 'ImportedValue'))
export type ImportedValue = z.infer<typeof ImportedValue>

/** One value of the file, or a row that holds none and the word why. */
export const ImportRow = z
  .object({
    /** The value's cell, 'Sheet1!C7'; for a row without a value 'Sheet1!7'. */
    at: z.string(),
    sheet: z.string(),
    row: z.number().int(),
    status: ImportStatus,
    /** The indicator as the file names it, and the value as it is written there. */
    name: z.string(),
    text: z.string(),
    value: ImportedValue.optional(),
    /** The known value that this one would replace. */
    corrects: z
      .object({
        id: z.string(),
        value: Decimal,
        unit: z.string(),
        state: ObservationState,
        /** New minus old, in the definition's unit. */
        difference: Decimal,
      })
      .optional(),
    /** Each keeps the value out; with its cell. */
    problems: z.array(CellFault),
    /** Odd, but it may go in: a jump, an approximate number, a converted unit. */
    warnings: z.array(CellFault),
  })
  .meta(titled('导入行', 'import row', 'ImportRow'))
export type ImportRow = z.infer<typeof ImportRow>

export const ImportCounts = z
  .object({
    ready: z.number().int(),
    unchanged: z.number().int(),
    problem: z.number().int(),
    ignored: z.number().int(),
    /** Among the ready ones. */
    corrections: z.number().int(),
    /** Among those with problems: corrections that lack nothing but their reason. */
    needsReason: z.number().int(),
    odd: z.number().int(),
  })
  .meta(titled('计数', 'counts', 'ImportCounts'))
export type ImportCounts = z.infer<typeof ImportCounts>

/** What the screen shows; of a large file the rows that need a person come first and the rest is counted. */
export const ImportPreview = z
  .object({
    fileName: z.string(),
    fileHash: z.string(),
    sheets: z.array(ImportSheet),
    counts: ImportCounts,
    rows: z.array(ImportRow),
    /** How many rows there are in all; `rows` holds the first of them. */
    total: z.number().int(),
  })
  .meta(titled('导入预览', 'import preview', 'ImportPreview'))
export type ImportPreview = z.infer<typeof ImportPreview>
