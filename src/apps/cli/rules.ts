import { readFileSync } from 'node:fs'
import { type Label, label } from '../../base/label.ts'
import { withFieldNames } from '../../modules/rules/source-words.ts'
import { check } from '../../rules/check/check.ts'
import { fieldsOf } from '../../rules/check/programme.ts'
import { explain, type Finding } from '../../rules/explain/explain.ts'
import { toText } from '../../rules/meaning/rational.ts'
import { fileNamed } from './files.ts'
import { programmeNamed, refuseRules, textsBelow, versionNamed } from './rules/programmes.ts'
import type { Verb } from './verb.ts'

const named = label('规则代号、文件或文件夹', 'id, file or folder of a programme')
const onDate = label('申请日期,如 2026-04-01', 'day of application, like 2026-04-01')
const knownAt = label('按当时已知的规则', 'as the rules were known at that instant')
const procedure = label('程序:new 或 review', 'procedure: new or review')
const occasion = [
  { name: 'on', about: onDate, required: false },
  { name: 'known', about: knownAt, required: false },
  { name: 'procedure', about: procedure, required: false },
]

/** Prints every fault with its place; green says so with the count. */
const checking: Verb = {
  name: 'rules check',
  about: label('检查规则文件', 'Check programme files'),
  words: ['paths'],
  several: true,
  fields: [{ name: 'paths', about: named, required: false }],
  async run({ fields }) {
    const paths = fields['paths']?.split('\n') ?? []
    const { faults, programmes } = check(textsBelow(paths))
    const errors = faults.filter(({ severity }) => severity === 'error').length
    const lines = faults.map(
      ({ file, line, column, message, code }) =>
        `${file}:${line}:${column} ${message.zh} · ${message.en} (${code})`,
    )
    const summary = `${programmes.length} 个规则 programmes, ${errors} 处错误 errors, ${faults.length - errors} 处提示 warnings`
    return {
      value: { programmes: programmes.map(({ id }) => id), faults },
      text: [...lines, summary].join('\n'),
      failed: errors > 0,
    }
  },
}

const fieldList: Verb = {
  name: 'rules fields',
  about: label('列出规则所需字段', 'List the fields of a programme'),
  words: ['programme'],
  fields: [{ name: 'programme', about: named, required: true }, ...occasion],
  async run({ fields }) {
    const name = fields['programme'] ?? ''
    const { on, known, procedure: way } = fields
    const chosen = { ...(known && { known }), ...(way && { procedure: way }) }
    const version =
      on === undefined
        ? programmeNamed(name).versions.at(-1)
        : versionNamed(name, { on, ...chosen })
    const found = version === undefined ? [] : fieldsOf(version)
    const told = found.map(({ range, ...field }) => ({
      ...field,
      range: range && { lo: toText(range.lo), hi: toText(range.hi) },
    }))
    return {
      value: { programme: version?.programme, version: version?.id, fields: told },
      text: found
        .map(({ name: field, type, unit, column }) => `${field}  ${type}  ${unit}  ${column}`)
        .join('\n'),
    }
  },
}

const explaining: Verb = {
  name: 'rules explain',
  about: label('解释一户企业', 'Explain one enterprise'),
  words: ['programme'],
  fields: [
    { name: 'programme', about: named, required: true },
    {
      name: 'facts',
      about: label('企业数据(JSON)', 'facts of the enterprise (JSON)'),
      required: true,
    },
    ...occasion.map((each) => ({ ...each, required: each.name === 'on' })),
  ],
  async run({ fields }) {
    const { on = '', known, procedure: way } = fields
    const chosen = { on, ...(known && { known }), ...(way && { procedure: way }) }
    const version = versionNamed(fields['programme'] ?? '', chosen)
    const facts = factsIn(fields['facts'] ?? '')
    const answer = explain(version, facts, { on, ...(way && { procedure: way }) })
    if (answer.kind === 'refused')
      return refuseRules(
        'facts',
        { count: answer.faults.length },
        answer.faults.map(({ at, code, message }) => ({ at, code: `fact.${code}`, message })),
      )
    const { clauses, leastChange, failing, ...rest } = answer.explanation
    const english = (sentence: Label) => withFieldNames(version, sentence).en
    const listed = clauses.flatMap((each) => flat(each, english))
    const change = leastChange && {
      ...leastChange,
      sentence: leastChange.sentence.zh,
      sentenceEn: english(leastChange.sentence),
    }
    const lines = listed.map(
      ({ depth, sentence, cite }) =>
        `${'  '.repeat(depth)}${sentence}${cite === null ? '' : `(${cite})`}`,
    )
    return {
      value: {
        ...rest,
        clauses: listed.map(({ depth: _, ...clause }) => clause),
        leastChange: change,
        failing: failing.toString(),
      },
      text: [
        { met: '符合', unmet: '不符合', undetermined: '待定' }[rest.verdict],
        ...lines,
        ...(change === null ? [] : [change.sentence]),
        ...(rest.needs.length === 0 ? [] : [`需要 needs: ${rest.needs.join('、')}`]),
      ].join('\n'),
    }
  },
}

type Listed = {
  id: string
  cite: string | null
  outcome: Finding['outcome']
  sentence: string
  sentenceEn: string
  sources: readonly string[]
  depth: number
}

function flat(finding: Finding, english: (sentence: Label) => string, depth = 0): Listed[] {
  const { id, cite, outcome, sentence, sources, parts } = finding
  const told = { sentence: sentence.zh, sentenceEn: english(sentence) }
  const own = { id, cite, outcome, ...told, sources, depth }
  return [own, ...parts.flatMap((part) => flat(part, english, depth + 1))]
}

function factsIn(path: string): Record<string, unknown> {
  fileNamed(path)
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return { ...read }
    return refuseRules('factsFile', { file: path, what: '{…}' })
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return refuseRules('factsFile', { file: path, what: error.message })
  }
}

const register = [
  {
    name: 'in',
    about: label('企业数据文件(CSV、Parquet)', 'register (CSV, Parquet)'),
    required: true,
  },
  {
    name: 'map',
    about: label('字段对照表(YAML)', 'mapping of fields to columns (YAML)'),
    required: false,
  },
  ...occasion,
]

const running: Verb = {
  name: 'rules run',
  about: label('对整表判定', 'Judge a whole register'),
  words: ['programmes'],
  several: true,
  fields: [
    { name: 'programmes', about: named, required: true },
    ...register,
    { name: 'engine', about: label('引擎', 'kernel, duckdb or postgres'), required: false },
    {
      name: 'out',
      about: label('结果文件(CSV、Parquet)', 'answers (CSV, Parquet)'),
      required: true,
    },
  ],
  async run({ fields }) {
    const { run } = await import('./rules/run.ts')
    const value = await run(fields)
    return { value, failed: value.good === 0 && value.rows > 0 }
  },
}

const simulating: Verb = {
  name: 'rules simulate',
  about: label('比较改动前后', 'Compare a reform with the rule as it is'),
  words: ['base', 'reforms'],
  several: true,
  fields: [
    { name: 'base', about: label('现行规则', 'the rule as it is'), required: true },
    { name: 'reforms', about: label('改动后的规则', 'the rule as changed'), required: true },
    ...register,
    { name: 'by', about: label('分组列', 'column to group by'), required: false },
  ],
  async run({ fields }) {
    const { simulate } = await import('./rules/simulate.ts')
    return { value: await simulate(fields) }
  },
}

export const verbs: readonly Verb[] = [checking, fieldList, explaining, running, simulating]
