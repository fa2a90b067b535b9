import fastifyCookie from '@fastify/cookie'
import { everyRecordRoute, namedRoutes, openApiDocument, routeAddress, routes } from '@cadre/contract'
import type { Route } from '@cadre/contract'
import { newId } from '@cadre/core'
import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { answer, answerAnyone } from './answer.ts'
import type { Exchange } from './answer.ts'
import { addApiPage } from './api-page/add-api-page.ts'
import type { Call, Handler, OpenHandler, ServerContext } from './context.ts'
import { maxPartBytes } from './imports/import-folder.ts'
import { namedHandlers } from './handlers/named-handlers.ts'
import { handleRecord } from './handlers/record-handlers.ts'
import { addOperationsRoutes } from './operations/add-operations-routes.ts'
import { labelsOf } from './operations/metrics.ts'
import { createOperations } from './operations/operations.ts'
import type { Operations } from './operations/operations.ts'
import { limitConfigOf, limitRequests } from './limit-requests.ts'
import { problemOf, retryAfterOf } from './problem-of.ts'
import { refuseSecretsInAddress } from './refuse-secrets-in-address.ts'
import { securityHeaders, setSecurityHeaders } from './security-headers.ts'
import { routesWithSystemReach } from './system-reach.ts'
import { addSignInPage } from './sign-in-page/add-sign-in-page.ts'
import { addWebApp } from './web-app/add-web-app.ts'

/** The whole HTTP server over an open database; `listen` or `inject` is up to the caller. */
export async function buildServer(
  context: ServerContext,
  operations: Operations = createOperations(context),
): Promise<FastifyInstance> {
  const app = Fastify({
    genReqId: () => newId('rqs'),
    bodyLimit: 2 * 1024 * 1024,
    // Who sends or reads slowly is cut off: headers and body within these times, and no silence for longer.
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 15_000, connectionsCheckingInterval: 5000, maxHeaderSize: 16 * 1024 },
    routerOptions: { maxParamLength: 200 },
    logger: false,
    // An address that cannot be read comes past no hook and no error handler.
    frameworkErrors: (error, request, reply) => {
      const problem = problemOf(error, request.id)
      const type = { 'content-type': 'application/problem+json; charset=utf-8' }
      reply.raw.writeHead(problem.status, { ...securityHeaders(request.id, context.isSecure), ...type })
      reply.raw.end(JSON.stringify(problem))
    },
    // Only what stands in front may say for whom it asks.
    trustProxy: context.trustedProxies ? [...context.trustedProxies] : false,
  })
  // JSON and nothing else changes anything: forms of other sites cannot send it.
  app.removeContentTypeParser('text/plain')
  // Parts of files come to the routes that take them; their size is bounded, and another site cannot send them either.
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  await app.register(fastifyCookie)
  setSecurityHeaders(app, context)
  refuseSecretsInAddress(app)
  limitRequests(app, context)
  addOperationsRoutes(app, operations)
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, request.id)
    const retryAfter =
      retryAfterOf(error) ?? (problem.status === 503 || problem.status === 429 ? 1 : undefined)
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
    if (problem.status >= 500)
      operations.logger.error(
        { 'http.request.id': request.id, 'http.route': request.routeOptions.url, error },
        problem.code,
      )
    // Callers of the Open Inference Protocol look for `error`.
    const answered = request.url.startsWith('/v2/') ? { ...problem, error: problem.detail } : problem
    return reply.status(problem.status).type('application/problem+json').send(answered)
  })
  for (const [name, route] of Object.entries(namedRoutes)) {
    const handle = namedHandlers[name as keyof typeof namedRoutes]
    const hasSystemReach = systemReach.has(name)
    addRoute(app, { context, operations, route: route as Route, handle, hasSystemReach })
  }
  for (const route of everyRecordRoute) {
    const handle = (call: Call): Promise<unknown> => handleRecord(route, call)
    addRoute(app, { context, operations, route, handle, hasSystemReach: false })
  }
  // Made when it is first asked for: that takes a second, which a start need not.
  let document: unknown
  app.get('/api/openapi.json', () => (document ??= openApiDocument(routes, context)))
  addSignInPage(app)
  addWebApp(app, context)
  addApiPage(app, context)
  return app
}

const systemReach: ReadonlySet<string> = new Set(routesWithSystemReach)

type Served = Omit<Exchange<Handler | OpenHandler>, 'request' | 'reply'>

function addRoute(app: FastifyInstance, { handle, ...served }: Served): void {
  const { route } = served
  app.route({
    method: route.method,
    url: routeAddress(route.path),
    ...(route.takesBytes && { bodyLimit: maxPartBytes }),
    config: { ...labelsOf(route), ...limitConfigOf(route) },
    // The type of `namedHandlers` ties the kind of handler to the kind of access.
    handler: (request, reply) =>
      route.access.kind === 'anyone'
        ? answerAnyone({ ...served, handle: handle as OpenHandler, request, reply })
        : answer({ ...served, handle: handle as Handler, request, reply }),
  })
}
