import { problemTable } from '../../base/problem.ts'

/** What can be wrong inside a plan package; each fault is reported with its place, all at once. */
problemTable('package', {
  syntax: {
    status: 422,
    zh: 'YAML 写法有误:{what};请改正该行',
    en: 'The YAML is not well-formed: {what}; correct this line',
  },
  missing: {
    status: 422,
    zh: '缺少 {field};请补上',
    en: '{field} is missing; add it',
  },
  kind: {
    status: 422,
    zh: '{field} 应为{wanted};请改正',
    en: '{field} must be of kind {wanted}; correct it',
  },
  choice: {
    status: 422,
    zh: '{field} 只能取:{wanted}',
    en: '{field} must be one of: {wanted}',
  },
  form: {
    status: 422,
    zh: '{field} 的写法不对:“{value}”;应符合 {wanted}',
    en: '{field} is not written as it must be: “{value}”; it has to follow {wanted}',
  },
  repeated: {
    status: 422,
    zh: '{what} {value} 重复;每个只能出现一次',
    en: '{what} {value} stands twice; each may stand once only',
  },
  span: {
    status: 422,
    zh: '条款 {clause} 的文字与原文第 {start} 至 {end} 位不一致;请用同一份原文重新读取',
    en: 'The words of clause {clause} differ from the text at {start} to {end}; read the same source again',
  },
  noClause: {
    status: 422,
    zh: '引用的条款 {clause} 不存在;请改为原文中的条款地址',
    en: 'There is no clause {clause}; give an address that the plan has',
  },
  outside: {
    status: 422,
    zh: '{code} 的文字不在条款 {clause} 之内;请核对起止位置',
    en: 'The words of {code} are not inside clause {clause}; check its offsets',
  },
})
