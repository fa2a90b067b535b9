import type { FastifyInstance } from 'fastify'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderApiPage } from './render-api-page.ts'

const files = [
  ['/api/docs.css', 'api-page.css', 'text/css; charset=utf-8'],
  ['/api/docs.js', 'api-page.js', 'text/javascript; charset=utf-8'],
] as const

/** The documentation of the API, made from the contract once, under the same content policy as everything. */
export function addApiPage(app: FastifyInstance, { version }: { readonly version: string }): void {
  const page = renderApiPage(version)
  app.get('/api/docs', (_, reply) => reply.type('text/html; charset=utf-8').send(page))
  for (const [path, name, type] of files) {
    const body = readFileSync(join(import.meta.dirname, name), 'utf8')
    app.get(path, (_, reply) => reply.type(type).send(body))
  }
}
