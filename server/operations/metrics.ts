import type { Route } from '@cadre/contract'
import type { Database } from '@cadre/store'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

export interface Metrics {
  readonly registry: Registry
  readonly countRequest: (labels: RequestLabels, seconds: number) => void
  /** A request was refused because too many were waiting. */
  readonly countShed: (why: 'all' | 'one caller') => void
}

export interface RequestLabels {
  /** The id of the route; never an address, which holds ids of people. */
  readonly route: string
  /** Alike for every kind of record, so that the histogram stays small. */
  readonly operation: string
  readonly method: string
  readonly status: number
}

/** Where a request ends that no route takes. */
export const unmatched = 'unmatched'

/** What a route is called in metrics and logs. */
export function labelsOf(route: Route): Pick<RequestLabels, 'route' | 'operation'> {
  const operation = 'operation' in route ? String(route.operation) : route.id
  return { route: route.id, operation }
}

/** Prometheus metrics of one server; every label comes from the contract, none from a request. */
export function createMetrics({ pool, requests: forRequests }: Database, version: string): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'cadre_http_requests_total',
    help: 'Requests answered, by route and status',
    labelNames: ['route', 'method', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'cadre_http_request_duration_seconds',
    help: 'How long answers took, by what is done',
    labelNames: ['operation'],
    buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
    registers,
  })
  const shed = new Counter({
    name: 'cadre_http_requests_shed_total',
    help: 'Requests refused because too many waited',
    labelNames: ['why'],
    registers,
  })
  new Gauge({ name: 'cadre_build_info', help: 'The version', labelNames: ['version'], registers }).set(
    { version },
    1,
  )
  new Gauge({
    name: 'cadre_database_connections',
    help: 'Connections to the database, and requests waiting for one',
    labelNames: ['state'],
    registers,
    collect() {
      const pools = [...new Set([pool, forRequests.pool])]
      const sum = (count: 'totalCount' | 'idleCount' | 'waitingCount'): number =>
        pools.reduce((total, each) => total + each[count], 0)
      this.set({ state: 'open' }, sum('totalCount'))
      this.set({ state: 'idle' }, sum('idleCount'))
      this.set({ state: 'waited for' }, sum('waitingCount'))
    },
  })
  return {
    registry,
    countRequest: ({ route, operation, method, status }, seconds) => {
      requests.inc({ route, method, status: `${Math.floor(status / 100)}xx` })
      durations.observe({ operation }, seconds)
    },
    countShed: (why) => shed.inc({ why }),
  }
}
