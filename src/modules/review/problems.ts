import { problemTable } from '../../base/problem.ts'

export const refuseReview = problemTable('review', {
  reasonNeeded: {
    status: 422,
    zh: '方案已确认,更正读取结果须写明理由;调整目标请走“调整方案目标”并注明文件',
    en: 'The plan has been accepted: say why its reading is corrected; to change a target, revise it with its document',
  },
  codeFixed: {
    status: 409,
    zh: '方案已确认,指标代码 {code} 不再更改;数据按代码保存',
    en: 'The plan has been accepted and code {code} stays as it is; values are kept by it',
  },
  noSuchFinding: {
    status: 404,
    zh: '方案中没有这一项({what});请刷新后再办理',
    en: 'The plan has no such entry ({what}); reload and try again',
  },
  spanOutside: {
    status: 422,
    zh: '所选文字不在同一条款之内;请在一个条款内重新选取',
    en: 'The words chosen do not lie within one clause; choose them again inside one',
  },
  noClause: {
    status: 422,
    zh: '方案没有条款 {clause};请从条款树中选择',
    en: 'The plan has no clause {clause}; choose one from the tree',
  },
  sourceNeeded: {
    status: 422,
    zh: '填写待明确事项须注明来源文件和条款;原文未展开,不得自拟',
    en: 'Filling in what the text leaves open needs a source document and clause; nothing may be made up',
  },
  termReversed: {
    status: 422,
    zh: '结束年份 {to} 早于开始年份 {from};请核对',
    en: 'The last year {to} is before the first year {from}; check them',
  },
})
