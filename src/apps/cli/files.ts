import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { problemTable } from '../../base/problem.ts'
import { codeOf } from '../../server/database/launch.ts'

export const refuseCommand = problemTable('command', {
  noFile: {
    status: 404,
    zh: '读不到文件 {file}({reason});请检查路径',
    en: 'The file {file} cannot be read ({reason}); check its path',
  },
  noDistrict: {
    status: 400,
    zh: '请用 --district 指明区,可选:{districts}',
    en: 'Say which district with --district: {districts}',
  },
})

export function fileNamed(path: string): { name: string; bytes: Uint8Array } {
  try {
    return { name: basename(path), bytes: readFileSync(path) }
  } catch (error) {
    return refuseCommand('noFile', { file: path, reason: codeOf(error) })
  }
}
