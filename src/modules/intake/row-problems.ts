import type { Details } from '../../base/problem.ts'
import { problemTable } from '../../base/problem.ts'

/** Why a row, or a cell of it, cannot go in; and what is remarked of one that can. */
const cells = {
  codeMissing: {
    zh: '没有统一社会信用代码,也没有能对上的企业名称;请补上 18 位代码',
    en: 'There is neither a credit code nor a name that is known; add the 18 characters',
  },
  codeScientific: {
    zh: '“{text}”是被表格软件当成数字的代码,后几位已经丢失;请把这一列设为“文本”格式,从营业执照重新填写 18 位代码',
    en: '“{text}” is a code that the table program took for a number and lost the last digits of; format the column as text and type the 18 characters again from the licence',
  },
  codeLength: {
    zh: '“{text}”有 {length} 位,统一社会信用代码应为 18 位;请与营业执照核对',
    en: '“{text}” has {length} characters, a credit code has 18; compare with the licence',
  },
  codeCharacter: {
    zh: '“{text}”含有代码中没有的字符“{sign}”(代码不用 I、O、S、V、Z);请与营业执照核对',
    en: '“{text}” holds “{sign}”, which no credit code has (none of I, O, S, V, Z); compare with the licence',
  },
  codeCheck: {
    zh: '“{text}”的校验位不对(按前 17 位应为“{expected}”);请与营业执照核对',
    en: 'The check character of “{text}” is wrong (the first 17 make it “{expected}”); compare with the licence',
  },
  codeNormalised: {
    zh: '代码“{text}”已改为半角大写“{code}”',
    en: 'The code “{text}” was read as “{code}”',
  },
  needed: {
    zh: '缺“{title}”;请补上后再导入',
    en: '“{titleEn}” is missing; add it and import again',
  },
  noDay: {
    zh: '“{text}”不是日期;请写成 2025-03-07',
    en: '“{text}” is no date; write it as 2025-03-07',
  },
  shortYear: {
    zh: '“{text}”的年份只有两位,分不清年份和日期;请写成四位年份,如 2025-03-07',
    en: '“{text}” has a year of two digits, which could mean several days; write four, as in 2025-03-07',
  },
  dayOrder: {
    zh: '“{text}”分不清月和日的先后;请写成 2025-03-07',
    en: 'In “{text}” day and month cannot be told apart; write it as 2025-03-07',
  },
  noSuchDay: {
    zh: '没有“{text}”这一天;请核对后写成 2025-03-07',
    en: 'There is no such day as “{text}”; check it and write it as 2025-03-07',
  },
  yearOnly: {
    zh: '“{text}”只有年份;请写明日期,如 2025-03-07',
    en: '“{text}” is only a year; name the day, as in 2025-03-07',
  },
  farDay: {
    zh: '“{text}”的年份不可能;请核对',
    en: 'The year of “{text}” is not possible; check it',
  },
  cachedError: {
    zh: '这一格是出错的公式“{text}”;请改成结果后再导入',
    en: 'This cell is a formula that failed (“{text}”); put its result there and import again',
  },
  formulaText: {
    zh: '这一格的内容会被当作公式执行;请改成普通文字或数值',
    en: 'The content of this cell would run as a formula; write plain text or a number',
  },
  notANumber: {
    zh: '“{title}”的“{text}”不是一个确定的数;请只填数值',
    en: '“{text}” under “{titleEn}” is not one number; write only the number',
  },
  wrongUnit: {
    zh: '“{text}”的单位“{unit}”与“{title}”的单位“{expected}”不能换算;请核对单位',
    en: 'The unit “{unit}” of “{text}” does not convert to “{expected}”, the unit of “{titleEn}”; check it',
  },
  negative: {
    zh: '“{title}”为负数 {text};请核对',
    en: '“{titleEn}” is negative: {text}; check it',
  },
  mergedValue: {
    zh: '“{title}”在合并单元格里({from}),一个数只能属于一行;请拆开后逐行填写',
    en: '“{titleEn}” lies in merged cells ({from}); a number belongs to one row: split them and fill each row',
  },
  notAChoice: {
    zh: '“{title}”没有“{text}”这一项;可填:{choices}',
    en: '“{titleEn}” knows no “{text}”; it can be: {choices}',
  },
  notYesNo: {
    zh: '“{title}”的“{text}”分不清是或否;请填“是”或“否”',
    en: '“{text}” under “{titleEn}” is neither yes nor no; write 是 or 否',
  },
  tooLong: {
    zh: '“{title}”超过 {limit} 个字;请缩短',
    en: '“{titleEn}” has more than {limit} letters; shorten it',
  },
  yearMissing: {
    zh: '有年度数据而没有年度;请加“年度”一列,或在导入时指定年度',
    en: 'There are yearly figures and no year; add a column 年度 or name the year at the import',
  },
  futureDay: {
    zh: '“{title}”{text} 晚于今天;请核对',
    en: '“{titleEn}” {text} lies in the future; check it',
  },
  futureYear: {
    zh: '{year} 年还没有结束,不会有全年数据;请核对年度',
    en: 'The year {year} has not ended and has no yearly figures; check the year',
  },
} as const

const firms = {
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

const titles = {
  endsBeforeBegins: {
    zh: '有效期止 {to} 早于有效期起 {from};请核对',
    en: 'The term ends on {to} before it begins on {from}; check both days',
  },
  overlap: {
    zh: '与同一称号的另一段有效期({from} 至 {to},{where})重叠;请核对起止日期',
    en: 'It overlaps another term of the same title ({from} to {to}, {where}); check the days',
  },
  termMissing: {
    zh: '缺有效期{which},而“{title}”没有固定年限;请补上',
    en: 'The {whichEn} of the term is missing and “{title}” has no fixed length; add it',
  },
  termComputed: {
    zh: '没有写有效期止,按“{title}”{years} 年计为 {to}',
    en: 'The end of the term was not written; {years} years of “{title}” make it {to}',
  },
  termOdd: {
    zh: '有效期 {days} 天,与“{title}”{years} 年不符;请留意',
    en: 'The term of {days} days does not fit the {years} years of “{title}”; look at it',
  },
  beforeFounded: {
    zh: '有效期起 {from} 早于企业成立日期 {founded};请核对',
    en: 'The term begins on {from}, before the firm was founded on {founded}; check both days',
  },
  holderDiffers: {
    zh: '名称“{name}”与登记册的“{other}”不同;请留意是否填错代码',
    en: 'The name “{name}” differs from “{other}” in the register; look whether the code is right',
  },
  numberTaken: {
    zh: '证书编号 {number} 在{where}属于另一家企业 {other};请核对',
    en: 'The certificate number {number} belongs to another firm, {other} ({where}); check it',
  },
  certificateUnknown: {
    zh: '没有找到要{change}的证书({what});请先导入证书,或核对编号',
    en: 'There is no certificate to be {changeEn} ({what}); import it first or check the number',
  },
  certificateAmbiguous: {
    zh: '对得上的证书有 {count} 件;请写明证书编号',
    en: '{count} certificates fit; name the certificate number',
  },
  changeBeforeTerm: {
    zh: '{day} 早于证书有效期起 {from};请核对',
    en: '{day} lies before the term begins on {from}; check both days',
  },
  notRevoked: {
    zh: '这件证书没有被取消过,不能恢复;请核对',
    en: 'This certificate was never revoked and cannot be restored; check it',
  },
  alreadyRevoked: {
    zh: '这件证书已自 {day} 起取消;如日期有误请先恢复再取消',
    en: 'This certificate is revoked since {day}; restore it first if that day is wrong',
  },
  backdated: {
    zh: '追溯到 {day} 起{change}:过去的存量会变,已发布的通报不变',
    en: '{changeEn} back-dated to {day}: the stock of past days changes, issued papers do not',
  },
} as const

const registers = {
  monthDiffers: {
    zh: '登记月份 {month} 与登记日期 {day} 不在同一个月;请核对',
    en: 'The month {month} is not that of the day {day}; check both',
  },
  parcelShared: {
    zh: '图斑 {parcel} 也在“{other}”中,合计时只计一次',
    en: 'Parcel {parcel} also belongs to “{other}”; it is counted once in the total',
  },
  parcelAreaDiffers: {
    zh: '图斑 {parcel} 的面积与“{other}”中的不同({area} 与 {otherArea});请核对',
    en: 'The area of parcel {parcel} differs from that in “{other}” ({area} and {otherArea}); check it',
  },
  keyTwice: {
    zh: '编号 {key} 与第 {row} 行相同,而“{title}”不同({other});请核对后只留一行',
    en: 'Row {row} has the same number {key}, but “{titleEn}” differs ({other}); check and keep one row',
  },
  partsExceed: {
    zh: '“{title}”{part} 大于“{wholeTitle}”{whole};请核对',
    en: '“{titleEn}” {part} is more than “{wholeTitleEn}” {whole}; check them',
  },
  holderMissing: {
    zh: '没有所属单位,也没有代码;请补上',
    en: 'There is neither a holder nor a code; add one',
  },
} as const

const sheets = {
  noHead: {
    zh: '没有找到能识别的表头,这张工作表没有导入',
    en: 'No headings were recognised; this sheet is not imported',
  },
  otherKind: {
    zh: '这张工作表像“{kind}”,与所选种类不同,没有导入;请另选种类导入',
    en: 'This sheet looks like “{kindEn}”, another kind than chosen; import it on its own',
  },
  hiddenSheet: {
    zh: '这是隐藏的工作表,没有导入;需要时请取消隐藏',
    en: 'This sheet is hidden and is not imported; unhide it if it should be',
  },
  hiddenColumn: {
    zh: '{column} 列“{header}”是隐藏列,也已读取',
    en: 'Column {column}, “{header}”, is hidden and was read all the same',
  },
  headingTwice: {
    zh: '{column} 列与 {other} 列都像“{title}”,只读 {other} 列;请指定另一列的含义',
    en: 'Columns {column} and {other} both look like “{titleEn}”; only {other} is read: say what the other means',
  },
  columnsMissing: {
    zh: '没有找到“{titles}”栏;请核对表头或手工指定',
    en: 'No column for “{titlesEn}” was found; check the headings or set the columns by hand',
  },
  titleOfTitle: {
    zh: '没有“称号类别”一栏,按标题取“{title}”',
    en: 'There is no column for the title; “{title}” was taken from what stands above the table',
  },
  yearOfTitle: {
    zh: '年度按标题取 {year} 年',
    en: 'The year {year} was taken from the title',
  },
} as const

const all = { ...cells, ...firms, ...titles, ...registers, ...sheets }
export type RowCode = keyof typeof all

/** Never thrown: the words of what is told of a cell live in the table of refusals like all others. */
export const refuseRow = problemTable(
  'intakeRow',
  Object.fromEntries(
    Object.entries(all).map(([code, words]) => [code, { status: 422 as const, ...words }]),
  ) as Record<RowCode, { status: 422; zh: string; en: string }>,
)

/** One thing told of a cell; the sentence is only made for those that are shown. */
export type RowFault = {
  code: RowCode
  /** Column from 0; without it the whole row is meant. */
  column?: number | undefined
  details?: Details
}
