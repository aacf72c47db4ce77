/** 收官: what a plan comes to when its term is over, and where what is left goes. */
import { z } from 'zod'
import { choice, label, titled } from '../../base/label.ts'

export const openItemKindLabels = {
  unclear: label('待明确事项', 'never clarified'),
  halfQuantitative: label('半量化目标', 'half-quantitative goal'),
  unmetTarget: label('未完成的目标', 'target not reached'),
} as const

/** 未了事项: what a closing plan must still find a way for. */
export const OpenItem = z
  .object({
    code: z.string().meta(titled('编号', 'number')),
    kind: choice(openItemKindLabels).meta(titled('类别', 'kind')),
    text: z.string().meta(titled('事项', 'matter')),
  })
  .meta(titled('未了事项', 'open item', 'OpenItem'))
export type OpenItem = z.infer<typeof OpenItem>

export const wayLabels = {
  carryOver: label('结转', 'carried over'),
  terminate: label('终止', 'terminated'),
  merge: label('并入', 'merged'),
} as const
export const Way = choice(wayLabels).meta(titled('去向', 'where it goes'))
