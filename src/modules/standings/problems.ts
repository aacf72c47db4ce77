import { problemTable } from '../../base/problem.ts'

export const refuseStanding = problemTable('standing', {
  noTarget: {
    status: 404,
    zh: '方案没有代码为 {code} 的目标,或它还没有口径卡;请在方案设置中补建口径卡',
    en: 'The plan has no target {code}, or it has no definition card yet; make the card in the plan settings',
  },
  noPreset: {
    status: 404,
    zh: '没有名为 {preset} 的亮灯规则;请从列表中选择',
    en: 'There is no rule of lights {preset}; choose one from the list',
  },
})
