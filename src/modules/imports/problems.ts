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
  noSample: {
    status: 404,
    zh: '只有演示区有演示数据表;请上传本单位的数据表',
    en: 'Only a demonstration district has a sample table; upload your own',
  },
  noTable: {
    status: 422,
    zh: '没有找到带表头的数据表:需要有“指标”一列和“数值”或各期一列;请检查表头,或手工指定栏目',
    en: 'No table with headings was found: it needs an indicator column and a value or period column; check the headings or set the columns by hand',
  },
})
