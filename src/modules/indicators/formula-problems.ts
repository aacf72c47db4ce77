import { type Details, type Place, place, problemTable } from '../../base/problem.ts'

/** What can be wrong with a formula; each is reported with the place of its first character. */
export const refuseFormula = problemTable('formula', {
  unknownCharacter: {
    status: 422,
    zh: '公式第 {at} 个字符“{text}”不认识;可用指标代码、数字、+ − × ÷ 和括号',
    en: 'Character {at} “{text}” is not part of a formula; use indicator codes, numbers, + − × ÷ and brackets',
  },
  incomplete: {
    status: 422,
    zh: '公式在第 {at} 个字符处缺少指标、数字或左括号;请补全',
    en: 'At character {at} an indicator, a number or an opening bracket is lacking; complete it',
  },
  leftOver: {
    status: 422,
    zh: '公式第 {at} 个字符“{text}”多余;请在前面补运算符或删去',
    en: 'Character {at} “{text}” is left over; put an operator before it or remove it',
  },
  unclosed: {
    status: 422,
    zh: '第 {at} 个字符的左括号没有右括号;请补上',
    en: 'The bracket at character {at} is never closed; close it',
  },
  tooLong: {
    status: 422,
    zh: '公式超过 {limit} 个字符或括号嵌套超过 {depth} 层;请拆成几个指标',
    en: 'The formula is longer than {limit} {limit:character|characters} or nested deeper than {depth}; split it into several indicators',
  },
  unknownIndicator: {
    status: 422,
    zh: '公式引用的指标 {code} 没有口径卡;请先建口径卡或更正代码',
    en: 'The formula refers to {code}, which has no definition card; make the card first or correct the code',
  },
  unitsDiffer: {
    status: 422,
    zh: '第 {at} 个字符:{left}与{right}不能{verb};请改用同类单位的指标',
    en: 'Character {at}: {left} and {right} cannot be joined by {sign}; use indicators of one kind of unit',
  },
  needsHundred: {
    status: 422,
    zh: '结果是比值,口径卡的单位是“{unit}”;请在公式末尾 × 100',
    en: 'The result is a plain ratio but the card’s unit is “{unit}”; multiply by 100',
  },
  resultUnit: {
    status: 422,
    zh: '公式结果的单位是{found},口径卡的单位是“{unit}”;请改公式或改口径卡',
    en: 'The formula gives {found}, the card says “{unit}”; change the formula or the card',
  },
  noIndicator: {
    status: 422,
    zh: '公式没有引用任何指标;请至少引用一个',
    en: 'The formula refers to no indicator; refer to at least one',
  },
  divisionByZero: {
    status: 422,
    zh: '第 {at} 个字符处除数为零,不能计算;请核对作除数的数值',
    en: 'The divisor at character {at} is zero, so nothing is computed; check its value',
  },
  circle: {
    status: 422,
    zh: '公式循环引用:{circle};请改掉其中一个',
    en: 'The formulas refer in a circle: {circle}; change one of them',
  },
})

type FormulaCode = Parameters<typeof refuseFormula>[0]

/** One fault of a formula: its place is the character it begins at, counted from 1. */
export function formulaFault(code: FormulaCode, start: number, details: Details = {}): Place {
  const at = start + 1
  return place(String(at), `formula.${code}`, { at, ...details })
}
