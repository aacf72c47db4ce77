/** What can be wrong with the facts of an enterprise. */
import { filled, type Label, label } from '../../base/label.ts'

export const factFaults = {
  unknownField: label(
    '没有名为“{at}”的字段;请用 fields 查看字段名',
    'There is no field “{at}”; see fields for the names',
  ),
  notNumber: label('“{at}”不是数字:{found};请填数字', '“{at}” is not a number: {found}'),
  notWhole: label(
    '“{at}”的精度过细:{found};金额到分,人数等须为整数',
    '“{at}” is too fine: {found}; money goes to 分, counts are whole',
  ),
  outOfRange: label(
    '“{at}”为 {found},超出取值范围 {lo} 至 {hi};请核对',
    '“{at}” is {found}, outside {lo} to {hi}; check it',
  ),
  notTruth: label(
    '“{at}”须为 true 或 false,现为 {found}',
    '“{at}” must be true or false, not {found}',
  ),
  notMember: label(
    '“{at}”不能为“{found}”;可用:{allowed}',
    '“{at}” cannot be “{found}”; allowed: {allowed}',
  ),
  notDate: label(
    '“{at}”不是日期:{found};请写成 2026-04-01',
    '“{at}” is no date: {found}; write it like 2026-04-01',
  ),
  turned: label('“{at}”的区间前大后小;请对调', 'The range of “{at}” runs backward; swap its ends'),
  laterYear: label(
    '“{at}”晚于最近年度 {latest};请核对申请日期或年份',
    '“{at}” is later than the latest year {latest}; check the date of application or the year',
  ),
  alwaysApplies: label('“{at}”不可填“不适用”', '“{at}” cannot be not applicable'),
  purpose: label(
    '“{at}”的数据来自 {purpose},不得用于本项目(统计法第二十八条);请改用证书、纳税或审计资料',
    '“{at}” was gathered as {purpose} and may not be used here (统计法 28); use certificates, tax or audit papers',
  ),
  contradiction: label(
    '数据互相矛盾:{id}({left} > {right});请核对“{at}”',
    'The data contradict: {id} ({left} > {right}); check “{at}”',
  ),
  unknownShape: label('“{at}”的写法无法识别:{found}', '“{at}” cannot be read: {found}'),
}

export type FactCode = keyof typeof factFaults

export type FactFault = {
  /** The field, with year or key: `研发费用.2024`. */
  readonly at: string
  readonly code: FactCode
  readonly message: Label
}

export function refuse(
  { faults }: { readonly faults: FactFault[] },
  at: string,
  code: FactCode,
  details: Readonly<Record<string, string>> = {},
): undefined {
  faults.push({ at, code, message: filled(factFaults[code], { at, ...details }) })
}
