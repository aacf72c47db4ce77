/** OpenAPI 3.1 from the table of routes: what the server serves is what it says. */
import { z } from 'zod'
import type { Label } from '../../base/label.ts'
import { allProblems } from '../../base/problem.ts'
import { ProblemAnswer } from '../../base/request.ts'
import { roleLabels } from '../../base/role.ts'
import type { Route } from '../../base/route.ts'
import type { May, Operation } from '../context.ts'

type Json = Record<string, unknown>
type Shapes = Map<string, { whole: string; shape: unknown }>

export function openApi(operations: readonly Operation[], version: string): Json {
  const shapes: Shapes = new Map()
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    const [method = 'get', address = '/'] = operation.route.address.split(' ')
    const path = `/api${address.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [method.toLowerCase()]: described(operation, shapes) }
  }
  const problem = schemaOf(ProblemAnswer, 'output', shapes)
  return {
    openapi: '3.1.0',
    info: {
      title: '策源 Ceyuan',
      version,
      description: [
        '查询的字段写在地址里:文字照写,其余写成 JSON;办理的字段是 JSON 正文。',
        'asOf:不写为本区时点,now 为现在,或一个已记录的时点(只能查看)。',
        'Fields of a query stand in its address: texts as they are, the rest as JSON; those of an action are its JSON body.',
        'asOf: absent for the district’s own clock, `now`, or a recorded moment (reading only).',
      ].join('\n'),
    },
    paths,
    components: {
      schemas: {
        ...Object.fromEntries([...shapes].map(([name, { shape }]) => [name, shape])),
        Problem: problem,
      },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'ceyuan_session' } },
    },
    'x-problems': allProblems().map(([code, { status, zh, en }]) => ({ code, status, zh, en })),
  }
}

function described({ route, may }: Operation, shapes: Shapes): Json {
  const [method = 'GET', address = '/'] = route.address.split(' ')
  const inPath = [...address.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const input = inputSchema(route, shapes)
  const rest = Object.entries(input.properties).filter(([name]) => !inPath.includes(name))
  const required = input.required.filter((name) => !inPath.includes(name))
  const inQuery = method === 'GET' ? rest : []
  return {
    operationId: operationId(route),
    summary: both(route.title),
    tags: [address.split('/')[1] ?? ''],
    description: `${both({ zh: '可由', en: 'Done by' })}: ${whoMay(may)}`,
    ...(may !== 'visitor' && { security: [{ session: [] }] }),
    parameters: [
      ...inPath.map((name) => parameter(name, 'path', input.properties[name], true)),
      ...inQuery.map(([name, schema]) => parameter(name, 'query', schema, required.includes(name))),
      parameter('asOf', 'query', { type: 'string', examples: ['now'] }, false),
    ],
    ...(method !== 'GET' && { requestBody: bodyOf(route, Object.fromEntries(rest), required) }),
    responses: { ...success(route, shapes), default: refusal },
  }
}

const refusal = {
  description: '拒绝,附代码和下一步 · Refused, with a code and the next step',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** 'PUT /plans/:plan/owners' → 'putPlansPlanOwners'. */
function operationId(route: Route): string {
  const [method = '', path = ''] = route.address.split(' ')
  const words = path.split(/[^\w]+/).filter((word) => word !== '')
  return method.toLowerCase() + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')
}

function both({ zh, en }: Label): string {
  return `${zh} · ${en}`
}

function whoMay(may: May): string {
  if (may === 'visitor') return both({ zh: '任何人', en: 'anybody' })
  if (may === 'signedIn') return both({ zh: '已登录用户', en: 'anybody signed in' })
  return may.map((role) => both(roleLabels[role])).join(', ')
}

/** Texts stand as they are; any other value stands in the address as JSON, which OpenAPI writes as `content`. */
function parameter(
  name: string,
  place: 'path' | 'query',
  schema: unknown,
  required: boolean,
): Json {
  const head = { name, in: place, required, ...worded(schema) }
  const plain = ['string', 'number', 'integer', 'boolean'].includes(String(Object(schema)['type']))
  const reference = '$ref' in Object(schema)
  if (plain || reference || place === 'path')
    return { ...head, schema: schema ?? { type: 'string' } }
  return { ...head, content: { 'application/json': { schema } } }
}

function worded(schema: unknown): Json {
  const { title, titleEn }: { title?: unknown; titleEn?: unknown } = Object(schema)
  return title === undefined ? {} : { description: `${title} · ${titleEn ?? ''}` }
}

function bodyOf(route: Route, properties: Json, required: readonly string[]): Json {
  const schema = { type: 'object', properties, ...(required.length > 0 && { required }) }
  if (route.kind !== 'upload') return { content: { 'application/json': { schema } } }
  const file = { type: 'string', contentMediaType: 'application/octet-stream' }
  const form = { type: 'object', properties: { input: schema, file }, required: ['file'] }
  const encoding = { input: { contentType: 'application/json' } }
  return { required: true, content: { 'multipart/form-data': { schema: form, encoding } } }
}

function success(route: Route, shapes: Shapes): Json {
  const description = both(route.title)
  if (route.kind !== 'download') {
    const schema = schemaOf(route.output, 'output', shapes)
    return { 200: { description, content: { 'application/json': { schema } } } }
  }
  const schema = { type: 'string', contentMediaType: 'application/octet-stream' }
  return { 200: { description, content: { 'application/octet-stream': { schema } } } }
}

function inputSchema(route: Route, shapes: Shapes) {
  const schema = schemaOf(route.input, 'input', shapes)
  const { properties = {}, required = [] }: { properties?: Json; required?: string[] } = schema
  return { properties, required }
}

/**
 * The JSON Schema of one schema. Nouns with an id become components; one that reads otherwise as
 * input than as output (defaults may be left out) becomes a second component, named `…Input`.
 */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', shapes: Shapes): Json {
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  const { $defs = {}, $schema: _, ...own } = made
  const nouns = new Map(Object.entries($defs).map(([id, shape]) => [id, JSON.stringify(shape)]))
  const named = (id: string) => {
    const whole = closure(id, nouns)
    const known = shapes.get(id)
    return known === undefined || known.whole === whole
      ? id
      : `${id}${io === 'input' ? 'Input' : 'Output'}`
  }
  const names = new Map([...nouns.keys()].map((id) => [id, named(id)]))
  const repointed = (text: string) =>
    text.replace(/"#\/\$defs\/([^"]+)"/g, (_all, id: string) =>
      JSON.stringify(`#/components/schemas/${names.get(id) ?? id}`),
    )
  for (const [id, text] of nouns) {
    const shape = JSON.parse(repointed(text))
    shapes.set(names.get(id) ?? id, { whole: closure(id, nouns), shape })
  }
  return Object(JSON.parse(repointed(JSON.stringify(own))))
}

/** A noun with all that it refers to, as one text: two nouns are alike when these are. */
function closure(id: string, nouns: ReadonlyMap<string, string>): string {
  const found = new Set([id])
  for (const each of found) {
    for (const [, inner = ''] of (nouns.get(each) ?? '').matchAll(/"#\/\$defs\/([^"]+)"/g))
      found.add(inner)
  }
  return [...found].map((each) => nouns.get(each)).join('\n')
}
