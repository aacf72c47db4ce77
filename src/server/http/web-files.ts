import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { answerUnknown } from './answer-problems.ts'

/** Names under assets/ carry a hash of their content, so a browser may keep them for a year. */
const FOREVER = 'public, max-age=31536000, immutable'

/** Serves the built pages; every address that is no file and no API is a page of theirs. */
export async function serveWeb(app: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder === undefined || !existsSync(join(folder, 'index.html'))) {
    app.setNotFoundHandler(answerUnknown)
    return
  }
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? FOREVER : 'no-cache')
    },
  })
  const page = pageOf(join(folder, 'index.html'))
  app.get('/', (_, reply) => page(reply))
  app.setNotFoundHandler((request, reply) => {
    const shown =
      request.method === 'GET' &&
      !/^\/(api|assets)(\/|$)/.test(request.url) &&
      (request.headers.accept ?? '').includes('text/html')
    return shown ? page(reply) : answerUnknown(request, reply)
  })
}

/** Every answer carries its own nonce, without which the browser takes no style written by a script. */
function pageOf(file: string): (reply: FastifyReply) => FastifyReply {
  const text = readFileSync(file, 'utf8')
  return (reply) =>
    reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(text.replaceAll('CSP_NONCE', reply.cspNonce.style))
}
