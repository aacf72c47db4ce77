import { problemTable } from '../../base/problem.ts'

export const refuseEnterprise = problemTable('enterprise', {
  noSuchFirm: {
    status: 404,
    zh: '没有代码为 {code} 的企业,或在所看时点尚未登记;请在企业清单中查找',
    en: 'There is no firm {code}, or it was not yet recorded at this moment; look it up in the list of enterprises',
  },
  badCode: {
    status: 422,
    zh: '“{code}”不是有效的统一社会信用代码(GB 32100):{fault};请对照营业执照改正',
    en: '“{code}” is not a valid unified social credit code (GB 32100): {faultEn}; correct it by the business licence',
  },
  alreadyRegistered: {
    status: 409,
    zh: '代码 {code} 已登记为“{name}”;如已更名,请在该企业页面登记新名称',
    en: 'The code {code} is already registered as “{name}”; if the firm has a new name, record it on its page',
  },
  futureFact: {
    status: 422,
    zh: '{code} 的“{kind}”自 {day} 起,晚于今天 {today};请在该日到来后登记',
    en: '“{kind}” of {code} begins on {day}, after today, {today}; record it when the day has come',
  },
  beforeRegistration: {
    status: 422,
    zh: '{day} 早于该企业的成立或登记日 {registered},不能有变动;请核对日期',
    en: '{day} lies before {registered}, when the firm was founded or registered; check the date',
  },
  notHere: {
    status: 409,
    zh: '该企业在 {day} 不在本区登记({presence}),不能登记“{move}”;请先核对登记状态的历史',
    en: 'On {day} the firm was not registered here ({presence}), so “{move}” cannot be recorded; check the history of its registration first',
  },
  alreadyHere: {
    status: 409,
    zh: '该企业在 {day} 已在本区登记,不能再登记迁入;请先登记此前的迁出',
    en: 'On {day} the firm was already registered here; record the earlier move out first',
  },
  movedOutBefore: {
    status: 409,
    zh: '该企业在 {day} 已迁出本区;它又来本区登记的,请登记“迁入本区”',
    en: 'On {day} the firm had moved out of the district; if it is registered here again, record that it moved in',
  },
  noTownGiven: {
    status: 422,
    zh: '区内迁移须写明迁入的镇街;请补填',
    en: 'A move within the district needs the town it comes to; fill it in',
  },
  notYourTown: {
    status: 403,
    zh: '“{name}”登记在{town},不在{own};请由其所在镇街或专员登记,或登记它迁入{own}',
    en: '“{name}” is registered in {town}, not in {own}; its own street officer or the plan officer may record this, or record that it comes to {own}',
  },
  townTooLate: {
    status: 403,
    zh: '镇街只登记 {from} 以来的变动,{day} 更早,会改动已经报出的数;请由专员或部门登记',
    en: 'A street officer records changes since {from}; {day} is earlier and would alter numbers that are out. Ask the plan officer or the department',
  },
  noOwnTown: {
    status: 403,
    zh: '您的账户没有写明所属镇街,不能登记迁移;请管理员补上',
    en: 'Your account names no town, so you cannot record moves; ask the administrator to add it',
  },
  unchanged: {
    status: 409,
    zh: '“{kind}”在 {day} 已是“{value}”,没有变化;如只更正日期,请用更正',
    en: '“{kind}” was already “{value}” on {day}; to change only its date, correct it',
  },
  badValue: {
    status: 422,
    zh: '“{kind}”不能是“{value}”:{fault};请改正后再登记',
    en: '“{kind}” cannot be “{value}”: {faultEn}; correct it and record it again',
  },
  noSuchFact: {
    status: 404,
    zh: '该企业没有编号为 {id} 的事项,或它已被更正;请刷新后选择现行的一条',
    en: 'The firm has no fact {id}, or it has been corrected already; reload and choose the one that counts',
  },
  noSuchFiling: {
    status: 404,
    zh: '该企业 {year} 年没有编号为 {id} 的年度数据,或它已被更正;请刷新后选择现行的一条',
    en: 'The firm has no figures {id} of {year}, or they have been corrected already; reload and choose the ones that count',
  },
  sameCode: {
    status: 422,
    zh: '两个代码相同({code}),无须归并;请填写另一个代码',
    en: 'Both codes are {code}; give the other one',
  },
  alreadyDecided: {
    status: 409,
    zh: '{code} 与 {other} 已是“{decision}”;如需改变,请登记相反的结论',
    en: '{code} and {other} are already “{decision}”; to change that, record the opposite decision',
  },
  mergedBefore: {
    status: 409,
    zh: '{other} 已并入 {into};请改为对 {into} 作结论,或先登记 {other} 与 {into} 不是同一户',
    en: '{other} went into {into}; decide on {into} instead, or first record that these two are distinct',
  },
  mergedThrough: {
    status: 409,
    zh: '{code} 与 {other} 是经由其他代码归为一户的;请先登记 {from} 与 {to} 不是同一户',
    en: '{code} and {other} are one by way of another code; first record that {from} and {to} are distinct',
  },
  surveyData: {
    status: 403,
    zh: '单个企业的统计调查资料只用于统计,不得用于认定、走访、排名或导出名单(《中华人民共和国统计法》第二十八条);请改用行政记录、公开名单或企业自报',
    en: 'Survey data on single firms serves statistics only and not awards, visits, rankings or lists (Statistics Law, article 28); use administrative records, public lists or what the firm reported',
  },
  unknownTown: {
    status: 404,
    zh: '没有名为“{town}”的镇街;请核对名称,或从镇街目录中选择',
    en: 'No town is called “{town}”; check the name, or choose one from the list of towns',
  },
  surveyFact: {
    status: 403,
    zh: '统计调查资料不能作为企业登记事项的来源(《中华人民共和国统计法》第二十八条):事项人人可见,并用于筛选和走访;请以行政记录、公开名单(如规上企业名录)或企业自报登记',
    en: 'A survey cannot be the source of a fact of a firm (Statistics Law, article 28): facts are open to all and serve filters and visits; record it from administrative records, a public list (such as the list of firms above size) or what the firm reported',
  },
  surveyPurpose: {
    status: 422,
    zh: '统计调查资料的用途只能是“统计”(《中华人民共和国统计法》第二十八条);请改正用途,或按实际来源登记',
    en: 'Survey data may serve statistics only (Statistics Law, article 28); correct the purpose, or record the class it really came from',
  },
  futureYear: {
    status: 422,
    zh: '{year} 年尚未开始,不能登记年度数据;请改正年度',
    en: 'The year {year} has not begun; correct the year',
  },
  unknownFigure: {
    status: 422,
    zh: '指标目录中没有“{field}”;请从目录中选择',
    en: 'The catalogue has no figure “{field}”; choose one from it',
  },
  badFigure: {
    status: 422,
    zh: '“{field}”的值“{value}”不合格式;请填 {expected}',
    en: '“{value}” is no value of “{field}”; write {expectedEn}',
  },
  correctionNeedsReason: {
    status: 422,
    zh: '更正须写明原因;请补填',
    en: 'A correction needs its reason; fill it in',
  },
})
