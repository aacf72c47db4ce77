import { problemTable } from '../../base/problem.ts'

export const refuseFile = problemTable('file', {
  empty: {
    status: 422,
    zh: '文件“{name}”是空的;请确认文件内容后再上传',
    en: 'The file “{name}” is empty; check it and upload again',
  },
  tooLarge: {
    status: 413,
    zh: '文件“{name}”有 {size} MB,超过 {limit} MB;请只上传方案正文',
    en: 'The file “{name}” has {size} MB, more than {limit} MB; upload the plan itself only',
  },
  unpacksTooLarge: {
    status: 413,
    zh: '文件“{name}”展开后过大(文字部分超过 {limit} MB),没有读取;请只留方案正文,另存后再上传',
    en: 'The file “{name}” unpacks to far too much (its text to more than {limit} MB) and was not read; keep the plan itself only, save and upload again',
  },
  tooSlow: {
    status: 413,
    zh: '文件“{name}”在 {seconds} 秒内没有读完,已停止;请只留方案正文,另存后再上传,或粘贴文字',
    en: 'The file “{name}” was not read within {seconds} {seconds:second|seconds} and was stopped; keep the plan itself only and save it again, or paste the text',
  },
  unreadable: {
    status: 415,
    zh: '文件“{name}”不是可读的文稿({found});请上传 .txt、.docx 或带文字层的 PDF',
    en: 'The file “{name}” is no text that can be read ({found}); upload .txt, .docx or a PDF with a text layer',
  },
  oldFormat: {
    status: 415,
    zh: '文件“{name}”是旧版格式(.doc、.wps、.xls 等);请另存为 .docx 或 .xlsx 后再上传',
    en: 'The file “{name}” is of an old format (.doc, .wps, .xls …); save it as .docx or .xlsx and upload again',
  },
  encrypted: {
    status: 422,
    zh: '文件“{name}”设有密码;请去掉密码后再上传',
    en: 'The file “{name}” is protected by a password; remove it and upload again',
  },
  zipBomb: {
    status: 422,
    zh: '压缩包展开后有 {unpacked} MB,是原大小的 {ratio} 倍,不予打开;请检查文件来源',
    en: 'The archive would unpack to {unpacked} MB, {ratio} {ratio:time|times} its size, and is not opened; check where it comes from',
  },
  broken: {
    status: 422,
    zh: '文件“{name}”已损坏,无法读完;请重新导出后再上传',
    en: 'The file “{name}” is damaged and cannot be read to its end; export it again and upload',
  },
  noTextLayer: {
    status: 422,
    zh: 'PDF“{name}”没有文字层(可能是扫描件);请上传可复制文字的 PDF,或粘贴文字',
    en: 'The PDF “{name}” has no text layer (it may be a scan); upload one whose text can be copied, or paste the text',
  },
})
