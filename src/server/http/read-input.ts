/** From what was sent to what the route's schema wants; every fault is told with its place, in both languages. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Place, refuseInput } from '../../base/problem.ts'
import { inputFrom } from '../../base/request.ts'
import type { Route } from '../../base/route.ts'

const chinese = z.locales.zhCN().localeError
const english = z.locales.en().localeError

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
    return { at: issue.path.join('.'), code: 'input.invalid', message: { zh: issue.message, en } }
  })
  const fields = [...new Set(places.map(({ at }) => at || '*'))]
  return refuseInput('invalid', { what: fields.slice(0, 5).join(', ') }, places)
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

/** Reads a JSON body. Characters that no database column can hold are refused here, once for all. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined
  const suspicious = /\\u(0000|d[89a-f])/i.test(text) || unstorable.test(text)
  try {
    return JSON.parse(text, suspicious ? refuseBadText : withoutPrototype)
  } catch (error) {
    if (error instanceof SyntaxError) refuseInput('unreadable', { reason: error.message })
    throw error
  }
}

function refuseBadText(key: string, value: unknown): unknown {
  for (const text of [key, value]) {
    if (typeof text === 'string' && unstorable.test(text))
      refuseInput('unreadable', { reason: 'NUL or half a character' })
  }
  return withoutPrototype(key, value)
}

/** `__proto__` is dropped: an object made of the body keeps its own nature. */
function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value
}
