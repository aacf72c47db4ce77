/** Every YAML example of the language reference is read by check; those told as refused are refused. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { check } from '../check/check.ts'
import { CasesSyntax } from './syntax.ts'

const page = readFileSync('docs/rules/language.md', 'utf8')
const frame = sectionsOf(readFileSync('src/rules/testing/language-frame.yaml', 'utf8'))

/** The text under each key at the margin. */
function sectionsOf(text: string): Map<string, string> {
  const sections = new Map<string, string>()
  for (const part of text.split(/^(?=[a-z]+:)/m)) {
    const key = /^[a-z]+/.exec(part)?.[0]
    if (key !== undefined) sections.set(key, part)
  }
  return sections
}

const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(({ 1: text = '', index }) => ({
  text,
  name: `line ${page.slice(0, index).split('\n').length}`,
  refused: /# refused: (\w+)/.exec(text)?.[1],
}))
const cases = examples.filter(({ text }) => text.startsWith('- name:'))
const whole = examples.filter((each) => !cases.includes(each))

/** The example in place of what the frame says under the same keys; quantities need the frame's fields. */
function framed(text: string): string {
  const own = sectionsOf(text)
  const kept = [...frame].filter(([key]) => !own.has('fields') || key !== 'derive')
  return [...new Map([...kept, ...own]).values()].join('\n')
}

function errorsIn(text: string) {
  return check([{ file: 'example.yaml', text }]).faults.filter(
    ({ severity }) => severity === 'error',
  )
}

test('the frame is sound, and the page has examples', () => {
  expect(errorsIn([...frame.values()].join('\n'))).toEqual([])
  expect(whole.length).toBeGreaterThanOrEqual(11)
  expect(whole.some(({ refused }) => refused !== undefined)).toBe(true)
})

test.each(whole)('$name', ({ text, refused }) => {
  const found = errorsIn(framed(text)).map(({ code, line, words, message }) => ({
    code,
    told: `${line}: ${words}: ${message.en}`,
  }))
  if (refused === undefined) expect(found).toEqual([])
  else expect(found.map(({ code }) => code)).toContain(refused)
})

test.each(cases)('cases, $name', ({ text }) => {
  expect(CasesSyntax.safeParse(parse(text)).error).toBeUndefined()
})
