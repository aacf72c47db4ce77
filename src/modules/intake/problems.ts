import { problemTable } from '../../base/problem.ts'

export const refuseIntake = problemTable('intake', {
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
  notYours: {
    status: 403,
    zh: '导入 {importId} 由 {by} 办理;撤销由本人或专员办理',
    en: 'The import {importId} was made by {by}; it is undone by them or by a plan officer',
  },
  leanedOn: {
    status: 409,
    zh: '有 {count} 条后来的记录以这次导入为依据,不能撤销:其中另一次导入带来的,请先撤销那次导入;企业只由本次导入登记名称的,请先另凭材料登记其企业名称;其他的请逐条更正,不必整批撤销',
    en: '{count} later {count:row rests|rows rest} on this import, so it cannot be undone: undo the other import where one brought them; where only this import names the firm, first record its name from a paper of its own; for anything else correct row by row instead',
  },
  noTable: {
    status: 422,
    zh: '没有找到能识别的表头;请选择台账种类并手工指定栏目,或下载模板填写',
    en: 'No headings were recognised; choose the kind of table and set the columns by hand, or use a template',
  },
  nothingToImport: {
    status: 422,
    zh: '文件中没有可以导入的行;请按预览中的提示改正后再上传',
    en: 'The file holds no row that can be imported; correct it as the preview says and upload again',
  },
  cancelled: {
    status: 409,
    zh: '导入已取消,没有留下任何内容;如需导入,请再次上传',
    en: 'The import was cancelled and left nothing behind; upload the file again to import it',
  },
  surveyPurpose: {
    status: 422,
    zh: '单个企业的统计调查数据只能用于统计(统计法第二十八条);请把用途改为“统计”',
    en: 'Unit-level survey data serve statistics only (Statistics Law art. 28); set the purpose to “statistics”',
  },
  futureDay: {
    status: 422,
    zh: '{day} 晚于今天,名单日期和更名日期都不能在将来;请改正日期',
    en: '{day} lies in the future, and neither the day of a list nor that of a renaming may; correct the day',
  },
  surveyKind: {
    status: 422,
    zh: '统计调查资料只能导入企业年度数据,不能导入“{kind}”(统计法第二十八条);请按实际来源选择行政记录、公开名单或企业自报',
    en: 'From a survey only yearly figures of firms are taken, not “{kindEn}” (Statistics Law art. 28); choose the source it really came from: administrative records, a public list or what firms reported',
  },
  surveyRows: {
    status: 403,
    zh: '导入 {importId} 是单个企业的统计调查资料,退回的行只给报送人和统计人员(统计法第二十八条);请向导入的办理人了解',
    en: 'Import {importId} holds unit-level survey data; its rejected rows are for its sender and the statistics office only (Statistics Law art. 28); ask who made the import',
  },
  unknownField: {
    status: 422,
    zh: '栏目对应中的“{field}”不是“{kind}”的栏目;可用的有:{fields}',
    en: '“{field}” of the mapping is no column of “{kindEn}”; there are: {fields}',
  },
  badMapping: {
    status: 422,
    zh: '栏目对应无法读取;请写成 JSON:{"工作表":{"A":"栏目"}}',
    en: 'The mapping cannot be read; write it as JSON: {"sheet":{"A":"field"}}',
  },
})
