import { contradictionWords } from '../registers/contradictions.ts'

/** What can be said of a certificate and of what befell it. */
export const titleWords = {
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
  termUnread: {
    zh: '没有认出有效期止,而没有读取的 {column} 列“{header}”里有日期;请在“各列的含义”里指定这一列,不是有效期止的选“不导入”',
    en: 'No end of the term was recognised, while column {column}, “{header}”, was not read and holds a day; say what that column means, or that it is not imported',
  },
  termOdd: {
    zh: '有效期 {days} 天,与“{title}”{years} 年不符;请留意',
    en: 'The term of {days} days does not fit the {years} years of “{title}”; look at it',
  },
  beforeFounded: {
    zh: '有效期起 {from} 早于企业成立日期 {founded};请核对',
    en: 'The term begins on {from}, before the firm was founded on {founded}; check both days',
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
  changeAfterTerm: {
    zh: '{day} 晚于证书有效期止 {to},到期后没有可{change}的;请核对日期,或证书的有效期',
    en: '{day} lies after the term ended on {to}, when nothing is left to be {changeEn}; check the day, or the term of the certificate',
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

/** What can be said of a row of one of the six registers. */
export const registerWords = {
  ...contradictionWords,
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
  sideTold: {
    zh: '没有写方向:{party}“{name}”在本区登记,按“{side}”登记;请留意',
    en: 'No side is written: the {partyEn}, “{name}”, is registered here, so it is kept as {side}; look at it',
  },
  sideBoth: {
    zh: '没有写方向,而卖方和买方都在本区登记;请加“方向”一栏,写明输出或吸纳',
    en: 'No side is written and both parties are registered here; add a column 方向 that says 输出 or 吸纳',
  },
  holderMissing: {
    zh: '没有所属单位,也没有代码;请补上',
    en: 'There is neither a holder nor a code; add one',
  },
} as const
