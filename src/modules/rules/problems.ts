import { problemTable } from '../../base/problem.ts'

export const refuseRule = problemTable('rule', {
  unknown: {
    status: 404,
    zh: '没有政策规则“{programme}”;请从政策规则清单中选择',
    en: 'There is no programme rule “{programme}”; choose one from the list of rules',
  },
  unknownVersion: {
    status: 404,
    zh: '“{programme}”没有版本“{version}”;现有版本:{known}',
    en: '“{programme}” has no version “{version}”; there are: {known}',
  },
  noVersion: {
    status: 422,
    zh: '{on} 没有适用于该办理类型的版本;请改申请日期,或直接选择版本',
    en: 'On {on} no version governs this procedure; change the day of application or choose a version',
  },
  severalVersions: {
    status: 409,
    zh: '{on} 有多个版本同时适用({versions});请直接选择版本,并告知规则维护人员',
    en: 'On {on} several versions apply ({versions}); choose one, and tell the keeper of the rules',
  },
  badDate: {
    status: 400,
    zh: '日期“{on}”不在日历上;请写成 2026-04-01',
    en: '“{on}” is no date of the calendar; write it like 2026-04-01',
  },
  facts: {
    status: 422,
    zh: '填报的数据有 {count} 处问题;请按提示修改后再试算',
    en: '{count} of the facts cannot be taken; correct them as told and try again',
  },
  noTable: {
    status: 422,
    zh: '文件中没有可以识别的表头;请保证首行是字段名(如“{example}”),或手工对应各列',
    en: 'No heading of the file is known; its first row should name fields (such as “{example}”), or map the columns by hand',
  },
  tooManyRows: {
    status: 413,
    zh: '表格有 {count} 行,最多比较 {limit} 行;请拆分后分次比较',
    en: 'The table has {count} {count:row|rows}, at most {limit} are compared; split it',
  },
  unknownColumn: {
    status: 422,
    zh: '没有列“{column}”;现有列:{known}',
    en: 'There is no column “{column}”; there are: {known}',
  },
})
