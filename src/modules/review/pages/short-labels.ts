import { label } from '../../../base/label.ts'

/** What a thing found in a clause is called at the left of its line. */
export const shortFindingLabels = {
  target: label('目标', 'Target'),
  half: label('半量化', 'Half-quant.'),
  qualitative: label('定性', 'Qualitative'),
  industry: label('产业', 'Industries'),
  named: label('专名', 'Named'),
  unclear: label('待明确', 'Open'),
  owner: label('责任', 'Owner'),
  alarm: label('提示', 'Alarm'),
} as const
