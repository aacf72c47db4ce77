import { choice, label, titled } from './label.ts'

/**
 * 灯号: where a number stands against its year's target and curve, as computed. Kept apart from a
 * person's judgement and from the freshness of the data. The word always stands beside the colour.
 */
export const standingLabels = {
  ahead: label('超前', 'Ahead'),
  onSchedule: label('正常', 'On schedule'),
  behind: label('滞后', 'Behind'),
  farBehind: label('严重滞后', 'Far behind'),
  notDue: label('未到发布期', 'Not due yet'),
  overdue: label('逾期未报', 'Overdue'),
  open: label('口径未定', 'Definition open'),
  exempt: label('制度免报', 'Exempt'),
  uncovered: label('规则未覆盖', 'No rule covers this'),
  missing: label('缺数据', 'Missing data'),
  withheld: label('依法不公开', 'Withheld by law'),
} as const
export const Standing = choice(standingLabels).meta(titled('灯号', 'standing', 'Standing'))
export type Standing = keyof typeof standingLabels

/** The shape that stays when a page is printed in black and white. */
export const standingShapes: Readonly<Record<Standing, string>> = {
  ahead: '▲',
  onSchedule: '●',
  behind: '◆',
  farBehind: '■',
  notDue: '○',
  overdue: '◑',
  open: '?',
  exempt: '–',
  uncovered: '⊘',
  missing: '∅',
  withheld: '▒',
}
