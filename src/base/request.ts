import { z } from 'zod'
import { Words } from './label.ts'
import { type Problem, sentence, statusOf } from './problem.ts'
import type { Route } from './route.ts'

/** A call as it travels, for the browser, the command line and tests alike. */
export type Asked = {
  method: string
  /** Below the server's root, with the query text: '/api/indicators/I-02?period=2025Q3'. */
  path: string
  body: Readonly<Record<string, unknown>> | undefined
}

/**
 * What the reader stands on, sent beside the input of every call: the recorded moment to read at.
 * Absent: the district's own clock. 'now': the real now, also in a demonstration district.
 */
export type Standpoint = { asOf?: string | undefined }

/**
 * Fields named in the path go there. The rest of a query is query text: a string as it is, anything
 * else as JSON; the rest of an action is its JSON body. Undefined fields do not travel.
 */
export function requestFor(
  route: Route,
  input: Readonly<Record<string, unknown>>,
  standpoint: Standpoint = {},
): Asked {
  const [method = 'GET', pattern = '/'] = route.address.split(' ')
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined))
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest.get(name)
    rest.delete(name)
    return encodeURIComponent(asText(value))
  })
  const asked = method === 'GET' ? [...rest] : []
  if (standpoint.asOf !== undefined) asked.push(['asOf', standpoint.asOf])
  const query = asked.map(([name, value]) => `${name}=${encodeURIComponent(asText(value))}`)
  return {
    method,
    path: `/api${path}${query.length === 0 ? '' : `?${query.join('&')}`}`,
    body: method === 'GET' ? undefined : Object.fromEntries(rest),
  }
}

/**
 * The other direction: path and query texts back into what the route's schema wants. A text stays a
 * text where the field takes it so; otherwise it is read as JSON. A plain value that neither fits stays
 * as it came, for the schema to refuse; a number out of its bounds is refused as a number.
 */
export function inputFrom(
  route: Route,
  texts: Readonly<Record<string, string | undefined>>,
): Record<string, unknown> {
  const shape: Readonly<Record<string, z.ZodType>> =
    route.input instanceof z.ZodObject ? route.input.shape : {}
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, valueFrom(shape[name], text)]],
    ),
  )
}

/** A refusal as it leaves the server (RFC 9457); `detail` is the Chinese sentence. */
export const ProblemAnswer = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  detailEn: z.string(),
  code: z.string(),
  places: z.array(
    z.object({
      at: z.string(),
      code: z.string(),
      message: Words,
    }),
  ),
})
export type ProblemAnswer = z.infer<typeof ProblemAnswer>

export function answerOf(problem: Problem): ProblemAnswer {
  const words = sentence(problem.code, problem.details)
  return {
    type: `/problems/${problem.code}`,
    title: problem.code,
    status: statusOf(problem.code),
    detail: words.zh,
    detailEn: words.en,
    code: problem.code,
    places: [...problem.places],
  }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function valueFrom(schema: z.ZodType | undefined, text: string): unknown {
  if (schema === undefined || schema.safeParse(text).success) return text
  try {
    const value: unknown = JSON.parse(text)
    // What does not fit goes on in its own kind where that is meant: the schema names the part or the bound.
    const isWhole = typeof value === 'object' && value !== null
    return isWhole || isMeant(schema, value) ? value : text
  } catch {
    return text
  }
}

/** Of the kind that is wanted, right or not; a fraction is a number where a whole one is wanted. */
function isMeant(schema: z.ZodType, value: unknown): boolean {
  const issues = schema.safeParse(value).error?.issues ?? []
  return issues.every((issue) => issue.code !== 'invalid_type' || issue.expected === 'int')
}
