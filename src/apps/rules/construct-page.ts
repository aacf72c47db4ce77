/** A page of docs/rules/language: its blocks are read, run, and what they give is written beneath them. */
import { parse } from 'yaml'
import { judgeRows } from '../../rules/bulk/judge.ts'
import { check } from '../../rules/check/check.ts'
import type { Fault } from '../../rules/check/fault.ts'
import { loadProgramme, type Programme } from '../../rules/check/programme.ts'
import { chooseVersion, type Occasion } from '../../rules/check/version-dates.ts'
import { type Case, type Difference, runCases } from '../../rules/explain/cases.ts'
import { type Explanation, explain, type Finding } from '../../rules/explain/explain.ts'
import { CasesSyntax } from '../../rules/language/syntax.ts'
import { dayOf } from '../../rules/meaning/days.ts'
import type { Version } from '../../rules/meaning/version.ts'
import type { Dialect } from '../../rules/sql/dialect.ts'
import { duckdb } from '../../rules/sql/duckdb.ts'
import { emitSql } from '../../rules/sql/emit.ts'
import { postgres } from '../../rules/sql/postgres.ts'
import { laidOut } from './sql-layout.ts'

export type Page = {
  readonly file: string
  /** `分档 · bands`, as the page begins. */
  readonly title: string
  /** The paragraph under the title: one sentence in each language. */
  readonly meaning: readonly string[]
  /** What of the shape of a file the page explains, as `shape.key`. */
  readonly constructs: readonly string[]
  readonly programme: Programme
  readonly faults: readonly Fault[]
  readonly cases: readonly Case[]
  readonly differences: readonly Difference[]
  readonly refused: readonly { readonly codes: readonly string[]; readonly text: string }[]
  /** The page with all that is made by the engine written anew. */
  readonly rendered: string
}

export function readPage(file: string, text: string): Page {
  const bare = withoutMade(text)
  const programmes = blocksOf(bare, 'programme').map((each, place) => ({
    file: `${file}#${place + 1}`,
    text: each,
  }))
  const { programme, faults } = loadProgramme(programmes)
  if (programme === undefined)
    throw new Error(`${file}: ${faults.map(({ code, words }) => `${code} ${words}`).join('; ')}`)
  const cases = blocksOf(bare, 'cases').flatMap((each) => CasesSyntax.parse(parse(each)))
  const [first = { text: '' }] = programmes
  const refused = [...blocksOf(bare, 'refused'), ...blocksOf(bare, 'warned')].map((each) => ({
    codes: faultsOf(first.text, each).map(({ code }) => code),
    text: each,
  }))
  const answered = bare
    .replace(block('cases'), (whole, written: string) => whole + answersBlock(programme, written))
    .replace(
      block('refused'),
      (whole, written: string) => whole + faultsBlock(faultsOf(first.text, written), 'error'),
    )
    .replace(
      block('warned'),
      (whole, written: string) => whole + faultsBlock(faultsOf(first.text, written), 'warning'),
    )
  return {
    ...headOf(bare),
    ...{ file, programme, faults, cases, refused },
    differences: runCases(programme, [...cases]),
    rendered: answered.replace(MADE_SQL, `<!-- sql -->\n${sqlOf(programme, cases)}<!-- /sql -->`),
  }
}

const MADE_SQL = /<!-- sql -->\n[\s\S]*?<!-- \/sql -->/

function block(kind: string): RegExp {
  return new RegExp(`\`\`\`yaml ${kind}\\n([\\s\\S]*?)\`\`\`\\n`, 'g')
}

function blocksOf(text: string, kind: string): string[] {
  return [...text.matchAll(block(kind))].map(([, written = '']) => written)
}

function withoutMade(text: string): string {
  return text.replace(/\n```text (answers|faults)\n[\s\S]*?```\n/g, '')
}

function headOf(text: string) {
  const [, title = ''] = /^# (.+)$/m.exec(text) ?? []
  const [, named = ''] = /<!-- constructs: ([^>]*?) ?-->/.exec(text) ?? []
  const [, meaning = ''] = /-->\n\n([\s\S]*?)\n\n/.exec(text) ?? []
  return {
    title,
    meaning: meaning.split('\n'),
    constructs: named.split(/\s+/).filter((each) => each !== ''),
  }
}

/** What check says of the programme with these sections in place of its own, or with a whole file beside it. */
function faultsOf(programme: string, written: string): readonly Fault[] {
  const own = sectionsOf(written)
  const file = 'example.yaml'
  if (own.has('programme'))
    return loadProgramme([
      { file, text: programme },
      { file: 'other.yaml', text: written },
    ]).faults
  const merged = new Map([...sectionsOf(programme), ...own])
  return check([{ file, text: [...merged.values()].join('\n') }]).faults
}

/** The text under each key at the margin. */
function sectionsOf(text: string): Map<string, string> {
  const sections = new Map<string, string>()
  for (const part of text.split(/^(?=[a-z]+:)/m)) {
    const key = /^[a-z]+/.exec(part)?.[0]
    if (key !== undefined) sections.set(key, part.trimEnd())
  }
  return sections
}

function faultsBlock(faults: readonly Fault[], severity: Fault['severity']): string {
  const lines = faults
    .filter((each) => each.severity === severity)
    .map(({ code, message }) => `${code}\n  ${message.zh}\n  ${message.en}\n`)
  return `\n\`\`\`text faults\n${lines.join('')}\`\`\`\n`
}

const verdicts = { met: '符合 met', unmet: '不符合 unmet', undetermined: '待定 undetermined' }

function answersBlock(programme: Programme, written: string): string {
  const cases = CasesSyntax.parse(parse(written))
  return `\n\`\`\`text answers\n${cases.map((each) => answerOf(programme, each)).join('')}\`\`\`\n`
}

function answerOf({ versions }: Programme, written: Case): string {
  const { name, facts } = written
  const given = occasionOf(written)
  const choice = chooseVersion(versions, given)
  if (choice.kind !== 'one') return `${name}: ${choice.kind}\n`
  const answer = explain(choice.version, facts, given)
  if (answer.kind === 'refused')
    return answer.faults
      .map(
        ({ at, code, message }) => `${name}: ${code} (${at})\n  ${message.zh}\n  ${message.en}\n`,
      )
      .join('')
  return `${name}: ${toldOf(answer.explanation).join(' · ')}\n${answer.explanation.clauses
    .flatMap((each) => sentencesOf(each))
    .map((each) => `  ${each}\n`)
    .join('')}${changeOf(answer.explanation)}`
}

function occasionOf({ on, procedure, known }: Case): Occasion {
  return {
    on,
    ...(procedure === undefined ? {} : { procedure }),
    ...(known === undefined ? {} : { known }),
  }
}

function toldOf({ verdict, score, class: classed, amount, needs, openPoints }: Explanation) {
  const between = (lo: unknown, hi: unknown) => (lo === hi ? `${lo}` : `${lo}..${hi}`)
  return [
    verdicts[verdict],
    ...(score === null ? [] : [`score ${between(score.lo, score.hi)}`]),
    ...(classed === null ? [] : [`class ${between(classed.lo, classed.hi)}`]),
    ...(amount === null ? [] : [`amount ${between(amount.lo, amount.hi)}`]),
    ...(needs.length === 0 ? [] : [`needs ${needs.join('、')}`]),
    ...openPoints.map(({ kind, id }) => `${kind} ${id}`),
  ]
}

function sentencesOf({ sentence, parts }: Finding, depth = 0): string[] {
  const own = `${'  '.repeat(depth)}${sentence.zh}`
  return [own, ...parts.flatMap((part) => sentencesOf(part, depth + 1))]
}

function changeOf({ leastChange }: Explanation): string {
  return leastChange === null ? '' : `  → ${leastChange.sentence.zh}\n`
}

const dialects: readonly Dialect[] = [postgres, duckdb]
const names = { postgres: 'PostgreSQL', duckdb: 'DuckDB' }

/** What the version of the first case becomes, where every column is filled and where some may be missing. */
function sqlOf(programme: Programme, [first]: readonly Case[]): string {
  if (first === undefined) return ''
  const occasion = occasionOf(first)
  const choice = chooseVersion(programme.versions, occasion)
  if (choice.kind !== 'one') return ''
  const texts = [true, false].flatMap((complete) =>
    dialects.map((dialect) => {
      const text = laidOut(emitted(choice.version, { dialect, complete, occasion }))
      const told = complete ? '数据齐全 complete' : '数据缺失 missing'
      const fenced = `\`\`\`sql\n${text}\n\`\`\`\n`
      return `<details><summary>${names[dialect.name]} · ${told}</summary>\n\n${fenced}\n</details>\n`
    }),
  )
  return texts.join('')
}

type Emitted = {
  readonly dialect: Dialect
  readonly complete: boolean
  readonly occasion: Occasion
}

function emitted(version: Version, { dialect, complete, occasion }: Emitted): string {
  const { on, procedure } = occasion
  const asked = { day: dayOf(on) ?? 0, procedure: procedure ?? null, complete }
  const bulk = judgeRows([version], { ...asked, without: ['contradicts', 'fails', 'needs'] })
  return emitSql(bulk, dialect, { from: 'firms', key: 'id' }).text
}
