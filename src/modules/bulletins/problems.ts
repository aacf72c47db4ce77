import { problemTable } from '../../base/problem.ts'

export const refuseBulletin = problemTable('bulletin', {
  unknown: {
    status: 404,
    zh: '没有编号为 {bulletin} 的通报;请从通报清单中选择',
    en: 'There is no bulletin {bulletin}; choose it from the list',
  },
  alreadyIssued: {
    status: 409,
    zh: '该件已签发({number}),不能再改;如有出入请起草更正说明',
    en: 'This paper has been issued ({number}) and no longer changes; draft an erratum instead',
  },
  numberTaken: {
    status: 409,
    zh: '发文字号 {number} 已用于另一件;请核对登记簿后另取一个号',
    en: 'Document number {number} belongs to another paper; check the register and take another',
  },
  blocked: {
    status: 409,
    zh: '还有 {count} 处须先处理,不能签发;请逐项处理',
    en: '{count} {count:matter|matters} must be settled before issue; settle them one by one',
  },
  objectionsOpen: {
    status: 409,
    zh: '还有 {count} 条异议没有答复;请先答复再签发',
    en: '{count} {count:objection has|objections have} no answer yet; answer them before issuing',
  },
  notIssued: {
    status: 409,
    zh: '该件还没有签发;签发后才有正式文件可下载和核验',
    en: 'This paper has not been issued; its files and seal exist only after issue',
  },
  noFile: {
    status: 404,
    zh: '该件没有名为“{name}”的文件;请从文件清单中选择',
    en: 'This paper has no file “{name}”; choose one from its list',
  },
  nothingToCorrect: {
    status: 409,
    zh: '签发以来数据没有变动,不需要更正说明',
    en: 'Nothing has changed since the issue; no erratum is needed',
  },
  noTargets: {
    status: 422,
    zh: '方案没有带口径卡的目标,没有可通报的数据;请先补建口径卡',
    en: 'The plan has no target with a definition card, so there is nothing to report; make the cards first',
  },
})
