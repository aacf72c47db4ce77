import { problemTable } from '../../base/problem.ts'

export const refuseCultivation = problemTable('cultivation', {
  unknownTitle: {
    status: 404,
    zh: '没有代号为 {title} 的称号;已有:{known}',
    en: 'There is no title {title}; known are: {known}',
  },
  noProgramme: {
    status: 422,
    zh: '“{title}”的认定条件尚未编成规则,不能判断;请先在政策规则中补上文本',
    en: 'The conditions of “{title}” are not encoded yet, so nothing can be judged; add the text to the programme rules first',
  },
  noVersion: {
    status: 422,
    zh: '{on} 没有施行中的“{title}”标准({procedure});请换一个日期',
    en: 'No version of “{title}” governs {procedure} on {on}; choose another day',
  },
  unknownVersion: {
    status: 404,
    zh: '“{title}”没有版本 {version};已有:{known}',
    en: '“{title}” has no version {version}; known are: {known}',
  },
  untilBefore: {
    status: 422,
    zh: '预测到 {until},早于 {on};请写 {on} 以后的日期',
    en: 'The forecast ends on {until}, before {on}; choose a day after {on}',
  },
  untilFar: {
    status: 422,
    zh: '预测最远到 {years} 年以后,即 {last};{until} 太远,请写较早的日期',
    en: 'A forecast reaches {years} years ahead at most, to {last}; {until} is too far, choose an earlier day',
  },
  unknownFirm: {
    status: 404,
    zh: '企业库中没有 {code};请先导入或登记该企业',
    en: 'The register has no firm {code}; import or enter it first',
  },
})

export const refuseVisit = problemTable('visit', {
  unknown: {
    status: 404,
    zh: '没有编号为 {visit} 的走访;请刷新后再试',
    en: 'There is no visit {visit}; reload and try again',
  },
  notYourTown: {
    status: 403,
    zh: '{count} 家企业不在{town},请由其所在镇街或专员安排:{firms}',
    en: '{count} {count:firm is|firms are} not in {town}; their own street officer or the plan officer may plan these: {firms}',
  },
  noTown: {
    status: 403,
    zh: '您的账户没有写明所属镇街,不能安排走访;请管理员补上',
    en: 'Your account names no town, so you cannot plan visits; ask the administrator to add it',
  },
  unknownFirms: {
    status: 404,
    zh: '企业库中没有这些企业:{codes};请先核对代码',
    en: 'The register has no such firms: {codes}; check the codes first',
  },
  inThePast: {
    status: 422,
    zh: '计划日期 {on} 早于今天({today});请改为今天或以后',
    en: 'The planned day {on} lies before today ({today}); choose today or later',
  },
  notYet: {
    status: 422,
    zh: '走访日期 {on} 晚于今天({today});请在走访以后再登记',
    en: 'The day of the visit {on} lies after today ({today}); record it once the visit took place',
  },
  postponedBack: {
    status: 422,
    zh: '改期日期 {on} 早于今天({today});请写改到哪一天',
    en: 'The new day {on} lies before today ({today}); write the day it is put off to',
  },
  closed: {
    status: 409,
    zh: '这次走访已有结果({outcome});需要再去请另行安排',
    en: 'This visit already has an outcome ({outcome}); plan another one to go again',
  },
  alreadyPlanned: {
    status: 409,
    zh: '以下企业已有 {on} 以前未完成的走访:{firms};请先登记其结果',
    en: 'These firms already have an open visit due by {on}: {firms}; record its outcome first',
  },
})
