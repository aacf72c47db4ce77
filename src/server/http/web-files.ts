import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
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
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? FOREVER : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const page =
      request.method === 'GET' &&
      !/^\/(api|assets)(\/|$)/.test(request.url) &&
      (request.headers.accept ?? '').includes('text/html')
    return page ? reply.sendFile('index.html') : answerUnknown(request, reply)
  })
}
