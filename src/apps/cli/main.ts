import { type ParseArgsConfig, parseArgs } from 'node:util'
import { stringify } from 'yaml'
import { Problem } from '../../base/problem.ts'
import { answerOf } from '../../base/request.ts'
import { written } from './files.ts'
import { helpFor, nounHelp, wholeHelp } from './help.ts'
import { nouns } from './nouns.ts'
import { type Answer, optionName, type Verb } from './verb.ts'

export type Terminal = { out: (text: string) => void; err: (text: string) => void }

const DONE = 0
const REFUSED = 1
const NOT_UNDERSTOOD = 2

type Typed = {
  words: string[]
  options: Readonly<Record<string, unknown>>
  json: boolean
}

/** Options that every verb has. */
const common = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  district: { type: 'string' },
  'as-of': { type: 'string' },
  output: { type: 'string', short: 'o' },
} as const

export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [noun = '', second = ''] = argv.filter((word) => !word.startsWith('-'))
  const load = nouns[noun]
  if (load === undefined) {
    const asked =
      noun === '' && (argv.length === 0 || argv.includes('--help') || argv.includes('-h'))
    terminal[asked ? 'out' : 'err'](await wholeHelp())
    return asked ? DONE : NOT_UNDERSTOOD
  }
  const verbs = await load()
  const verb =
    verbs.find(({ name }) => name === `${noun} ${second}`) ??
    verbs.find(({ name }) => name === noun)
  if (verb === undefined) {
    const asked = argv.includes('--help') || argv.includes('-h')
    terminal[asked ? 'out' : 'err'](nounHelp(verbs))
    return asked ? DONE : NOT_UNDERSTOOD
  }
  return carryOut(verb, argv, terminal)
}

async function carryOut(verb: Verb, argv: readonly string[], terminal: Terminal): Promise<number> {
  const typed = understood(verb, argv)
  if (typeof typed === 'string') {
    terminal.err(`${typed}\n${helpFor(verb)}`)
    return NOT_UNDERSTOOD
  }
  if (typed.options['help'] === true) {
    terminal.out(helpFor(verb))
    return DONE
  }
  const fields = fieldsTyped(verb, typed)
  const lacking = verb.fields.filter(({ name, required }) => required && fields[name] === undefined)
  const tooMany = verb.several !== true && typed.words.length > verb.words.length
  if (lacking.length > 0 || tooMany) {
    terminal.err(helpFor(verb))
    return NOT_UNDERSTOOD
  }
  try {
    const standing = {
      district: text(typed.options['district']),
      asOf: text(typed.options['as-of']),
      plan: fields['plan'],
      bulletin: fields['bulletin'],
    }
    const answer = await verb.run({ fields, standing })
    terminal.out(shown(answer, typed))
    return answer.failed === true ? REFUSED : DONE
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    terminal.err(refusal(error, typed.json))
    return REFUSED
  }
}

/** What was typed, or in a sentence why it is not understood. */
function understood(verb: Verb, argv: readonly string[]): Typed | string {
  const own = verb.fields.map(({ name, truth }) => [
    optionName(name),
    { type: truth === true ? ('boolean' as const) : ('string' as const) },
  ])
  try {
    const options: ParseArgsConfig['options'] = { ...Object.fromEntries(own), ...common }
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    const words = positionals.slice(verb.name.split(' ').length)
    const typed: Record<string, unknown> = values
    return { words, options: typed, json: typed['json'] === true }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function fieldsTyped(verb: Verb, { words, options }: Typed): Record<string, string> {
  const named = verb.fields.map(({ name }) => [name, text(options[optionName(name)])])
  const last = verb.words.length - 1
  const placed = verb.words.map((name, index) => {
    const several = verb.several === true && index === last && words.length > index
    return [name, several ? words.slice(index).join('\n') : words[index]]
  })
  return Object.fromEntries([...named, ...placed].filter(([, value]) => value !== undefined))
}

function text(value: unknown): string | undefined {
  if (value === true) return 'true'
  return typeof value === 'string' ? value : undefined
}

/** The answer as it is printed; a file is written first. */
function shown(answer: Answer, { options, json }: Typed): string {
  const { file, value } = answer
  const path = file === undefined ? undefined : (text(options['output']) ?? file.name)
  if (file !== undefined && path !== undefined) written(path, file.bytes)
  const told = path === undefined ? value : { ...Object(value), file: path }
  if (json) return `${JSON.stringify(told, null, 2)}\n`
  const words = answer.text ?? (path === undefined ? stringify(told) : path)
  return words.endsWith('\n') ? words : `${words}\n`
}

function refusal(problem: Problem, json: boolean): string {
  const answer = answerOf(problem)
  if (json) return `${JSON.stringify(answer, null, 2)}\n`
  const places = answer.places.map(({ at, message }) => `  ${at}: ${message.zh} · ${message.en}`)
  return `${[answer.detail, answer.detailEn, ...places, `(${answer.code})`].join('\n')}\n`
}
