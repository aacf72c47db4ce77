/** What can be said of one cell, whatever table it stands in. */
export const cellWords = {
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
  moneyUnit: {
    zh: '“{title}”没有写单位,分不清 {text} 是多少{hint};请选定这一列的单位',
    en: '“{titleEn}” says no unit, so nobody knows how much {text} is{hintEn}; choose the unit of this column',
  },
  placeUnknown: {
    zh: '“{title}”没有“{text}”{hint};请决定',
    en: '“{titleEn}” knows no “{text}”{hintEn}; decide what it is',
  },
  industryUnknown: {
    zh: '“{title}”的“{text}”不是国民经济行业分类的大类、中类或小类,没有登记;请填行业代码或名称',
    en: '“{text}” under “{titleEn}” is no division, group or class of the industry classification and is left out; write its code or name',
  },
  approximate: {
    zh: '“{title}”写的是“{text}”,按 {value} 登记;有确数请更正',
    en: '“{titleEn}” says “{text}” and is kept as {value}; correct it when the exact number is known',
  },
  bracketLeft: {
    zh: '“{title}”的“{text}”只取 {value},括号里的“{bracket}”没有登记',
    en: 'Of “{text}” under “{titleEn}” only {value} is kept, not the “{bracket}” in brackets',
  },
  monthOnly: {
    zh: '“{text}”没有写日,按 {day} 登记;请留意',
    en: '“{text}” names no day and is kept as {day}; look at it',
  },
  negative: {
    zh: '“{title}”为负数 {text};请核对',
    en: '“{titleEn}” is negative: {text}; check it',
  },
  aboveMost: {
    zh: '“{title}”为 {text},不可能超过 {most};请核对单位和数值',
    en: '“{titleEn}” is {text}, more than {most} is not possible; check the unit and the number',
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

/** What can be said of a sheet and its columns. */
export const sheetWords = {
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
  aidSheet: {
    zh: '这是模板附带的说明,不是数据,没有导入',
    en: 'This sheet came with the template to explain it; it holds no data and is not imported',
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
  unitOfTitle: {
    zh: '表头没有写单位的金额,按表上的说明以{unit}读取',
    en: 'Amounts whose headings say no unit are read in {unit}, as stands above the table',
  },
  unitDecided: {
    zh: '{column} 列“{header}”按您的决定以{unit}读取',
    en: 'Column {column}, “{header}”, is read in {unit} as you decided',
  },
  yearOfTitle: {
    zh: '年度按标题取 {year} 年',
    en: 'The year {year} was taken from the title',
  },
} as const
