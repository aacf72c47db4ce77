import { type Details, type Place, place, problemTable } from '../../base/problem.ts'

const said = (zh: string, en: string) => ({ status: 422, zh, en }) as const

/** What can be wrong with one row or cell; each is placed at its cell, and the row stays out. */
const rowProblems = {
  unknownIndicator: said(
    '不认识的指标“{name}”{suggestions};请改用指标清单中的名称或代码',
    'Unknown indicator “{name}”{suggestionsEn}; use a name or code from the list of indicators',
  ),
  ambiguousIndicator: said(
    '“{name}”可能是 {candidates},无法确定;请填写指标代码',
    '“{name}” may be {candidates}; give the indicator code',
  ),
  codeNameDiffer: said(
    '代码 {code} 是“{expected}”,与本行名称“{name}”不符;请核对后改正其中一个',
    'Code {code} is “{expected}”, which is not “{name}” of this row; correct one of the two',
  ),
  indicatorMissing: said(
    '本行有数值但没有指标名称或代码;请补填',
    'The row has a value but no indicator name or code; fill it in',
  ),
  notANumber: said(
    '“{text}”不是数值;请只填一个数',
    '“{text}” is not a number; give one number only',
  ),
  notExact: said(
    '“{text}”是范围或界限,不是一个确定的数;请填实际数',
    '“{text}” is a range or a bound, not one value; give the actual number',
  ),
  doubtful: said(
    '“{text}”带有疑问标记;请核实后填写确定的数',
    '“{text}” carries a question mark; verify it and give the number',
  ),
  ambiguousComma: said(
    '“{text}”中的逗号既不像千分位,也可能是小数点;请改写',
    'The comma in “{text}” may group thousands or mark decimals; write it another way',
  ),
  dateAsValue: said(
    '数值单元格里是日期“{text}”(可能被表格软件自动转换);请设为文本或数值格式后重填',
    'The value cell holds the date “{text}”, perhaps converted by the spreadsheet; format it and fill again',
  ),
  cachedError: said(
    '单元格是公式错误 {text};请改正公式或直接填数',
    'The cell holds the formula error {text}; mend the formula or give the number',
  ),
  formulaWithoutResult: said(
    '单元格是公式,但文件里没有计算结果;请用 Excel 或 WPS 打开并保存后再上传',
    'The cell is a formula whose result is not stored; open and save the file in Excel or WPS first',
  ),
  formulaText: said(
    '单元格内容以 = + - @ 开头,像是公式或命令,已拒绝;请直接填写数或文字',
    'The cell begins like a formula or command and was refused; give a plain number or text',
  ),
  unknownUnit: said(
    '不认识的单位“{unit}”,无法换算成“{expected}”;请改用“{expected}”',
    'Unknown unit “{unit}”, which does not convert to “{expected}”; use “{expected}”',
  ),
  wrongUnit: said(
    '单位“{unit}”与口径卡的单位“{expected}”不是同一类量;请核对指标和单位',
    'The unit “{unit}” measures something else than “{expected}” of the definition card; check both',
  ),
  tooManyDigits: said(
    '“{text}”位数过多,超出台账的范围;请核对单位',
    '“{text}” has more digits than the ledger holds; check the unit',
  ),
  periodMissing: said(
    '没有数据所属期;请在表中补填,或在预览上方指定所属期',
    'No period is given; fill it in, or choose one for the whole import',
  ),
  periodUnclear: said(
    '所属期“{text}”无法确定;请写成 2025年三季度、2025年9月 或 2025年 的样子',
    'The period “{text}” is not clear; write it like 2025Q3, 2025-09 or 2025',
  ),
  periodSpans: said(
    '“{text}”不是从年初累计的一段时间,也不是一个月、季或年;请填到期末的累计数',
    '“{text}” is neither a month, quarter or year nor counted from January; give the cumulative figure',
  ),
  futurePeriod: said(
    '所属期 {period} 到 {moment} 还没有结束;请改正所属期,或待期满后再报',
    'The period {period} has not ended by {moment}; correct it, or report after it has ended',
  ),
  periodTooFine: said(
    '指标按{frequency}发布,所属期 {period} 过细;请填{frequency}末的数',
    'The indicator is released {frequencyEn}; the period {period} is too fine',
  ),
  exemptPeriod: said(
    '{period} 是制度免报期,不应有数;请确认所属期',
    '{period} is exempt from reporting and should have no value; check the period',
  ),
  unknownArea: said(
    '不认识的地区“{area}”{suggestions};请用本区或所辖镇街、园区的名称',
    'Unknown area “{area}”{suggestionsEn}; use the district or one of its towns and parks',
  ),
  unknownScope: said(
    '不认识的统计范围“{text}”;请填 全域、直管区、园区 或 镇街',
    'Unknown scope “{text}”; give whole district, direct, park or town',
  ),
  unknownState: said(
    '不认识的数据状态“{text}”;请填 预计、快报、初步、修订 或 最终',
    'Unknown state “{text}”; give estimated, flash, provisional, revised or final',
  ),
  duplicateDiffers: said(
    '与 {other} 是同一指标、地区和所属期,但数值不同;请只留正确的一个',
    'The same indicator, area and period as {other} with another value; keep the right one',
  ),
  correctionNeedsReason: said(
    '已有数据 {old}{unit},本次为 {new}{unit}(相差 {difference});如确需更正,请写明原因',
    'The ledger holds {old} {unit}, the file {new} {unit} (difference {difference}); state the reason to correct it',
  ),
  stateGoesBack: said(
    '台账中已是“{known}”数 {old}{unit},不能用“{state}”数替换;请核对数据状态',
    'The ledger already holds the {knownEn} value {old} {unit}; it is not replaced by a {stateEn} one',
  ),
} as const
problemTable('importRow', rowProblems)
export type RowProblem = keyof typeof rowProblems

/** What is odd about a row that may go in, and why a row was set aside. */
const rowNotes = {
  noValue: said(
    '本行没有数值,按缺数据处理(不是 0)',
    'The row holds no value: missing, which is not zero',
  ),
  leftOut: said('本次不导入', 'Left out of this import'),
  newArea: said(
    '“{area}”第一次出现,按新地区导入;请确认名称无误',
    '“{area}” appears for the first time and comes in as a new area; confirm the name',
  ),
  approximate: said(
    '“{text}”是约数,按 {value} 导入;请确认',
    '“{text}” is approximate and comes in as {value}; please confirm',
  ),
  convertedUnit: said(
    '“{text}”由{unit}换算为 {value}{expected}',
    '“{text}” was converted from {unit} to {value} {expected}',
  ),
  remarkDropped: said(
    '“{text}”中的附注没有作为数值,按 {value} 导入',
    'The remark in “{text}” is not part of the value, which comes in as {value}',
  ),
  bracketNegative: said(
    '“{text}”按负数 {value} 导入;请确认括号不是附注',
    '“{text}” comes in as the negative {value}; confirm that the brackets are no remark',
  ),
  fromFormula: said(
    '数值来自公式的计算结果;请确认公式无误',
    'The value is the result of a formula; confirm that the formula is right',
  ),
  fractionForPercent: said(
    '指标以 % 计,{value} 可能是小数形式(如 0.317 表示 31.7%);请确认',
    'The indicator is in %, and {value} may be a fraction (0.317 for 31.7 %); please confirm',
  ),
  unitSlip: said(
    '与 {period} 的 {last}{unit} 相差约 {times} 倍,可能是单位或小数点写错;请确认',
    'About {times} times off the {last} {unit} of {period}: perhaps a slip of unit or point; please confirm',
  ),
  bigJump: said(
    '由 {period} 的 {last}{unit} 变动 {percent}%;请确认',
    'A change of {percent} % from the {last} {unit} of {period}; please confirm',
  ),
  cumulativeFell: said(
    '年内累计数低于本年 {period} 的 {last}{unit},可能填了当期数;请确认',
    'The year-to-date figure is below the {last} {unit} of {period}: perhaps the single period; please confirm',
  ),
  partsDisagree: said(
    '分子÷分母为 {computed}{unit},与填报的 {value}{unit} 不一致;请核对',
    'Numerator over denominator gives {computed} {unit}, not {value} {unit}; please check',
  ),
  scopeDiffers: said(
    '口径卡的统计范围是“{expected}”,本行按“{scope}”导入;请确认',
    'The card is of the {expectedEn}, the value comes in for the {scopeEn}; please confirm',
  ),
  nameGuessed: said(
    '“{name}”按 {code}“{expected}”导入;请确认',
    '“{name}” comes in as {code} “{expected}”; please confirm',
  ),
  stateMoves: said(
    '数据状态由“{known}”转为“{state}”,原数 {old}{unit}',
    'The state moves from {knownEn} to {stateEn}; the value was {old} {unit}',
  ),
  duplicateSame: said('与 {other} 完全相同,只导入一次', 'The same as {other}; it comes in once'),
  totalRow: said('合计行,不作为数据导入', 'A row of totals, not imported as data'),
  noteLine: said('说明文字,不作为数据导入', 'A line of notes, not imported as data'),
  hiddenSheet: said(
    '隐藏的工作表,没有读取;如需导入请取消隐藏',
    'A hidden sheet, not read; unhide it to import it',
  ),
  noTable: said(
    '没有找到带表头的数据表;如需导入请手工指定栏目',
    'No table with headings was found; set the columns by hand to import it',
  ),
  sheetUnit: said(
    '按本表标注的单位“{unit}”读取',
    'Read in the unit “{unit}” that the sheet states',
  ),
  sheetPeriod: said(
    '按标题中的所属期 {period} 读取',
    'Read for the period {period} that the title states',
  ),
  unitAssumed: said(
    '没有写明单位的数值按口径卡的单位读取;请确认',
    'Values without a unit are read in the unit of the definition card; please confirm',
  ),
} as const
problemTable('importNote', rowNotes)
export type RowNote = keyof typeof rowNotes

export function rowProblem(at: string, code: RowProblem, details: Details = {}): Place {
  return place(at, `importRow.${code}`, details)
}

export function rowNote(at: string, code: RowNote, details: Details = {}): Place {
  return place(at, `importNote.${code}`, details)
}
