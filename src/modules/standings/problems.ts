import { problemTable } from '../../base/problem.ts'

export const refuseStanding = problemTable('standing', {
  noTarget: {
    status: 404,
    zh: '方案没有代码为 {code} 的目标,不作研判;请从指标清单中选择',
    en: 'The plan sets no target {code}, so there is nothing to judge; choose one from the indicators',
  },
  noCard: {
    status: 404,
    zh: '指标 {code} 还没有口径卡,无从判定;请在方案设置中补建口径卡',
    en: 'The indicator {code} has no definition card to read it by; make the card in the plan settings',
  },
  noPreset: {
    status: 404,
    zh: '没有名为 {preset} 的亮灯规则;请从列表中选择',
    en: 'There is no rule of lights {preset}; choose one from the list',
  },
})
