import type { FastifyInstance } from 'fastify'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const files = [
  ['/sign-in', 'sign-in-page.html', 'text/html; charset=utf-8'],
  // Where an OpenID Connect provider sends the browser back to.
  ['/sign-in/openid', 'sign-in-page.html', 'text/html; charset=utf-8'],
  ['/sign-in-page.css', 'sign-in-page.css', 'text/css; charset=utf-8'],
  ['/sign-in-page.js', 'sign-in-page.js', 'text/javascript; charset=utf-8'],
  ['/sign-in-page-parts.js', 'sign-in-page-parts.js', 'text/javascript; charset=utf-8'],
  ['/sign-in-page-words.js', 'sign-in-page-words.js', 'text/javascript; charset=utf-8'],
  ['/sign-in-page-ways.js', 'sign-in-page-ways.js', 'text/javascript; charset=utf-8'],
] as const

/** Signing in, by any way there is: a small page of its own, which loads nothing of the pages behind it. */
export function addSignInPage(app: FastifyInstance): void {
  for (const [path, name, type] of files) {
    const body = readFileSync(join(import.meta.dirname, name), 'utf8')
    app.get(path, (_, reply) => reply.type(type).send(body))
  }
}
