import { problemTable } from '../../base/problem.ts'

export const refuseDocument = problemTable('document', {
  noBrowser: {
    status: 503,
    zh: '本机没有可用的 Chromium,不能生成 PDF;请下载 Word 文件,或由管理员安装 chromium 后(也可用 CHROMIUM_PATH 指明位置)再试',
    en: 'No Chromium was found on this machine, so no PDF can be made; take the Word file, or have the administrator install chromium (or set CHROMIUM_PATH) and try again',
  },
  browserFailed: {
    status: 503,
    zh: 'Chromium 没有完成打印({reason});请下载 Word 文件,或稍后再试',
    en: 'Chromium did not finish printing ({reason}); take the Word file, or try again later',
  },
})
