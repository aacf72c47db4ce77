import { problemTable } from '../../base/problem.ts'

export const refuseClosing = problemTable('closing', {
  notTermEnded: {
    status: 409,
    zh: '方案实施期到 {to} 为止,期满次日起才能收官',
    en: 'The plan runs to {to}; it can be closed from the day after',
  },
  verdictsMissing: {
    status: 409,
    zh: '还有 {count} 项目标没有收官结论;请先逐项作出结论',
    en: '{count} {count:target has|targets have} no closing verdict yet; decide each of them first',
  },
  itemsOpen: {
    status: 409,
    zh: '还有 {count} 个未了事项没有去向(结转、终止或并入);请先逐项决定',
    en: '{count} open {count:item has|items have} no decision (carry over, terminate or merge); decide each first',
  },
  closed: {
    status: 409,
    zh: '方案已收官,结论不再修改;后续请在接续方案中办理',
    en: 'The plan is closed and its verdicts stand; work on its successor',
  },
  noSuchTarget: {
    status: 404,
    zh: '方案没有代码为 {code} 的目标',
    en: 'The plan has no target {code}',
  },
  noSuchItem: {
    status: 404,
    zh: '未了事项中没有 {code};请刷新清单',
    en: 'There is no open item {code}; reload the list',
  },
  notFinal: {
    status: 409,
    zh: '{codes} 的数值尚非最终数,不能成批采纳;请逐项作出结论,或等最终数',
    en: 'The values of {codes} are not final, so these are not taken together; decide each, or wait',
  },
  evidenceNeeded: {
    status: 422,
    zh: '“完成”“未完成”须列出依据的数据;没有数据请选“无法判断”',
    en: '“Met” and “not met” need the values they rest on; without one say “cannot tell”',
  },
  noSuchEvidence: {
    status: 422,
    zh: '台账中没有指标 {code} 的数据 {ids};请从该指标的台账中选择',
    en: 'The ledger has no value {ids} of indicator {code}; choose from its ledger',
  },
  termReversed: {
    status: 422,
    zh: '结束年份 {to} 早于开始年份 {from};请核对',
    en: 'The last year {to} is before the first year {from}; check them',
  },
  mergeInto: {
    status: 422,
    zh: '并入须写明并入哪一项',
    en: 'Say which item it is merged into',
  },
})
