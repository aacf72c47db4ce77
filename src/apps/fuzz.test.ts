/** Every address of the house, asked with what does not belong there: refused each time, never a 500. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { requestFor } from '../base/request.ts'
import { allRoles } from '../base/role.ts'
import type { Operation } from '../server/context.ts'
import { serve } from '../server/http/serve.ts'
import { testDoorstep } from '../testing/doorstep.ts'
import { startedDatabase } from '../testing/started-database.ts'
import { operations } from './operations.ts'
import { services } from './services.ts'

const db = await startedDatabase()

const log: string[] = []
const app = await serve(operations, {
  db,
  services: services(),
  doorstep: testDoorstep,
  version: '0',
  visitorTriesPerMinute: 1_000_000,
  log: (line) => log.push(line),
  authenticate: async () => ({
    actor: { account: 'fuzz', name: '测试', body: undefined, roles: allRoles },
    scope: { district: 'jianglan' },
  }),
})

/** Values that some field of some route takes; the first that fits is used where another field is tried. */
const fitting: readonly unknown[] = [
  ...['jianglan-2022-2025', 'I-02', '2025Q3', 'jianglan', 'whole', 'provisional', '1', '52.3'],
  ...['亿元', '2025-10-14', '原因', 'jl-zhuanyuan', '江办〔2025〕9号', 'auditor', 'approved'],
  ...[1, true, [], {}, ['auditor'], ['1'], 'onTime', 'zh', 'accepted', 'a-strong-password-1'],
]

/** What no field expects: other kinds, extremes, texts that some layer below might run or choke on. */
const odd: readonly unknown[] = [
  ...[null, '', ' ', '0', '-1', 0.5, -1, 1e308, 2 ** 53, false, [], {}, [null], [[]]],
  ...["'; drop table district; --", '%', '\\', '../../etc/passwd', '__proto__', '\u202e', '😀'],
  ...['9'.repeat(25), '2025Q9', '0000-00-00', '9999-12-31', 'x'.repeat(5000), '{"a":1}', 'null'],
]

function fieldsOf({ route }: Operation): [string, z.ZodType][] {
  return route.input instanceof z.ZodObject ? Object.entries(route.input.shape) : []
}

/** An input whose every field fits its schema; fields for which nothing fits are left out. */
function fittingInput(operation: Operation): Record<string, unknown> {
  return Object.fromEntries(
    fieldsOf(operation).map(([name, schema]) => [name, fitFor(name, schema)]),
  )
}

function fitFor(name: string, schema: z.ZodType): unknown {
  const byName: Record<string, unknown> = {
    plan: 'jianglan-2022-2025',
    code: 'I-02',
    period: '2025Q3',
  }
  return [byName[name], ...fitting].find(
    (value) => value !== undefined && schema.safeParse(value).success,
  )
}

/** What the schema lets through is asked all; of what it refuses two say as much as thirty. An upload is slow: one. */
function worthAsking(schema: z.ZodType, kind: Operation['route']['kind']): unknown[] {
  const passing = odd.filter((value) => schema.safeParse(value).success)
  const stopped = odd.filter((value) => !schema.safeParse(value).success)
  return kind === 'upload' ? passing.slice(0, 1) : [...passing, ...stopped.slice(0, 2)]
}

async function statusOf({ route }: Operation, input: Record<string, unknown>): Promise<number> {
  const { method, path, body } = requestFor(route, input)
  const sent =
    route.kind === 'upload' ? form(body) : body === undefined ? {} : { payload: { ...body } }
  const answer = await app.inject({ method: method as 'GET', url: path, ...sent })
  return answer.statusCode
}

function form(body: unknown) {
  const part = (name: string, content: string) =>
    `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`
  const file =
    '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\na,b\n1,2\r\n'
  return {
    payload: `${part('input', JSON.stringify(body))}${file}--x--\r\n`,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  }
}

describe.each(operations.map((operation) => [operation.route.address, operation] as const))(
  '%s',
  (_, operation) => {
    test('refuses what does not belong there', async () => {
      const whole = fittingInput(operation)
      const inputs = fieldsOf(operation).flatMap(([name, schema]) =>
        worthAsking(schema, operation.route.kind).map((value) => ({ ...whole, [name]: value })),
      )
      for (const input of [{}, whole, ...inputs]) {
        log.length = 0
        const status = await statusOf(operation, input)
        expect(status, `${JSON.stringify(input).slice(0, 300)}\n${log.join('\n')}`).not.toBe(500)
      }
    }, 180_000)
  },
)

test.each([
  ['a body that is a list', '[]'],
  ['a body that is a word', '"a"'],
  ['a body that is null', 'null'],
  ['a deep body', `${'['.repeat(5000)}${']'.repeat(5000)}`],
  ['a body with a prototype', '{"__proto__":{"district":"jlp"},"constructor":1}'],
])('every action refuses %s', async (_, payload) => {
  for (const { route } of operations.filter((each) => each.route.kind === 'action')) {
    const [method = 'POST', path = ''] = route.address.split(' ')
    const headers = { 'content-type': 'application/json' }
    const url = `/api${path.replace(/:\w+/g, '1')}`
    const answer = await app.inject({ method: method as 'POST', url, payload, headers })
    expect(answer.statusCode, `${route.address}\n${log.at(-1)}`).not.toBe(500)
  }
})
