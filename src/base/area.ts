import { choice, label, titled } from './label.ts'

/** The administrative range a value speaks of. Published figures often do not say: `unstated` is not `whole`. */
export const scopeLabels = {
  whole: label('全域', 'whole district'),
  direct: label('直管区', 'directly administered area'),
  park: label('园区', 'park'),
  town: label('镇街', 'town or street'),
  unstated: label('未说明范围', 'scope not stated'),
} as const
export const AreaScope = choice(scopeLabels).meta(titled('统计范围', 'scope', 'AreaScope'))
export type AreaScope = keyof typeof scopeLabels
