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
    en: '“{code}” is not a valid unified social credit code (GB 32100): {fault}; correct it by the business licence',
  },
  futureFact: {
    status: 422,
    zh: '{code} 的“{kind}”自 {day} 起,晚于今天 {today};请在该日到来后登记',
    en: '“{kind}” of {code} begins on {day}, after today, {today}; record it when the day has come',
  },
  surveyData: {
    status: 403,
    zh: '单个企业的统计调查资料只用于统计,不得用于认定、走访、排名或导出名单(《中华人民共和国统计法》第二十八条);请改用行政记录、公开名单或企业自报',
    en: 'Survey data on single firms serves statistics only and not awards, visits, rankings or lists (Statistics Law, article 28); use administrative records, public lists or what the firm reported',
  },
})
