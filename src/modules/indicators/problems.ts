import { problemTable } from '../../base/problem.ts'

export const refuseIndicator = problemTable('indicator', {
  unknown: {
    status: 404,
    zh: '没有代码为 {code} 的指标;请在指标清单核对代码',
    en: 'There is no indicator {code}; check the code in the indicator list',
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
