/** Every static fault: what is wrong in these words, and what to write instead. */
import { label } from '../../base/label.ts'
import { awards, dates } from './fault-table-dates.ts'

const reading = {
  fileTooLarge: label(
    '文件超过 {limit};请按版本拆分',
    'The file is larger than {limit}; split it by version',
  ),
  tooDeep: label(
    '嵌套超过 {limit} 层;请把内层写成有名字的条件或指标',
    'Nested deeper than {limit}; name the inner parts',
  ),
  yaml: label('YAML 写法有误:{reason};请按提示修改', 'The YAML cannot be read: {reason}'),
  duplicateKey: label('“{words}”重复;请删去其一', '“{words}” is written twice; delete one'),
  anchor: label(
    '不可使用锚点和别名“{words}”;请直接写出内容',
    'Anchors and aliases are not allowed (“{words}”); write the content out',
  ),
  mergeKey: label(
    '不可使用合并键“<<”;请直接写出内容',
    'The merge key “<<” is not allowed; write the content out',
  ),
  unknownKey: label(
    '这里没有“{key}”这一项;可用:{allowed}',
    'There is no “{key}” here; allowed: {allowed}',
  ),
  missingKey: label('缺少“{key}”;请补上', '“{key}” is missing; add it'),
  wrongShape: label('“{words}”的写法不对:{reason}', '“{words}” has the wrong shape: {reason}'),
  noVerb: label(
    '这里没有写明怎么算;请写且只写一项:{allowed}',
    'Nothing says how this is judged; write exactly one of {allowed}',
  ),
  manyVerbs: label(
    '这里写了不止一种算法:{found};请只留一种',
    'More than one way is written: {found}; keep one',
  ),
}

const words = {
  fullWidth: label(
    '“{words}”是全角字符;请改为半角“{mend}”',
    '“{words}” is full-width; write “{mend}”',
  ),
  badName: label(
    '“{words}”不能作名称(不可数字开头,不可含空格、运算符、括号);请改名',
    '“{words}” cannot be a name (no leading digit, space, operator or bracket); rename it',
  ),
  reservedName: label('“{words}”是保留名称;请改名', '“{words}” is reserved; rename it'),
  duplicateName: label(
    '“{words}”已另有所指({other});请改名',
    '“{words}” already names something else ({other}); rename it',
  ),
  duplicateId: label(
    '编号“{words}”重复;请改用不同编号',
    'The id “{words}” is used twice; change one',
  ),
  syntax: label(
    '表达式“{words}”写法有误;请检查运算符和括号',
    'The expression “{words}” cannot be read; check operators and brackets',
  ),
  unknownName: label(
    '没有名为“{words}”的字段、指标或条件;{mend}',
    'No field, quantity or condition is called “{words}”; {mendEn}',
  ),
  nullLiteral: label(
    '表达式中不可写 null;缺失由引擎处理,不适用请用 not_applicable',
    'null cannot be written; the engine handles missing data, use not_applicable for what does not apply',
  ),
  notAllowed: label(
    '表达式中不可用“{words}”;请改用 all、any、sum、window 等结构',
    '“{words}” is not allowed in an expression; use all, any, sum or window instead',
  ),
  unknownFunction: label(
    '没有函数“{words}”;可用 min、max、sum、not、applicable、date',
    'There is no function “{words}”; use min, max, sum, not, applicable or date',
  ),
  unknownUnit: label(
    '没有字段使用单位“{unit}”;请检查“{words}”',
    'No field has the unit “{unit}”; check “{words}”',
  ),
  unknownMember: label(
    '“{words}”不在 {of} 的取值之内;可用:{allowed}',
    '“{words}” is no value of {of}; allowed: {allowed}',
  ),
  unknownDocument: label(
    '出处“{words}”指向的文件未在 source 中列出;请补列',
    'The document of “{words}” is not listed in source; add it',
  ),
  quoteHash: label(
    '引文与其校验值不符;请核对原文后重新计算(应为 sha256:{hash})',
    'The quotation does not match its hash; compare with the text (sha256:{hash})',
  ),
  circular: label(
    '“{words}”绕了一圈又用到自己;请断开',
    '“{words}” refers to itself in a circle; break it',
  ),
}

const types = {
  mixedType: label(
    '“{words}”把{left}与{right}相比或相加;请换成同一种量',
    '“{words}” mixes {leftEn} and {rightEn}; bring them to one kind',
  ),
  mixedUnit: label(
    '“{words}”单位不同:{left} 与 {right};请统一单位',
    '“{words}” mixes the units {left} and {right}; use one',
  ),
  bareNumber: label(
    '金额不可与不带单位的数比较;请写成“{mend}”',
    'Money cannot meet a bare number; write “{mend}”',
  ),
  product: label(
    '“{words}”是两个未定量的乘积;乘数须为常数',
    '“{words}” multiplies two unknown quantities; one must be constant',
  ),
  quotient: label(
    '“{words}”不是同一种量之比({left} / {right});比率须为同一单位',
    '“{words}” divides {leftEn} by {rightEn}; a ratio needs one unit',
  ),
  notBool: label(
    '“{words}”不是条件;请写成比较,或用是否类字段',
    '“{words}” is not a condition; write a comparison or a yes/no field',
  ),
  notNumber: label(
    '“{words}”不是数量;此处需要数量',
    '“{words}” is not a quantity, and one is needed here',
  ),
  notConstant: label('“{words}”须为常数或参数', '“{words}” must be a constant or a parameter'),
  notCategory: label('“{words}”不是分类或代码字段', '“{words}” is not a category or a code'),
  zeroDenominator: label(
    '“{words}”的分母可能为零;请写明 zero_denominator(分母为零时怎么算)',
    'The denominator of “{words}” may be zero; write zero_denominator',
  ),
  negativeDenominator: label(
    '“{words}”的分母可能为负;请收窄字段范围,或用 growth 的 negative',
    'The denominator of “{words}” may be negative; narrow the range of the field, or use growth with negative',
  ),
  notApplicableBranch: label(
    '“{words}”可能不适用;请写明 not_applicable(不适用时怎么算)',
    '“{words}” may be not applicable; write not_applicable',
  ),
  compoundOnly: label(
    '复合增长率“{words}”只能与常数比较或分档',
    'The compound growth “{words}” can only be compared with constants or banded',
  ),
  rateBelow: label('“{words}”不能低于 -100%', '“{words}” cannot lie below -100%'),
  yearsMissing: label(
    '“{words}”只有 {years} 年,这里要用到 {needed} 年;请在字段写 years: {needed}',
    '“{words}” has {years} year(s) and {needed} are needed; write years: {needed} at the field',
  ),
  notYearly: label(
    '“{words}”不含逐年字段,不能逐年计算',
    '“{words}” reads no yearly field, so it cannot be taken year by year',
  ),
}

const structure = {
  bandOrder: label(
    '分档顺序有误:{previous} 之后不能是 {words};at_least 由高到低,at_most 由低到高',
    'Bands out of order: {words} cannot follow {previous}; at_least runs downward, at_most upward',
  ),
  bandMixed: label(
    '同一组分档不能既由高到低又由低到高;请只用一个方向',
    'Bands of one group must run one way; use at_least/above or at_most/below',
  ),
  bandOverlap: label(
    '分档 {words} 与上一档界限相同,永远轮不到;请修改界限',
    'The band {words} has the bound of the one before and is never reached; change it',
  ),
  bandNoElse: label(
    '分档没有覆盖全部取值;请在最后加 { else: … }',
    'The bands do not cover everything; end with { else: … }',
  ),
  bandElsePlace: label('else 只能写一次且在最后', 'else stands once, at the end'),
  bandStep: label(
    '每一档须且只须写一个界限和一个得分;请检查“{words}”',
    'A band has exactly one bound and one value; check “{words}”',
  ),
  bandUnreachable: label(
    '分档 {words} 超出取值范围 {range},永远轮不到',
    'The band {words} lies outside the range {range} and is never reached',
  ),
  maxExceeded: label(
    '最高可得 {found} 分,超过 max: {max};请核对分值',
    'Up to {found} points can be reached, more than max: {max}; check the points',
  ),
  maxUnreached: label(
    '最高只能得 {found} 分,达不到 max: {max};请核对分值',
    'Only {found} points can be reached, less than max: {max}; check the points',
  ),
  caseMissing: label(
    '取值 {missing} 没有写分值;请补齐或加 else',
    'No case for {missing}; add it or write else',
  ),
  rangeOrder: label(
    '范围“{words}”前大后小;请对调',
    'The range “{words}” runs backward; swap its ends',
  ),
  rangeMissing: label('字段“{words}”须写明取值范围 range', 'The field “{words}” needs a range'),
  valuesMissing: label('分类字段“{words}”须写明 values', 'The category “{words}” needs values'),
  programmeMissing: label(
    '证书或结果字段“{words}”须写明 programme',
    'The certificate or result “{words}” needs its programme',
  ),
  columnName: label(
    '列名“{words}”须为不超过 40 个字符的小写英文、数字、下划线',
    'The column “{words}” must be at most 40 lower-case letters, digits and underscores',
  ),
  columnClash: label(
    '列名“{words}”与字段 {other} 相同;请改名',
    'The column “{words}” is also that of {other}; rename it',
  ),
  exceptionTarget: label(
    '例外所指“{words}”不存在;请写已有条款的编号',
    'The exception points to “{words}”, which does not exist; write the id of a clause',
  ),
  exceptionTie: label(
    '“{words}”有两条同等优先的例外;请用 priority 分出先后',
    'Two exceptions to “{words}” have one priority; set them apart by priority',
  ),
  overflow: label(
    '“{words}”可达 {size},超出 64 位整数;请收窄字段范围',
    '“{words}” can reach {size}, beyond 64-bit integers; narrow the range of the fields',
  ),
  maskTooWide: label(
    '决定结论的条款多于 63 条;请合并',
    'More than 63 clauses decide the verdict; group some',
  ),
  noVerdict: label(
    '没有条件也没有结论;请写 conditions 或 verdict',
    'There is neither condition nor verdict; write one',
  ),
}

export const faultTable = { ...reading, ...words, ...types, ...structure, ...dates, ...awards }
