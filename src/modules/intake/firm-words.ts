/** What can be said of a row that speaks of a firm. */
export const firmWords = {
  nameMissing: {
    zh: '登记册里没有 {code},新企业要有名称;请补上企业名称',
    en: '{code} is not in the register and a new firm needs a name; add it',
  },
  firmUnknown: {
    zh: '登记册里没有 {code},先记下,但不计入本区;请再导入企业名录',
    en: '{code} is not in the register: kept, but not counted here; import the list of firms as well',
  },
  movedBeforeFounded: {
    zh: '“{title}”{day} 早于成立日期 {founded};请核对两个日期',
    en: '“{titleEn}” {day} lies before the founding {founded}; check both days',
  },
  leftBeforeArrived: {
    zh: '迁出或注销日期 {left} 早于迁入日期 {arrived};请核对',
    en: 'The firm left on {left} before it arrived on {arrived}; check both days',
  },
  ownBranch: {
    zh: '“{title}”填的是这家企业自己的代码;请改为上级企业的代码,或留空',
    en: '“{titleEn}” is the code of the firm itself; write that of its parent, or leave it empty',
  },
  presenceDayMissing: {
    zh: '登记状态为“{state}”而没有日期,分不清自何日起;请补上{state}日期',
    en: 'The registration says “{stateEn}” without a day; add the day it happened',
  },
  duplicateRow: {
    zh: '与第 {row} 行是同一户同一年,而“{title}”不同({other});请核对后只留一行',
    en: 'The same firm and year as row {row}, but “{titleEn}” differs ({other}); check and keep one row',
  },
  repeated: {
    zh: '与第 {row} 行完全相同,只导入一次',
    en: 'The same as row {row}; it goes in once',
  },
  nameTwoCodes: {
    zh: '“{name}”在{where}已有另一个代码 {other};请决定是同一户还是两户',
    en: '“{name}” already has another code, {other} ({where}); decide whether they are one firm or two',
  },
  codeTwoNames: {
    zh: '{code} 在{where}的名称是“{other}”,这里是“{name}”;请决定是更名,还是以原名称为准',
    en: '{code} is called “{other}” ({where}) and here “{name}”; decide whether it was renamed or keep the known name',
  },
  nameOnly: {
    zh: '没有代码,名称与 {other} 完全相同;请确认是不是这家企业',
    en: 'There is no code; the name is exactly that of {other}; say whether it is this firm',
  },
  leftOut: {
    zh: '按您的决定不导入',
    en: 'Left out as you decided',
  },
  needsReason: {
    zh: '“{title}”与已有的不同(原 {before},现 {after}),替换要写更正原因;请在上方填写',
    en: '“{titleEn}” differs from what is known (was {before}, now {after}); replacing it needs a reason: write it above',
  },
  corrected: {
    zh: '更正“{title}”:原 {before},现 {after}',
    en: 'Corrects “{titleEn}”: was {before}, now {after}',
  },
  surveyOnFile: {
    zh: '“{title}”已有统计调查资料,其值只供统计人员查看(统计法第二十八条),也不说明与这里是否相同;确需替换的,请在上方写明更正原因',
    en: '“{titleEn}” is on file from a survey, whose values only the statistics office sees (Statistics Law art. 28); whether it is the same is not told. To replace it, write a reason above',
  },
  surveyReplaced: {
    zh: '“{title}”已有统计调查资料,按更正原因以这里的值为准;原值只供统计人员查看(统计法第二十八条)',
    en: '“{titleEn}” is on file from a survey and gives way to this value for the reason given; only the statistics office sees what stood there (Statistics Law art. 28)',
  },
  surveyFact: {
    zh: '“{title}”没有导入:统计调查资料不能作为企业登记事项的来源(统计法第二十八条);请从行政记录或公开名单导入',
    en: '“{titleEn}” is left out: a survey cannot be the source of a fact of a firm (Statistics Law art. 28); bring it from administrative records or a public list',
  },
  surveyFirm: {
    zh: '登记册里没有 {code},统计调查资料不能用来登记企业(统计法第二十八条);请先从行政记录或公开名单导入该企业',
    en: '{code} is not in the register, and a survey cannot register a firm (Statistics Law art. 28); first bring the firm from administrative records or a public list',
  },
  changed: {
    zh: '“{title}”自 {since} 起由“{before}”变为“{after}”',
    en: '“{titleEn}” changes on {since} from “{before}” to “{after}”',
  },
  moved: {
    zh: '企业自 {since} 起{change},{effect}',
    en: 'From {since} the firm has {changeEn}: {effectEn}',
  },
  formerName: {
    zh: '“{name}”是这家企业的曾用名,现名“{other}”',
    en: '“{name}” is a former name of this firm, now “{other}”',
  },
  presenceUnstated: {
    zh: '没有镇街、登记状态或迁入日期,不知道是否在本区,先不计入存量',
    en: 'Without town, registration or day of moving in nobody knows whether it is here; it is not counted',
  },
  oddJump: {
    zh: '“{title}”是上年的 {times} 倍(上年 {before},今年 {after});请留意是否差了单位',
    en: '“{titleEn}” is {times} times the year before ({before}, now {after}); look whether the unit slipped',
  },
  late: {
    zh: '{period} 的记录在 {days} 天后才登记,已发布的数不变',
    en: 'This row of {period} comes {days} days later; what was published stays',
  },
} as const
