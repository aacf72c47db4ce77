import { z } from 'zod'
import { Decimal } from '../../base/decimal.ts'
import { choice, label, titled } from '../../base/label.ts'

export const hiddenLabels = {
  few: label('少于3个单位', 'fewer than three units'),
  dominated: label('一个单位超过80%', 'one unit above 80 %'),
  difference: label(
    '与此前发布的相减会露出单位',
    'its difference to an earlier release tells a unit',
  ),
  second: label('防止由合计推算', 'so that no total gives another away'),
} as const

/** One sum of the table; `*` as row or column is the margin. */
export const ReleaseCell = z
  .object({
    row: z.string().meta(titled('镇街', 'town')),
    column: z.string().meta(titled('类别', 'kind')),
    /** Null: not told. */
    value: Decimal.nullable().meta(titled('数值', 'value')),
    why: choice(hiddenLabels).nullable().meta(titled('保密原因', 'why not told')),
  })
  .meta(titled('对外发布表的一格', 'cell of a release', 'ReleaseCell'))
export type ReleaseCell = z.infer<typeof ReleaseCell>

/** Told to whom and when; what was told is counted anew from the rows known at that moment. */
export const Release = z
  .object({
    id: z.string(),
    onDate: z.iso.date().meta(titled('截至日', 'as at')),
    recipient: z.string().meta(titled('发布对象', 'told to')),
    document: z.string().meta(titled('依据文件', 'document')),
    recordedAt: z.string(),
    recordedBy: z.string(),
  })
  .meta(titled('对外发布', 'release', 'Release'))
export type Release = z.infer<typeof Release>
