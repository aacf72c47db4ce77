/** Faults of versions and dated numbers, and of levers, classes and awards. */
import { label } from '../../base/label.ts'

export const dates = {
  versionOrder: label(
    '版本“{words}”的起止日期前后颠倒',
    'The dates of version “{words}” run backward',
  ),
  versionsOverlap: label(
    '{day} 有两个有效版本:{words} 与 {other};请调整 valid、known 或 applies_to',
    'Two versions are live on {day}: {words} and {other}; change valid, known or applies_to',
  ),
  versionGap: label(
    '{day} 没有有效版本(程序:{procedure});请补上衔接的版本',
    'No version is live on {day} (procedure: {procedure}); close the gap',
  ),
  programmeDiffers: label(
    '同一项目的文件中项目编号或名称不同:“{words}”与“{other}”',
    'Files of one programme disagree: “{words}” and “{other}”',
  ),
  versionRepeated: label(
    '版本“{words}”在另一文件中已有;请改版本号',
    'The version “{words}” stands in another file too; rename it',
  ),
  parameterOverlap: label(
    '参数“{words}”在 {day} 有两个值;请调整起止日期',
    'The parameter “{words}” has two values on {day}; change the dates',
  ),
  parameterGap: label(
    '参数“{words}”在 {day} 没有值;请补上',
    'The parameter “{words}” has no value on {day}; add one',
  ),
  badDate: label(
    '“{words}”不是日期;请写成 2026-04-01',
    '“{words}” is no date; write it like 2026-04-01',
  ),
}

export const awards = {
  leverField: label(
    '可调项“{words}”不是数量字段',
    'The lever “{words}” is not a field with a number',
  ),
  leverStep: label(
    '“{words}”的步长或计价单位须大于零且与字段同单位',
    'The step or cost unit of “{words}” must be above zero, in the unit of the field',
  ),
  classBounds: label(
    '“{words}”须有 {needed} 个由低到高的界限',
    '“{words}” needs {needed} bounds from low to high',
  ),
  classCode: label('代码“{words}”在两行中出现', 'The code “{words}” stands in two rows'),
  groupUnknown: label(
    '没有名为“{words}”的奖项组;请在 groups 中写明',
    'There is no group “{words}”; write it in groups',
  ),
  awardShape: label(
    '奖项“{words}”须且只须写明一种金额:pay、up_to、unknown 或 of 与 rate',
    'The award “{words}” needs exactly one of pay, up_to, unknown, or of with rate',
  ),
  awardTiedToTax: label(
    '奖项“{words}”与税收贡献挂钩;请先做公平竞争审查(条例第十条)',
    'The award “{words}” is tied to tax contribution; it needs fair-competition review first',
  ),
  unusedField: label('字段“{words}”没有用到;可删去', 'The field “{words}” is not used; delete it'),
  loose: label(
    '“{words}”既抬高又压低结论,缺失时的答案可靠但可能偏宽',
    '“{words}” acts both ways; answers on missing data are sound but may be wide',
  ),
}
