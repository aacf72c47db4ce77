import { randomBytes } from 'node:crypto'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Problem, refuseInput } from '../../base/problem.ts'
import { answerOf } from '../../base/request.ts'
import { refuseServing } from '../problems.ts'

/** Errors of the driver and of PostgreSQL that say the database is away, starting or stopping. */
const AWAY = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', '57P01', '57P02', '57P03', '08006']
/** What PostgreSQL says of a text with a NUL or half a character that came past every reader. */
const UNSTORABLE = ['22021', '22P05']
const MEGABYTE = 1024 * 1024

/** Answers every error as RFC 9457; what is no refusal is our fault: logged whole, told as a number. */
export function answerProblems(log: (line: string) => void) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const problem = problemOf(error, request)
    if (problem.code === 'server.failed')
      log(`${problem.details['number']} ${request.method} ${request.url}\n${error.stack}`)
    send(reply, problem)
  }
}

export function answerUnknown(_request: FastifyRequest, reply: FastifyReply): void {
  send(
    reply,
    caught(() => refuseInput('unknownAddress')),
  )
}

function send(reply: FastifyReply, problem: Problem): void {
  const answer = answerOf(problem)
  void reply.status(answer.status).type('application/problem+json').send(answer)
}

function problemOf(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  return caught(() => refuseFor(error, request))
}

/** Translates what Fastify and its plugins refuse by themselves. */
function refuseFor(error: FastifyError, request: FastifyRequest): never {
  const { code, statusCode, message } = error
  if (statusCode === 413) refuseInput('tooLarge', { limit: limitOf(request) })
  if (statusCode === 415 || code === 'FST_INVALID_MULTIPART_CONTENT_TYPE')
    refuseInput('mediaType', {
      type: request.headers['content-type'] ?? '—',
      expected: 'application/json, multipart/form-data',
    })
  if (statusCode === 429) refuseInput('tooMany', { seconds: Number(message) })
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    refuseInput('unreadable', { reason: message })
  if (UNSTORABLE.includes(code)) refuseInput('unreadable', { reason: 'NUL or half a character' })
  if (AWAY.includes(code) || /^Connection terminated|timeout exceeded when trying/.test(message))
    refuseServing('databaseAway')
  return refuseServing('failed', { number: randomBytes(4).toString('hex') })
}

function limitOf(request: FastifyRequest): string {
  const upload = request.headers['content-type']?.startsWith('multipart/') ?? false
  return `${(upload ? MAX_FILE_BYTES : MAX_JSON_BYTES) / MEGABYTE} MB`
}

/** Largest file of an upload. */
export const MAX_FILE_BYTES = 60 * MEGABYTE
/** Largest JSON body: pasted text of a long plan fits. */
export const MAX_JSON_BYTES = 20 * MEGABYTE

function caught(refuse: () => never): Problem {
  try {
    return refuse()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}
