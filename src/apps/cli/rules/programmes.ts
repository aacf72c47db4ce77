/** Programmes by id from the content folder, or by the path of a file or a folder. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { place, problemTable } from '../../../base/problem.ts'
import type { Fault } from '../../../rules/check/fault.ts'
import { loadProgramme, type Programme, type Text } from '../../../rules/check/programme.ts'
import { chooseVersion, type Occasion } from '../../../rules/check/version-dates.ts'
import type { Version } from '../../../rules/meaning/version.ts'
import { rootFolder } from '../../../server/root.ts'

export const refuseRules = problemTable('rules', {
  noProgramme: {
    status: 404,
    zh: '没有名为 {name} 的规则;可用的有:{known}',
    en: 'There is no programme {name}; there are: {known}',
  },
  faulty: {
    status: 422,
    zh: '规则 {name} 有 {count} 处错误;请运行 rules check 查看并改正',
    en: 'The programme {name} has {count} {count:fault|faults}; see and mend them with rules check',
  },
  fault: { status: 422, zh: '{zh}', en: '{en}' },
  noVersion: {
    status: 422,
    zh: '规则 {name} 在 {on} 没有施行的版本;请换一个日期(--on)',
    en: 'No version of {name} is in force on {on}; choose another date with --on',
  },
  severalVersions: {
    status: 422,
    zh: '规则 {name} 在 {on} 同时有多个版本:{ids};请用 --procedure 或 --known 指明',
    en: 'Several versions of {name} match {on}: {ids}; say which with --procedure or --known',
  },
  badDate: {
    status: 400,
    zh: '日期 {on} 无法识别;请写成 2026-04-01',
    en: 'The date {on} cannot be read; write it like 2026-04-01',
  },
  facts: {
    status: 422,
    zh: '企业数据有 {count} 处不能采用;请按位置改正',
    en: '{count} {count:fact|facts} cannot be used; mend them where they stand',
  },
  factsFile: {
    status: 422,
    zh: '{file} 不是一户企业的数据:{what};请写成 JSON 对象,如 {"职工总数": 100}',
    en: '{file} is not the facts of one enterprise: {what}; write a JSON object, like {"职工总数": 100}',
  },
  mapping: {
    status: 422,
    zh: '对照表有误:{what};请改正后重试',
    en: 'The mapping is wrong: {what}; mend it and try again',
  },
  file: {
    status: 422,
    zh: '读不了 {file}:{zh};请换成 CSV(UTF-8)或 Parquet 后重试',
    en: '{file} cannot be read: {en}; give CSV in UTF-8 or Parquet',
  },
  noColumn: {
    status: 422,
    zh: '{file} 没有“{column}”列;它的列:{known};请改正对照表或文件',
    en: '{file} has no column {column}; it has: {known}; mend the mapping or the file',
  },
  engine: {
    status: 400,
    zh: '没有名为 {name} 的引擎;请用 kernel、duckdb 或 postgres',
    en: 'There is no engine {name}; use kernel, duckdb or postgres',
  },
  notSayable: {
    status: 422,
    zh: '规则 {name} 的节点 {node} 不能批量计算({reason});请逐户用 rules explain',
    en: 'Node {node} of {name} cannot be judged in bulk ({reason}); use rules explain one by one',
  },
})

const content = () => join(rootFolder(), 'content', 'programmes')

/** Every rule file below the paths; all programmes of the content folder when none is given. */
export function textsBelow(paths: readonly string[]): Text[] {
  return (paths.length === 0 ? [content()] : paths).flatMap((path) => {
    if (!existsSync(path)) return [...textsOf(path)]
    if (!statSync(path).isDirectory()) return [{ file: path, text: readFileSync(path, 'utf8') }]
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ya?ml$/.test(file) && !/cases\.ya?ml$/.test(file))
      .sort()
      .map((file) => ({ file: join(path, file), text: readFileSync(join(path, file), 'utf8') }))
  })
}

/** The files of one programme: a path, or an id of the content folder. */
function textsOf(name: string): Text[] {
  if (existsSync(name)) return textsBelow([name])
  const folder = join(content(), name)
  if (/^[a-z0-9.-]+$/.test(name) && existsSync(folder)) return textsBelow([folder])
  const known = readdirSync(content(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  return refuseRules('noProgramme', { name, known: known.join(' ') })
}

export function programmeNamed(name: string): Programme {
  const { programme, faults } = loadProgramme(textsOf(name))
  if (programme !== undefined) return programme
  const errors = faults.filter(({ severity }) => severity === 'error')
  return refuseRules('faulty', { name, count: errors.length }, errors.map(placeOf))
}

function placeOf({ file, line, column, message }: Fault) {
  return place(`${file}:${line}:${column}`, 'rules.fault', { zh: message.zh, en: message.en })
}

export function versionNamed(name: string, occasion: Occasion): Version {
  const choice = chooseVersion(programmeNamed(name).versions, occasion)
  const { on } = occasion
  if (choice.kind === 'one') return choice.version
  if (choice.kind === 'badDate') return refuseRules('badDate', { on })
  if (choice.kind === 'none') return refuseRules('noVersion', { name, on })
  return refuseRules('severalVersions', { name, on, ids: choice.ids.join(' ') })
}
