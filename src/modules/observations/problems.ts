import { problemTable } from '../../base/problem.ts'

export const refuseObservation = problemTable('observation', {
  noSuchIndicator: {
    status: 404,
    zh: '没有代码为 {code} 的指标;请从指标清单中选择',
    en: 'There is no indicator {code}; choose one from the list of indicators',
  },
  noSuchObservation: {
    status: 404,
    zh: '没有编号为 {id} 的数据,或在所看时点尚未登记;请返回台账重新选择',
    en: 'There is no value {id}, or it was not yet recorded at this moment; choose it from the ledger',
  },
  futurePeriod: {
    status: 422,
    zh: '所属期 {period} 还没有结束,不能登记;请在期满后登记,或改正所属期',
    en: 'The period {period} has not ended yet; record the value afterwards or correct the period',
  },
  unitMismatch: {
    status: 422,
    zh: '单位“{unit}”不能换算成口径卡的单位“{expected}”;请改用“{expected}”或可换算的单位',
    en: 'The unit “{unit}” does not convert to “{expected}” of the definition card; use that or one that does',
  },
  inputUnit: {
    status: 422,
    zh: '{code} 登记的单位“{unit}”不能换算成口径卡的“{expected}”,不能代入公式;请更正该数值的单位',
    en: 'The recorded unit “{unit}” of {code} does not convert to “{expected}” of its card, so the formula cannot use it; correct that value',
  },
  correctionNeedsReason: {
    status: 422,
    zh: '该期已有数据 {value}{unit};如需更正,请写明更正原因',
    en: 'The period already has the value {value} {unit}; to correct it, state the reason',
  },
  alreadyWithdrawn: {
    status: 409,
    zh: '编号 {id} 的数据已经撤回;如需恢复,请重新登记并说明原因',
    en: 'The value {id} has already been withdrawn; to bring it back, record it again with a reason',
  },
  notApprovable: {
    status: 409,
    zh: '编号 {id} 的数据已经撤回,不能核准;请刷新核准队列',
    en: 'The value {id} has been withdrawn and cannot be approved; refresh the queue',
  },
  ownValue: {
    status: 403,
    zh: '编号 {id} 的数据由您本人登记,不能由您核准;请由另一位统计人员办理',
    en: 'You recorded the value {id} yourself; another statistics approver must decide on it',
  },
  returnNeedsReason: {
    status: 422,
    zh: '退回须写明理由,以便填报人改正;请补填理由',
    en: 'A return needs a reason, so that the reporter can correct it; fill it in',
  },
})
