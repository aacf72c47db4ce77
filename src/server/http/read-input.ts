/** From what was sent to what the route's schema wants; every fault is told with its place, in both languages. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Label, label } from '../../base/label.ts'
import { type Place, refuseInput } from '../../base/problem.ts'
import { inputFrom } from '../../base/request.ts'
import type { Route } from '../../base/route.ts'
import { exampleOf } from '../../base/written-form.ts'

const chinese = z.locales.zhCN().localeError
const english = z.locales.en().localeError

const OwnWords = z.object({ zh: z.string(), en: z.string() })

/** NUL and half a surrogate pair: PostgreSQL holds neither. */
const unstorable = /[\0\p{Surrogate}]/u

/** The input of a route from path, query and (for actions) body; `body` is what the parser made of it. */
export function readInput(route: Route, request: FastifyRequest, body: unknown): unknown {
  const params = inputFrom(route, textsOf(request.params))
  if (request.method !== 'GET') return checked(route, { ...fieldsOf(body), ...params })
  const { asOf: _, ...query } = textsOf(request.query)
  return checked(route, { ...inputFrom(route, query), ...params })
}

/** Parses by the route's schema, or refuses with `input.invalid` and the place of every fault. */
export function checked(route: Route, value: unknown): unknown {
  const inChinese = route.input.safeParse(value, { error: chinese })
  if (inChinese.success) return inChinese.data
  const inEnglish = route.input.safeParse(value, { error: english })
  const places = inChinese.error.issues.map((issue, index): Place => {
    const en = inEnglish.error?.issues[index]?.message ?? issue.message
    const message = wrongForm(issue) ?? { zh: issue.message, en }
    return { at: issue.path.join('.'), code: 'input.invalid', message }
  })
  const fields = [...new Set(places.map(({ at }) => at || '*'))]
  return refuseInput('invalid', { what: fields.slice(0, 5).join(', ') }, places)
}

/** What a schema's own rule says in both languages; for a pattern, an example says more than it. */
function wrongForm(issue: z.core.$ZodIssue): Label | undefined {
  if (issue.code === 'custom') {
    const said = OwnWords.safeParse(issue.params)
    return said.success ? said.data : undefined
  }
  if (isMissing(issue)) return label('请填写', 'fill this in')
  if (issue.code === 'too_big' && issue.origin === 'string')
    return label(`最多 ${issue.maximum} 个字`, `at most ${issue.maximum} characters`)
  if (issue.code === 'invalid_type') return wrongKind(issue)
  if (issue.code === 'too_small' || issue.code === 'too_big') return outOfBounds(issue)
  if (issue.code !== 'invalid_format') return undefined
  if (issue.format === 'date')
    return label('没有这一天;日期应如 2025-03-07', 'no such day; write it like 2025-03-07')
  const example = exampleOf(issue.pattern)
  return example === undefined
    ? undefined
    : label(`写法不对,应如 ${example}`, `not in the right form; write it like ${example}`)
}

function wrongKind({ expected }: z.core.$ZodIssueInvalidType): Label | undefined {
  if (expected === 'int') return label('请填写整数', 'write a whole number')
  return expected === 'number' ? label('请填写数字', 'write a number') : undefined
}

function outOfBounds(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Label | undefined {
  if (issue.origin !== 'number' && issue.origin !== 'int') return undefined
  if (issue.code === 'too_small') {
    const { minimum, inclusive } = issue
    return inclusive === false
      ? label(`须大于 ${minimum}`, `more than ${minimum}`)
      : label(`不能小于 ${minimum}`, `not less than ${minimum}`)
  }
  const { maximum, inclusive } = issue
  return inclusive === false
    ? label(`须小于 ${maximum}`, `less than ${maximum}`)
    : label(`不能大于 ${maximum}`, `not more than ${maximum}`)
}

/** An empty text where one is needed, or nothing at all. */
function isMissing(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'too_small') return issue.origin === 'string' && issue.minimum === 1
  return issue.code === 'invalid_type' && issue.message.includes('undefined')
}

/** A field given several times is a list, as JSON. */
function textsOf(given: unknown): Record<string, string> {
  const entries = Object.entries(Object(given)).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  const texts: Record<string, string> = Object.fromEntries(entries)
  if (Object.values(texts).some((text) => unstorable.test(text)))
    refuseInput('unreadable', { reason: 'NUL or half a character' })
  return texts
}

function fieldsOf(body: unknown): object {
  if (body === undefined || body === null) return {}
  if (typeof body === 'object' && !Array.isArray(body)) return body
  return refuseInput('unreadable', { reason: 'a JSON object is expected' })
}

/** Deeper than any input of ours by far, and far from where recursion gives out. */
const DEEPEST = 64
const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Reads a JSON body. Characters that no database column can hold are refused here, once for all. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined
  if (isDeep(text)) refuseInput('unreadable', { reason: `nested deeper than ${DEEPEST}` })
  const suspicious = /\\u(0000|d[89a-f])|__proto__/i.test(text) || unstorable.test(text)
  try {
    return JSON.parse(text, suspicious ? withoutBadText : undefined)
  } catch (error) {
    if (error instanceof SyntaxError) refuseInput('unreadable', { reason: error.message })
    throw error
  }
}

/** Counts brackets outside of strings; no parser is asked, for parsers recurse. */
function isDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at)
    if (letter === QUOTE) inString = !inString
    else if (!inString) depth += stepOf(letter)
    else if (letter === BACKSLASH) at += 1
    if (depth > DEEPEST) return true
  }
  return false
}

/** One deeper at an opening bracket, one back at a closing one: `[` `{` and two letters later `]` `}`. */
function stepOf(letter: number): number {
  if (letter === 0x5b || letter === 0x7b) return 1
  return letter === 0x5d || letter === 0x7d ? -1 : 0
}

/** Refuses half characters; drops `__proto__`, so that an object made of the body keeps its own nature. */
function withoutBadText(key: string, value: unknown): unknown {
  for (const text of [key, value]) {
    if (typeof text === 'string' && unstorable.test(text))
      refuseInput('unreadable', { reason: 'NUL or half a character' })
  }
  return key === '__proto__' ? undefined : value
}
