/** Serves operations over HTTP. The only place where requests, statuses and error bodies are known. */
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import type { Operation } from '../context.ts'
import { isAlive } from '../database/open.ts'
import { answerProblems, MAX_FILE_BYTES, MAX_JSON_BYTES } from './answer-problems.ts'
import { callers, type MountOptions, mount } from './mount.ts'
import { openApi } from './openapi.ts'
import { parseJson } from './read-input.ts'
import { serveWeb } from './web-files.ts'

export type ServeOptions = Omit<MountOptions, 'realNow' | 'visitorTriesPerMinute'> & {
  version: string
  /** The built pages; without them only the API answers. */
  webFolder?: string
  realNow?: () => string
  visitorTriesPerMinute?: number
  /** One line for each request, and the whole of what failed. */
  log?: (line: string) => void
  /** Addresses of proxies whose word on the caller's address and protocol is believed. */
  trustProxy?: string | undefined
}

/** Longest text between two slashes of an address, after decoding: an address of a clause is short. */
const LONGEST_PARAMETER = 2000

export async function serve(
  operations: readonly Operation[],
  options: ServeOptions,
): Promise<FastifyInstance> {
  const log = options.log ?? (() => undefined)
  const app = Fastify({
    bodyLimit: MAX_JSON_BYTES,
    trustProxy: options.trustProxy ?? false,
    // An address that cannot even be decoded is refused before any route's own handler.
    frameworkErrors: answerProblems(log),
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
  })
  app.setErrorHandler(answerProblems(log))
  app.addHook('onResponse', async (request, reply) => log(requestLine(request, reply)))
  await addPlugins(app)
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_: FastifyRequest, body: string) => parseJson(body),
  )
  const mounting: MountOptions = {
    realNow: () => new Date().toISOString(),
    visitorTriesPerMinute: 30,
    ...options,
  }
  for (const operation of operations) mount(app, operation, mounting)
  addOwnRoutes(app, operations, options)
  await serveWeb(app, options.webFolder)
  return app
}

async function addPlugins(app: FastifyInstance): Promise<void> {
  await app.register(cookie)
  await app.register(rateLimit, {
    global: false,
    // The message carries the seconds to wait into our own sentence.
    errorResponseBuilder: (_, { ttl }) =>
      Object.assign(new Error(String(Math.ceil(ttl / 1000))), { statusCode: 429 }),
  })
  await app.register(multipart, {
    throwFileSizeLimit: true,
    limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 4, fieldSize: MAX_JSON_BYTES },
  })
  await app.register(compress, { threshold: 1024, encodings: ['gzip', 'deflate', 'identity'] })
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: ownContentOnly },
    enableCSPNonces: true,
    // A house in the district's network is often served without TLS; its proxy adds this where it has.
    strictTransportSecurity: false,
  })
}

/** Nothing comes from elsewhere and nothing goes elsewhere; a style in the page needs the answer's nonce. */
const ownContentOnly = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'"],
  'font-src': ["'self'", 'data:'],
  'frame-src': ["'self'", 'blob:'],
  'worker-src': ["'self'", 'blob:'],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'self'"],
}

function addOwnRoutes(
  app: FastifyInstance,
  operations: readonly Operation[],
  { db, doorstep, version }: ServeOptions,
): void {
  app.get('/api/health', async (_, reply) => {
    const alive = await isAlive(db)
    return reply.status(alive ? 200 : 503).send({
      status: alive ? 'ok' : 'databaseAway',
      version,
      database: doorstep.embedded ? 'embedded' : 'external',
    })
  })
  let document: unknown
  app.get('/api/openapi.json', async () => {
    document ??= openApi(operations, version)
    return document
  })
}

function requestLine(request: FastifyRequest, reply: { statusCode: number; elapsedTime: number }) {
  const [path] = request.url.split('?')
  const milliseconds = Math.round(reply.elapsedTime)
  const who = callers.get(request) ?? '-'
  const when = new Date().toISOString()
  return `${when} ${request.method} ${path} ${reply.statusCode} ${milliseconds} ms ${who}`
}
