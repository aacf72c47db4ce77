import { problemTable } from '../../base/problem.ts'

export const refusePackage = problemTable('package', {
  notPackage: {
    status: 422,
    zh: '压缩包里要有 plan.yaml 和 source.txt;请用“导出方案包”得到的文件',
    en: 'The archive must hold plan.yaml and source.txt; use the file that “Export package” gives',
  },
  columnMissing: {
    status: 422,
    zh: '数据表缺少栏目:{columns};请补齐表头',
    en: 'The table of values lacks the columns {columns}; complete its heading',
  },
  rowInvalid: {
    status: 422,
    zh: '本行不能读:{what};请改正后再载入',
    en: 'This row cannot be read: {what}; correct it and load again',
  },
  unknownCode: {
    status: 422,
    zh: '指标 {code} 在方案包中没有口径卡;请补一张口径卡或删去本行',
    en: 'Indicator {code} has no definition card in the package; add a card or remove the row',
  },
  noSample: {
    status: 404,
    zh: '没有名为 {sample} 的示例方案;请从示例清单中选择',
    en: 'There is no sample plan {sample}; choose one from the list',
  },
  invalid: {
    status: 422,
    zh: '方案包的数据表有 {count} 处问题,整个方案包未载入;请按所列位置修改',
    en: 'The package’s table of values has {count} {count:fault|faults}; nothing was loaded; mend the places listed',
  },
})
