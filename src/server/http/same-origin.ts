import type { FastifyRequest } from 'fastify'
import { refuseInput } from '../../base/problem.ts'

/**
 * Refuses a change that another site's page sends with our cookie. A browser tells where a page comes
 * from (Sec-Fetch-Site, or Origin in older ones); a program that is no browser tells neither, and has
 * no cookie that somebody else could use.
 */
export function refuseForeign(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers['sec-fetch-site']
  const { origin } = request.headers
  const foreign =
    site === undefined
      ? origin !== undefined && hostOf(origin) !== hostOf(`${request.protocol}://${request.host}`)
      : site !== 'same-origin' && site !== 'none'
  if (foreign) refuseInput('foreignPage')
}

/** Without a port that goes without saying. */
function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : ''
}
