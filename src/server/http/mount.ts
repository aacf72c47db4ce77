/** Mounts one operation: who asks, may they, from when, with what; then it runs and its answer leaves. */
import { Readable } from 'node:stream'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { refuseInput } from '../../base/problem.ts'
import type { FileAnswer, Route, StreamedFile } from '../../base/route.ts'
import {
  type Actor,
  admit,
  type Context,
  type Door,
  type Operation,
  refuseTravelling,
  type Scope,
} from '../context.ts'
import { type Doorstep, doorOf } from '../door.ts'
import type { Tables } from '../tables.ts'
import { keptAnswer } from './kept-answer.ts'
import { parseJson, readInput } from './read-input.ts'
import { refuseForeign } from './same-origin.ts'
import { standpoint } from './standpoint.ts'

/** What whoever decides who asks may look at. */
export type Asking = { db: Kysely<Tables>; door: Door; from: string; realNow: string }
export type Caller = { actor: Actor; scope: Scope }

export type MountOptions = {
  db: Kysely<Tables>
  doorstep: Doorstep
  services: Context['services']
  authenticate: (asking: Asking) => Promise<Caller>
  realNow: () => string
  /** How often one address may try what a visitor may do (sign in …). */
  visitorTriesPerMinute: number
}

export function mount(app: FastifyInstance, operation: Operation, options: MountOptions): void {
  const { route, may } = operation
  const [method = 'GET', path = '/'] = route.address.split(' ')
  const contexts = new WeakMap<FastifyRequest, Context>()
  app.route({
    method,
    url: `/api${path}`,
    config: may === 'visitor' && method !== 'GET' ? limited(options) : {},
    // Before the body is read: nobody sends sixty megabytes to be told to sign in first.
    onRequest: async (request, reply) => {
      refuseForeign(request)
      const context = await contextOf(options, request, reply)
      admit(context.actor, may, route)
      if (method !== 'GET') refuseTravelling(context, may)
      contexts.set(request, context)
    },
    handler: async (request, reply) => {
      const context = contexts.get(request)
      if (context === undefined) throw new Error('a request came past its own door')
      const { body, file } = await bodyOf(route, request)
      const input = readInput(route, request, body)
      if (operation.sameForAll) {
        const asked = { context, operation, input, asOf: asOfIn(request), realNow: options.realNow }
        return json(await keptAnswer(asked), reply)
      }
      const answer = await operation.run(file === undefined ? context : { ...context, file }, input)
      return answered(route, answer, reply)
    },
  })
}

async function contextOf(
  options: MountOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Context> {
  const { db, doorstep, services } = options
  const door = doorOf(doorstep, request, reply)
  const realNow = options.realNow()
  const { actor, scope } = await options.authenticate({ db, door, from: request.ip, realNow })
  const when = await standpoint({ db, scope, asOf: asOfIn(request), realNow })
  callers.set(request, actor.account ?? '-')
  // Outside a transaction there is no commit to wait for.
  return {
    db,
    scope,
    actor,
    ...when,
    from: request.ip,
    door,
    afterCommit: (work) => work(),
    ...(request.method === 'GET' && { asked: new Map() }),
    services,
  }
}

function asOfIn({ query }: FastifyRequest): unknown {
  const { asOf }: { asOf?: unknown } = Object(query)
  return asOf
}

/** The account behind a request, for its line in the log. */
export const callers = new WeakMap<FastifyRequest, string>()

const forms = {
  plain: { type: 'multipart/form-data', expected: 'application/json' },
  file: { type: 'application/json', expected: 'multipart/form-data' },
}

type Sent = { body: unknown; file?: NonNullable<Context['file']> }

async function bodyOf(route: Route, request: FastifyRequest): Promise<Sent> {
  if (route.kind !== 'upload') {
    if (request.isMultipart()) refuseInput('mediaType', forms.plain)
    return { body: request.body }
  }
  if (!request.isMultipart()) refuseInput('mediaType', forms.file)
  const sent = await fileOf(request)
  if (sent === undefined) return refuseInput('fileMissing')
  return {
    body: inputField(sent.part),
    file: { name: plainName(sent.part.filename), bytes: sent.bytes },
  }
}

/** A form that is cut off or has no boundary fails without a status of its own: it is the sender's fault, not ours. */
async function fileOf(
  request: FastifyRequest,
): Promise<{ part: MultipartFile; bytes: Uint8Array } | undefined> {
  try {
    const part = await request.file()
    return part === undefined ? undefined : { part, bytes: await part.toBuffer() }
  } catch (error) {
    if (!(error instanceof Error) || 'statusCode' in error) throw error
    return refuseInput('unreadable', { reason: error.message })
  }
}

/** The form's other field, `input`, holds the rest of the input as JSON. */
function inputField({ fields }: MultipartFile): unknown {
  const field = fields['input']
  const only = Array.isArray(field) ? field[0] : field
  return only?.type === 'field' ? parseJson(String(only.value)) : undefined
}

/** A file's own name, without folders and characters that no file name has. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return (
    last
      .replace(/[\p{C}]/gu, '')
      .trim()
      .slice(-200) || 'file'
  )
}

function json(text: string, reply: FastifyReply): FastifyReply {
  return reply.type('application/json').send(text)
}

function answered(route: Route, answer: unknown, reply: FastifyReply): unknown {
  if (route.kind === 'download') return sendFile(answer as FileAnswer | StreamedFile, reply)
  if (answer === undefined) return reply.status(204).send()
  return json(JSON.stringify(route.output.parse(answer)), reply)
}

function sendFile(answer: FileAnswer | StreamedFile, reply: FastifyReply): FastifyReply {
  const { name, type } = answer
  if ('bytes' in answer && type === PAGE) return sendPage(answer.bytes, reply)
  const plain = name.replace(/[^\w.-]+/g, '_')
  const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`
  return reply
    .header('content-disposition', disposition)
    .header('cache-control', 'no-store')
    .type(type)
    .send('bytes' in answer ? plainBytes(answer.bytes) : Readable.from(answer.pieces))
}

function plainBytes(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** A page of ours that is shown in a frame of ours: it brings its own styles and may run and load nothing. */
const PAGE = 'text/html; charset=utf-8'
const framed =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"

function sendPage(bytes: Uint8Array, reply: FastifyReply): FastifyReply {
  return reply
    .header('content-security-policy', framed)
    .header('x-frame-options', 'SAMEORIGIN')
    .header('cache-control', 'no-store')
    .type(PAGE)
    .send(plainBytes(bytes))
}

/** RFC 5987: also what encodeURIComponent lets through. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function limited({ visitorTriesPerMinute }: MountOptions) {
  return { rateLimit: { max: visitorTriesPerMinute, timeWindow: 60_000 } }
}
