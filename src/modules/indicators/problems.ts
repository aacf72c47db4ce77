import { problemTable } from '../../base/problem.ts'

export const refuseIndicator = problemTable('indicator', {
  unknown: {
    status: 404,
    zh: '没有代码为 {code} 的指标;请在指标清单核对代码',
    en: 'There is no indicator {code}; check the code in the indicator list',
  },
  notAccepted: {
    status: 409,
    zh: '方案读取结果尚未确认;请先在审读页确认,再生成口径卡',
    en: 'The reading has not been accepted; accept it on the review page, then make the cards',
  },
  cardsComplete: {
    status: 409,
    zh: '各项目标都已有口径卡;修改请走“修订口径”',
    en: 'Every target has its card; to change one, revise the definition',
  },
  several: {
    status: 422,
    zh: '{count} 项年度目标有误,一项也没有保存;请按所列位置修改',
    en: '{count} yearly {count:target is|targets are} wrong and none was saved; mend the places listed',
  },
  formula: {
    status: 422,
    zh: '计算公式有 {count} 处问题,口径没有保存;请按所列位置修改',
    en: 'The formula has {count} {count:fault|faults} and the card was not saved; mend the places listed',
  },
  effectiveTooEarly: {
    status: 422,
    zh: '新口径的生效日期须晚于前一版的 {date}',
    en: 'A new definition takes effect after the one before ({date})',
  },
  unitMismatch: {
    status: 422,
    zh: '“{unit}”与口径卡的单位“{expected}”不能换算;请改用同类单位',
    en: '“{unit}” does not convert to the card’s unit “{expected}”; use a unit of the same kind',
  },
  yearOutsideTerm: {
    status: 422,
    zh: '{year} 年不在方案实施期 {from}—{to} 内',
    en: 'The year {year} is outside the plan’s term {from}–{to}',
  },
  curveNotRising: {
    status: 422,
    zh: '计划曲线须按时间先后排列,年末为 100%',
    en: 'A planned curve is in order of time and ends the year at 100 %',
  },
})
