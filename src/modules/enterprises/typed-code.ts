import { type CodeFault, codeFault, normalCode } from '../../base/credit-code.ts'
import { type Label, label } from '../../base/label.ts'
import { refuseEnterprise } from './problems.ts'

const faults: Record<CodeFault, Label> = {
  empty: label('没有填写', 'nothing is written'),
  scientific: label(
    '表格软件把它当成数字,末几位已经丢失',
    'a table program took it for a number and lost its last digits',
  ),
  length: label('不是 18 位', 'it does not have 18 characters'),
  character: label('含有不用的字符(如 I、O、S、V、Z)', 'it has characters that no code has'),
  check: label('校验码不符', 'its check character is wrong'),
}

/** A code as it was typed, in its normal form; refuses `enterprise.badCode` with what is wrong. */
export function typedCode(text: string): string {
  const code = normalCode(text)
  const fault = codeFault(code)
  if (fault === undefined) return code
  const { zh, en } = faults[fault]
  return refuseEnterprise('badCode', { code: text, fault: zh, faultEn: en })
}
