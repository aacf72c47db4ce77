import type { Label } from '../../base/label.ts'
import { nouns } from './nouns.ts'
import { optionName, type Verb } from './verb.ts'

const commonOptions = [
  ['--district NAME', '区代号,如 jianglan · the district'],
  ['--as-of MOMENT', '数据时点:now 或 2025-10-14T18:00:00+08:00 · the recorded moment to read at'],
  ['--output FILE', '写入文件 · where a file is written'],
  ['--json', '输出 JSON · print JSON'],
  ['--help', '显示帮助 · print this'],
] as const

export async function wholeHelp(): Promise<string> {
  const verbs = (await Promise.all(Object.values(nouns).map((load) => load()))).flat()
  return [
    '策源 Ceyuan',
    '',
    'ceyuan NOUN VERB [ARGUMENT …] [--option VALUE …]',
    '',
    ...verbs.map((verb) => line(usage(verb), both(verb.about))),
    '',
    ...commonOptions.map(([option, about]) => line(option, about)),
    '',
    '退出码 exit: 0 完成 done · 1 拒绝 refused · 2 用法有误 not understood',
    '',
  ].join('\n')
}

export function nounHelp(verbs: readonly Verb[]): string {
  return `${verbs.map((verb) => line(usage(verb), both(verb.about))).join('\n')}\n`
}

export function helpFor(verb: Verb): string {
  const options = verb.fields.filter(({ name }) => !verb.words.includes(name))
  return [
    `ceyuan ${usage(verb)} [--option VALUE …]`,
    both(verb.about),
    '',
    ...options.map(({ name, about, required, truth }) =>
      line(
        `--${optionName(name)}${truth === true ? '' : ' VALUE'}`,
        `${both(about)}${required ? ' *' : ''}`,
      ),
    ),
    ...commonOptions.map(([option, about]) => line(option, about)),
    '',
  ].join('\n')
}

function usage({ name, words, several }: Verb): string {
  const placed = words.map((word) => optionName(word).toUpperCase()).join(' ')
  return `${name} ${placed}${several === true ? '…' : ''}`.trim()
}

function both({ zh, en }: Label): string {
  return zh === en ? zh : `${zh} · ${en}`
}

function line(left: string, right: string): string {
  return `  ${left.padEnd(34)} ${right}`
}
