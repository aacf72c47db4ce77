/** How a request comes to a session: the cookie, and what may be believed about where it came from. */
import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Door } from './context.ts'
import { codeFingerprint, newCode, sameFingerprint } from './secrets.ts'

const COOKIE = 'ceyuan_session'

/** What the house knows about its own doorstep. */
export type Doorstep = {
  /** The database is the embedded one. */
  embedded: boolean
  /** The address the server listens on. */
  host: string
  idleHours: number
  setupCode: Door['setupCode']
}

/** Where a request came from, as far as it can be told. */
type Origin = {
  remote: string
  headers: Readonly<Record<string, string | string[] | undefined>>
}

/** Headers by which a proxy says that it stands between; any other `x-…-ip` or `x-original-…` counts too. */
const forwarding =
  /^(x-forwarded(-.*)?|forwarded|via|x-original-.*|x-real-.*|x-.*-ip|x-envoy-.*|cf-.*|true-client-ip|client-ip|fastly-.*|fly-.*|x-amzn?-.*|x-arr-.*|x-appengine-.*|cdn-loop|proxy-.*|x-proxy.*|x-request-start)$/

/**
 * True when whoever asks sits at this machine: embedded database, loopback address at both ends, a
 * loopback Host and Origin (a foreign name that resolves here is an attack by DNS; a proxy that adds no
 * header still passes the page's own Origin on) and nothing that forwards.
 */
export function isLocal(doorstep: Pick<Doorstep, 'embedded' | 'host'>, origin: Origin): boolean {
  const { host, origin: page } = origin.headers
  return (
    doorstep.embedded &&
    isLoopback(doorstep.host) &&
    isLoopback(origin.remote) &&
    typeof host === 'string' &&
    isLoopback(host.replace(/:\d+$/, '')) &&
    (page === undefined || isLoopback(String(page).replace(/^\w+:\/\/|:\d+$/g, ''))) &&
    !Object.keys(origin.headers).some((name) => forwarding.test(name.toLowerCase()))
  )
}

/** 'localhost', 127.0.0.0/8, ::1, also in brackets or as ::ffff:127.0.0.1. */
export function isLoopback(address: string): boolean {
  const plain = address
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/^::ffff:/, '')
  return (
    plain === 'localhost' || plain === '::1' || /^127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(plain)
  )
}

/** The door of one request. Needs @fastify/cookie. */
export function doorOf(doorstep: Doorstep, request: FastifyRequest, reply: FastifyReply): Door {
  const secure = request.protocol === 'https'
  const kept = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  return {
    local: isLocal(doorstep, {
      remote: request.socket.remoteAddress ?? '',
      headers: request.headers,
    }),
    idleHours: doorstep.idleHours,
    token: request.cookies[COOKIE],
    keep: (token, until) => {
      reply.setCookie(COOKIE, token, { ...kept, expires: new Date(until) })
    },
    drop: () => {
      reply.clearCookie(COOKIE, kept)
    },
    setupCode: doorstep.setupCode,
  }
}

/**
 * A code for the first administrator of a house that others can reach. It is shown when the house
 * announces it, and otherwise as soon as somebody tries without it.
 */
export function setupCode(show: (code: string) => void): Door['setupCode'] & { announce(): void } {
  let code = newCode()
  let shown = false
  function announce(): void {
    if (!shown) show(code)
    shown = true
  }
  return {
    announce,
    accepts(text) {
      const right = sameFingerprint(codeFingerprint(text), codeFingerprint(code))
      if (!right) announce()
      return right
    },
    spend() {
      code = newCode()
      shown = false
    },
  }
}
