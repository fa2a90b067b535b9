import { AppError } from '@cadre/core'
import type { FastifyInstance } from 'fastify'
import type { ServerContext } from './context.ts'

/** What a page may load: from here and nowhere else. `styleNonce` lets style elements in that bear it. */
export function contentPolicy({ styleNonce }: { readonly styleNonce?: string } = {}): string {
  const style = styleNonce === undefined ? '' : ` 'nonce-${styleNonce}'`
  return `default-src 'none'; script-src 'self'; style-src 'self'${style}; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`
}

const fixedHeaders = {
  'content-security-policy': contentPolicy(),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cache-control': 'no-store',
} as const

/** Headers of every answer. */
export function securityHeaders(requestId: string, isSecure: boolean): Record<string, string> {
  return {
    ...fixedHeaders,
    'x-request-id': requestId,
    ...(isSecure && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  }
}

/**
 * Headers of every answer, and the refusal of state changes that another site asks for: cookies are
 * SameSite=Strict, and a browser says where a request comes from.
 */
export function setSecurityHeaders(app: FastifyInstance, { isSecure, signIn }: ServerContext): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders(request.id, isSecure))
    if (request.method === 'GET' || request.method === 'HEAD') return
    const { origin, host, 'sec-fetch-site': site } = request.headers
    const isOwn = origin === signIn.origin || (!isSecure && origin && hostOf(origin) === host)
    const isForeign = origin !== undefined && !isOwn
    if (isForeign || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
      throw new AppError('access-denied', 'Requests that change something must come from Cadre itself.')
    }
  })
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}
