import { problemTable } from '../../base/problem.ts'

export const refuseRequest = problemTable('request', {
  unknownFirm: {
    status: 404,
    zh: '没有代码为 {code} 的企业;请先在企业清单中登记',
    en: 'There is no firm {code}; register it in the list of enterprises first',
  },
  unknown: {
    status: 404,
    zh: '没有编号为 {request} 的诉求;请刷新企业页面后再选',
    en: 'There is no request {request}; reload the firm’s page and choose again',
  },
  notYourTown: {
    status: 403,
    zh: '“{name}”不在{own};请由其所在镇街或专员办理',
    en: '“{name}” is not in {own}; its own street officer or the plan officer may do this',
  },
  noOwnTown: {
    status: 403,
    zh: '您的账户没有写明所属镇街,不能办理诉求;请管理员补上',
    en: 'Your account names no town, so you cannot keep requests; ask the administrator to add it',
  },
  future: {
    status: 422,
    zh: '{on} 晚于今天 {today};请在该日到来后登记',
    en: 'The day {on} lies after today, {today}; record it when the day has come',
  },
  beforeRaised: {
    status: 422,
    zh: '{on} 早于诉求此前的日期 {before};请核对日期',
    en: 'The day {on} lies before the last day of the request, {before}; check it',
  },
  alreadyRaised: {
    status: 409,
    zh: '该企业 {on} 提出的同一诉求已登记,仍在办理中;如有进展请在该诉求上办结',
    en: 'The same request of this firm, raised on {on}, is recorded and still open; close it there',
  },
  alreadyClosed: {
    status: 409,
    zh: '该诉求已办结;如需继续办理,请登记重新办理',
    en: 'The request is closed already; open it again to go on with it',
  },
  notClosed: {
    status: 409,
    zh: '该诉求仍在办理中,不必重新办理',
    en: 'The request is still open, so it need not be opened again',
  },
})
