import { problemTable } from '../../base/problem.ts'

export const refuseImport = problemTable('import', {
  unknown: {
    status: 404,
    zh: '没有编号为 {importId} 的导入;请从导入记录中选择',
    en: 'There is no import {importId}; choose one from the list of imports',
  },
  undone: {
    status: 409,
    zh: '导入 {importId} 已经撤销;如需重新导入,请再次上传文件',
    en: 'The import {importId} has already been undone; to import again, upload the file once more',
  },
  nothingToImport: {
    status: 422,
    zh: '文件中没有可以导入的数值;请按预览中的提示改正后再上传',
    en: 'The file holds no value that can be imported; correct it as the preview says and upload again',
  },
  noTable: {
    status: 422,
    zh: '没有找到带表头的数据表:需要有“指标”一列和“数值”或各期一列;请检查表头,或手工指定栏目',
    en: 'No table with headings was found: it needs an indicator column and a value or period column; check the headings or set the columns by hand',
  },
})

/** What can be wrong with one row or cell; each is placed at its cell, and the row stays out. */
export const refuseRow = problemTable('importRow', {
  unknownIndicator: {
    status: 422,
    zh: '不认识的指标“{name}”{suggestions};请改用指标清单中的名称或代码',
    en: 'Unknown indicator “{name}”{suggestionsEn}; use a name or code from the list of indicators',
  },
  ambiguousIndicator: {
    status: 422,
    zh: '“{name}”可能是 {candidates},无法确定;请填写指标代码',
    en: '“{name}” may be {candidates}; give the indicator code',
  },
  codeNameDiffer: {
    status: 422,
    zh: '代码 {code} 是“{expected}”,与本行名称“{name}”不符;请核对后改正其中一个',
    en: 'Code {code} is “{expected}”, which is not “{name}” of this row; correct one of the two',
  },
  indicatorMissing: {
    status: 422,
    zh: '本行有数值但没有指标名称或代码;请补填',
    en: 'The row has a value but no indicator name or code; fill it in',
  },
  notANumber: {
    status: 422,
    zh: '“{text}”不是数值;请只填一个数',
    en: '“{text}” is not a number; give one number only',
  },
  notExact: {
    status: 422,
    zh: '“{text}”是范围或界限,不是一个确定的数;请填实际数',
    en: '“{text}” is a range or a bound, not one value; give the actual number',
  },
  doubtful: {
    status: 422,
    zh: '“{text}”带有疑问标记;请核实后填写确定的数',
    en: '“{text}” carries a question mark; verify it and give the number',
  },
  ambiguousComma: {
    status: 422,
    zh: '“{text}”中的逗号既不像千分位,也可能是小数点;请改写',
    en: 'The comma in “{text}” may group thousands or mark decimals; write it another way',
  },
  dateAsValue: {
    status: 422,
    zh: '数值单元格里是日期“{text}”(可能被表格软件自动转换);请设为文本或数值格式后重填',
    en: 'The value cell holds the date “{text}”, perhaps converted by the spreadsheet; format it and fill again',
  },
  cachedError: {
    status: 422,
    zh: '单元格是公式错误 {text};请改正公式或直接填数',
    en: 'The cell holds the formula error {text}; mend the formula or give the number',
  },
  formulaWithoutResult: {
    status: 422,
    zh: '单元格是公式,但文件里没有计算结果;请用 Excel 或 WPS 打开并保存后再上传',
    en: 'The cell is a formula whose result is not stored; open and save the file in Excel or WPS first',
  },
  formulaText: {
    status: 422,
    zh: '单元格内容以 = + - @ 开头,像是公式或命令,已拒绝;请直接填写数或文字',
    en: 'The cell begins like a formula or command and was refused; give a plain number or text',
  },
  unknownUnit: {
    status: 422,
    zh: '不认识的单位“{unit}”,无法换算成“{expected}”;请改用“{expected}”',
    en: 'Unknown unit “{unit}”, which does not convert to “{expected}”; use “{expected}”',
  },
  wrongUnit: {
    status: 422,
    zh: '单位“{unit}”与口径卡的单位“{expected}”不是同一类量;请核对指标和单位',
    en: 'The unit “{unit}” measures something else than “{expected}” of the definition card; check both',
  },
  tooManyDigits: {
    status: 422,
    zh: '“{text}”位数过多,超出台账的范围;请核对单位',
    en: '“{text}” has more digits than the ledger holds; check the unit',
  },
  periodMissing: {
    status: 422,
    zh: '没有数据所属期;请在表中补填,或在导入时指定所属期',
    en: 'No period is given; fill it in, or choose one for the whole import',
  },
  periodUnclear: {
    status: 422,
    zh: '所属期“{text}”无法确定;请写成 2025年三季度、2025年9月 或 2025年 的样子',
    en: 'The period “{text}” is not clear; write it like 2025Q3, 2025-09 or 2025',
  },
  periodSpans: {
    status: 422,
    zh: '“{text}”不是从年初累计的一段时间,也不是一个月、季或年;请填到期末的累计数',
    en: '“{text}” is neither a month, quarter or year nor counted from January; give the cumulative figure',
  },
  futurePeriod: {
    status: 422,
    zh: '所属期 {period} 到 {moment} 还没有结束;请改正所属期,或待期满后再报',
    en: 'The period {period} has not ended by {moment}; correct it, or report after it has ended',
  },
  periodTooFine: {
    status: 422,
    zh: '指标按{frequency}发布,所属期 {period} 过细;请填{frequency}末的数',
    en: 'The indicator is released {frequencyEn}; the period {period} is too fine',
  },
  exemptPeriod: {
    status: 422,
    zh: '{period} 是制度免报期,不应有数;请确认所属期',
    en: '{period} is exempt from reporting and should have no value; check the period',
  },
  unknownArea: {
    status: 422,
    zh: '不认识的地区“{area}”{suggestions};请用本区或所辖镇街、园区的名称',
    en: 'Unknown area “{area}”{suggestionsEn}; use the district or one of its towns and parks',
  },
  unknownScope: {
    status: 422,
    zh: '不认识的统计范围“{text}”;请填 全域、直管区、园区 或 镇街',
    en: 'Unknown scope “{text}”; give whole district, direct, park or town',
  },
  unknownState: {
    status: 422,
    zh: '不认识的数据状态“{text}”;请填 预计、快报、初步、修订 或 最终',
    en: 'Unknown state “{text}”; give estimated, flash, provisional, revised or final',
  },
  duplicateDiffers: {
    status: 422,
    zh: '与 {other} 是同一指标、地区和所属期,但数值不同;请只留正确的一个',
    en: 'The same indicator, area and period as {other} with another value; keep the right one',
  },
  correctionNeedsReason: {
    status: 422,
    zh: '已有数据 {old}{unit},本次为 {new}{unit}(相差 {difference});如确需更正,请写明原因',
    en: 'The ledger holds {old} {unit}, the file {new} {unit} (difference {difference}); state the reason to correct it',
  },
  stateGoesBack: {
    status: 422,
    zh: '台账中已是“{known}”数 {old}{unit},不能用“{state}”数替换;请核对数据状态',
    en: 'The ledger already holds the {knownEn} value {old} {unit}; it is not replaced by a {stateEn} one',
  },
})

/** What is odd about a row that may go in, and why a row was set aside. */
export const noteRow = problemTable('importNote', {
  noValue: {
    status: 422,
    zh: '本行没有数值,按缺数据处理(不是 0)',
    en: 'The row holds no value: missing, which is not zero',
  },
  leftOut: {
    status: 422,
    zh: '本次不导入',
    en: 'Left out of this import',
  },
  newArea: {
    status: 422,
    zh: '“{area}”第一次出现,按新地区导入;请确认名称无误',
    en: '“{area}” appears for the first time and comes in as a new area; confirm the name',
  },
  approximate: {
    status: 422,
    zh: '“{text}”是约数,按 {value} 导入;请确认',
    en: '“{text}” is approximate and comes in as {value}; please confirm',
  },
  convertedUnit: {
    status: 422,
    zh: '“{text}”由{unit}换算为 {value}{expected}',
    en: '“{text}” was converted from {unit} to {value} {expected}',
  },
  remarkDropped: {
    status: 422,
    zh: '“{text}”中的附注没有作为数值,按 {value} 导入',
    en: 'The remark in “{text}” is not part of the value, which comes in as {value}',
  },
  bracketNegative: {
    status: 422,
    zh: '“{text}”按负数 {value} 导入;请确认括号不是附注',
    en: '“{text}” comes in as the negative {value}; confirm that the brackets are no remark',
  },
  fromFormula: {
    status: 422,
    zh: '数值来自公式的计算结果;请确认公式无误',
    en: 'The value is the result of a formula; confirm that the formula is right',
  },
  fractionForPercent: {
    status: 422,
    zh: '指标以 % 计,{value} 可能是小数形式(如 0.317 表示 31.7%);请确认',
    en: 'The indicator is in %, and {value} may be a fraction (0.317 for 31.7 %); please confirm',
  },
  unitSlip: {
    status: 422,
    zh: '与 {period} 的 {last}{unit} 相差约 {times} 倍,可能是单位或小数点写错;请确认',
    en: 'About {times} times off the {last} {unit} of {period}: perhaps a slip of unit or point; please confirm',
  },
  bigJump: {
    status: 422,
    zh: '由 {period} 的 {last}{unit} 变动 {percent}%;请确认',
    en: 'A change of {percent} % from the {last} {unit} of {period}; please confirm',
  },
  cumulativeFell: {
    status: 422,
    zh: '年内累计数低于本年 {period} 的 {last}{unit},可能填了当期数;请确认',
    en: 'The year-to-date figure is below the {last} {unit} of {period}: perhaps the single period; please confirm',
  },
  partsDisagree: {
    status: 422,
    zh: '分子÷分母为 {computed}{unit},与填报的 {value}{unit} 不一致;请核对',
    en: 'Numerator over denominator gives {computed} {unit}, not {value} {unit}; please check',
  },
  nameGuessed: {
    status: 422,
    zh: '“{name}”按 {code}“{expected}”导入;请确认',
    en: '“{name}” comes in as {code} “{expected}”; please confirm',
  },
  stateMoves: {
    status: 422,
    zh: '数据状态由“{known}”转为“{state}”,原数 {old}{unit}',
    en: 'The state moves from {knownEn} to {stateEn}; the value was {old} {unit}',
  },
  duplicateSame: {
    status: 422,
    zh: '与 {other} 完全相同,只导入一次',
    en: 'The same as {other}; it comes in once',
  },
  totalRow: {
    status: 422,
    zh: '合计行,不作为数据导入',
    en: 'A row of totals, not imported as data',
  },
  noteLine: {
    status: 422,
    zh: '说明文字,不作为数据导入',
    en: 'A line of notes, not imported as data',
  },
  hiddenSheet: {
    status: 422,
    zh: '隐藏的工作表,没有读取;如需导入请取消隐藏',
    en: 'A hidden sheet, not read; unhide it to import it',
  },
  noTable: {
    status: 422,
    zh: '没有找到带表头的数据表;如需导入请手工指定栏目',
    en: 'No table with headings was found; set the columns by hand to import it',
  },
  sheetUnit: {
    status: 422,
    zh: '按本表标注的单位“{unit}”读取',
    en: 'Read in the unit “{unit}” that the sheet states',
  },
  sheetPeriod: {
    status: 422,
    zh: '按标题中的所属期 {period} 读取',
    en: 'Read for the period {period} that the title states',
  },
  unitAssumed: {
    status: 422,
    zh: '没有写明单位的数值按口径卡的单位读取;请确认',
    en: 'Values without a unit are read in the unit of the definition card; please confirm',
  },
})
