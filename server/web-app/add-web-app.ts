import { pagePaths } from '@cadre/contract'
import { AppError } from '@cadre/core'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { randomBytes } from 'node:crypto'
import { contentPolicy } from '../security-headers.ts'
import type { ServerContext } from '../context.ts'
import { readWebFiles } from './read-web-files.ts'
import type { WebFile } from './read-web-files.ts'

/**
 * The pages of the web app, where they were built: every page is the same document, which finds out by its
 * address what to show. What is no page is answered with 404, to a browser as a page that says so.
 */
export function addWebApp(app: FastifyInstance, { webFolder }: ServerContext): void {
  const files = webFolder === undefined ? undefined : readWebFiles(webFolder)
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html')
    if (files && wantsPage && !request.url.startsWith('/api/')) return sendPage(reply.status(404), files.page)
    throw new AppError('record-missing', 'There is no such route.', { method: request.method })
  })
  if (!files) return
  for (const path of pagePaths) app.get(path, (_, reply) => sendPage(reply, files.page))
  for (const [path, file] of files.assets) {
    app.get(path, (request, reply) =>
      sendAsset(reply, file, request.headers['accept-encoding']?.includes('gzip') === true),
    )
  }
}

/** The document, with a word of its own that lets its style elements in. */
function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64url')
  return reply
    .header('content-security-policy', contentPolicy({ styleNonce: nonce }))
    .type('text/html; charset=utf-8')
    .send(page.replace('__STYLE_NONCE__', nonce))
}

/** An asset has a digest of its content in its name, so it may be kept for ever. */
function sendAsset(reply: FastifyReply, { type, body, zipped }: WebFile, isZipped: boolean): FastifyReply {
  reply
    .type(type)
    .header('cache-control', 'public, max-age=31536000, immutable')
    .header('vary', 'accept-encoding')
  return isZipped ? reply.header('content-encoding', 'gzip').send(zipped) : reply.send(body)
}
