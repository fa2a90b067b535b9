import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isLoopback } from '../settings.ts'
import type { Operations } from './operations.ts'
import { unmatched } from './metrics.ts'

/** Where probes and Prometheus ask, and a line in the log for every request. */
export function addOperationsRoutes(app: FastifyInstance, operations: Operations): void {
  const { readiness, metrics } = operations
  app.get('/health', () => ({ status: 'live' }))
  app.get('/ready', async (_, reply) => {
    const causes = await readiness.causes()
    return reply.status(causes.length === 0 ? 200 : 503).send({ ready: causes.length === 0, causes })
  })
  app.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, operations)) return reply.callNotFound()
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
  app.addHook('onResponse', async (request, reply) => {
    const { route = unmatched, operation = unmatched } = request.routeOptions.config
    const seconds = reply.elapsedTime / 1000
    const { statusCode: status } = reply
    metrics.countRequest({ route, operation, method: request.method, status }, seconds)
    operations.logger.info(
      {
        'http.request.id': request.id,
        'http.request.method': request.method,
        'http.route': request.routeOptions.url ?? unmatched,
        'http.response.status_code': status,
        // Nanoseconds, as the schema has it.
        'event.duration': Math.round(seconds * 1e9),
      },
      'request',
    )
  })
  app.addHook('preClose', async () => readiness.stop())
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The id of the route in the contract. */
    readonly route?: string
    readonly operation?: string
  }
}

function mayReadMetrics(request: FastifyRequest, { metricsFor }: Operations): boolean {
  if (metricsFor === 'nobody') return false
  const { authorization, forwarded, 'x-forwarded-for': forwardedFor } = request.headers
  // What a proxy passes on comes from somewhere else, whatever the address of the proxy.
  if (metricsFor === 'loopback')
    return (
      isLoopback(request.ip.replace('::ffff:', '')) && forwarded === undefined && forwardedFor === undefined
    )
  return isSame(authorization ?? '', `Bearer ${metricsFor.token}`)
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
