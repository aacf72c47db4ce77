import { type Label, label } from '../../base/label.ts'
import type { Stretch } from './bands.ts'
import { percentText } from './shown.ts'

/** A stretch of gaps in words, for whoever checks a rule: '差距在 −10.0(不含)至 0.0(不含)个百分点'. */
export function stretchText({ from, fromIncluded, to, toIncluded }: Stretch): Label {
  const zhEnd = (value: number, included: boolean) =>
    `${percentText(value)}${included ? '(含)' : '(不含)'}`
  const enEnd = (value: number, included: boolean) =>
    `${percentText(value)} (${included ? 'included' : 'not included'})`
  if (from === null && to === null) return label('任何差距', 'any gap')
  if (from === null && to !== null)
    return label(
      `差距低于 ${zhEnd(to, toIncluded)} 个百分点`,
      `gaps below ${enEnd(to, toIncluded)} points`,
    )
  if (to === null && from !== null)
    return label(
      `差距高于 ${zhEnd(from, fromIncluded)} 个百分点`,
      `gaps above ${enEnd(from, fromIncluded)} points`,
    )
  const [low, high] = [from ?? 0, to ?? 0]
  return label(
    `差距在 ${zhEnd(low, fromIncluded)} 至 ${zhEnd(high, toIncluded)} 个百分点`,
    `gaps from ${enEnd(low, fromIncluded)} to ${enEnd(high, toIncluded)} points`,
  )
}
