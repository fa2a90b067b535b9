import fastifyCookie from '@fastify/cookie'
import { everyRecordRoute, namedRoutes, openApiDocument, routes } from '@cadre/contract'
import type { Route } from '@cadre/contract'
import { AppError, newId } from '@cadre/core'
import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { answer, answerAnyone } from './answer.ts'
import type { Call, Handler, OpenHandler, ServerContext } from './context.ts'
import { namedHandlers } from './handlers/named-handlers.ts'
import { handleRecord } from './handlers/record-handlers.ts'
import { problemOf, retryAfterOf } from './problem-of.ts'
import { setSecurityHeaders } from './security-headers.ts'
import { addStartPage } from './start-page/add-start-page.ts'

interface ServerOptions {
  readonly logger?: { readonly error: (fields: object, message: string) => void }
}

/** The whole HTTP server over an open database; `listen` or `inject` is up to the caller. */
export async function buildServer(
  context: ServerContext,
  { logger }: ServerOptions = {},
): Promise<FastifyInstance> {
  const app = Fastify({
    genReqId: () => newId('rqs'),
    bodyLimit: 2 * 1024 * 1024,
    requestTimeout: 60_000,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 200 },
    logger: false,
  })
  // JSON and nothing else changes anything: forms of other sites cannot send it.
  app.removeContentTypeParser('text/plain')
  await app.register(fastifyCookie)
  setSecurityHeaders(app, context)
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, request.id)
    const retryAfter = retryAfterOf(error)
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
    if (problem.status >= 500)
      logger?.error({ requestId: request.id, route: request.routeOptions.url, error }, problem.code)
    return reply.status(problem.status).type('application/problem+json').send(problem)
  })
  app.setNotFoundHandler((request) => {
    throw new AppError('record-missing', 'There is no such route.', { method: request.method })
  })
  for (const [name, route] of Object.entries(namedRoutes)) {
    addRoute(app, context, route as Route, namedHandlers[name as keyof typeof namedRoutes])
  }
  for (const route of everyRecordRoute)
    addRoute(app, context, route, (call: Call) => handleRecord(route, call))
  const document = openApiDocument(routes, context)
  app.get('/api/openapi.json', () => document)
  addStartPage(app)
  return app
}

function addRoute(
  app: FastifyInstance,
  context: ServerContext,
  route: Route,
  handle: Handler | OpenHandler,
): void {
  app.route({
    method: route.method,
    url: `/api/v1${route.path}`,
    // The type of `namedHandlers` ties the kind of handler to the kind of access.
    handler: (request, reply) =>
      route.access.kind === 'anyone'
        ? answerAnyone({ context, route, handle: handle as OpenHandler, request, reply })
        : answer({ context, route, handle: handle as Handler, request, reply }),
  })
}
