import type { FastifyInstance } from 'fastify'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const files = [
  ['/', 'start-page.html', 'text/html; charset=utf-8'],
  // Where an OpenID Connect provider sends the browser back to.
  ['/sign-in/openid', 'start-page.html', 'text/html; charset=utf-8'],
  ['/start-page.css', 'start-page.css', 'text/css; charset=utf-8'],
  ['/start-page.js', 'start-page.js', 'text/javascript; charset=utf-8'],
  ['/start-page-parts.js', 'start-page-parts.js', 'text/javascript; charset=utf-8'],
  ['/start-page-ways.js', 'start-page-ways.js', 'text/javascript; charset=utf-8'],
] as const

/** A page that says what this is and signs in by any way there is; it needs nothing that has to be built. */
export function addStartPage(app: FastifyInstance): void {
  for (const [path, name, type] of files) {
    const body = readFileSync(join(import.meta.dirname, name), 'utf8')
    app.get(path, (_, reply) => reply.type(type).send(body))
  }
}
