import { problemTable } from '../../base/problem.ts'

const saveAs = '请在 Excel 或 WPS 中打开,另存为 .xlsx 后再上传'
const saveAsEn = 'open it in Excel or WPS, save it as .xlsx and upload that'

export const refuseWorkbook = problemTable('workbook', {
  tooLarge: {
    status: 413,
    zh: '文件 {megabytes} MB,超过 50 MB;请按年份或单位拆分后分次上传',
    en: 'The file has {megabytes} MB, more than 50; split it by year or body and upload the parts',
  },
  unpacksTooLarge: {
    status: 413,
    zh: '文件解开后过大,没有读取;请删去无关的工作表和图片后再上传',
    en: 'The file would unpack to far too much and was not read; remove unrelated sheets and pictures',
  },
  tooManySheets: {
    status: 413,
    zh: '文件有 {count} 个工作表,最多读 {limit} 个;请只留下要导入的工作表',
    en: 'The file has {count} sheets, at most {limit} are read; keep only those to import',
  },
  tooManyRows: {
    status: 413,
    zh: '有内容的行超过 {limit} 行;请拆分后分次上传',
    en: 'More than {limit} rows have content; split the file and upload the parts',
  },
  tooSlow: {
    status: 413,
    zh: '文件在 {seconds} 秒内没有读完,已停止;请拆分后分次上传',
    en: 'The file was not read within {seconds} seconds and was stopped; split it and upload the parts',
  },
  locked: {
    status: 422,
    zh: '文件设有打开密码,无法读取;请在 Excel 或 WPS 中取消密码并另存后再上传',
    en: 'The file opens only with a password; remove the password in Excel or WPS, save and upload again',
  },
  oldFormat: {
    status: 415,
    zh: `这是旧版 .xls 工作簿;${saveAs}`,
    en: `This is an old .xls workbook; ${saveAsEn}`,
  },
  otherFormat: {
    status: 415,
    zh: `文件“{name}”的内容是{what},不是 .xlsx 或 .csv 表格;${saveAs}`,
    en: `The content of “{name}” is {whatEn}, not an .xlsx or .csv table; ${saveAsEn}`,
  },
  damaged: {
    status: 422,
    zh: `文件已损坏或不完整,无法读取;${saveAs}`,
    en: `The file is damaged or incomplete; ${saveAsEn}`,
  },
  unreadableText: {
    status: 422,
    zh: '文本不是 UTF-8、UTF-16 或 GB18030 编码,无法读取;请另存为“CSV UTF-8”后再上传',
    en: 'The text is not UTF-8, UTF-16 or GB18030; save it as “CSV UTF-8” and upload again',
  },
  empty: {
    status: 422,
    zh: '文件里没有任何内容;请检查是否选错文件',
    en: 'The file has no content; check that it is the right one',
  },
})
