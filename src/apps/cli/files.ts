import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { problemTable } from '../../base/problem.ts'
import { codeOf } from '../../server/database/launch.ts'

export const refuseCommand = problemTable('command', {
  noFile: {
    status: 404,
    zh: '读不到文件 {file}({reason});请检查路径',
    en: 'The file {file} cannot be read ({reason}); check its path',
  },
  notWritten: {
    status: 422,
    zh: '写不了文件 {file}({reason});请用 --output 指明可写的路径',
    en: 'The file {file} cannot be written ({reason}); name a path that can with --output',
  },
  unknownDistrict: {
    status: 404,
    zh: '没有代号为 {district} 的区,可选:{districts}',
    en: 'There is no district {district}; choose one of: {districts}',
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

export function written(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes)
  } catch (error) {
    refuseCommand('notWritten', { file: path, reason: codeOf(error) })
  }
}
