import type { FastifyInstance, InjectOptions } from 'fastify'

/** What a page of ours on this very machine sends. */
export const localPage = { host: '127.0.0.1:8420', origin: 'http://127.0.0.1:8420' }

type Answer = {
  status: number
  /** The problem's code, where it was refused. */
  code: string | undefined
  body: Record<string, unknown>
  /** The cookie that was set, with its attributes; '' for none. */
  set: string
}

/** A browser without a screen: it asks a server in this process and keeps the cookie it is given. */
export function browserOf(app: FastifyInstance, headers: Record<string, string> = localPage) {
  let cookie = ''
  async function ask(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    payload?: object,
  ): Promise<Answer> {
    const sent: InjectOptions = {
      method,
      url: `/api${path}`,
      headers: { ...headers, ...(cookie !== '' && { cookie }) },
      ...(payload !== undefined && { payload }),
    }
    const answer = await app.inject(sent)
    const set = String(answer.headers['set-cookie'] ?? '')
    if (set !== '') cookie = set.split(';')[0] ?? ''
    const body: Record<string, unknown> = answer.body === '' ? {} : answer.json()
    const code = typeof body['code'] === 'string' ? body['code'] : undefined
    return { status: answer.statusCode, code, body, set }
  }
  return {
    get: (path: string) => ask('GET', path),
    post: (path: string, payload: object = {}) => ask('POST', path, payload),
    put: (path: string, payload: object = {}) => ask('PUT', path, payload),
    remove: (path: string) => ask('DELETE', path, {}),
    cookie: () => cookie,
    /** As if somebody had copied another browser's cookie. */
    carry: (copied: string) => {
      cookie = copied
    },
  }
}
export type Browser = ReturnType<typeof browserOf>
