import type { Database } from '@cadre/store'
import { createAdmission } from './admission.ts'
import type { Admission, AdmissionOptions } from './admission.ts'
import type { ServerContext } from '../context.ts'
import { createGatherer } from './gatherer.ts'
import type { Gatherer } from './gatherer.ts'
import { createLogger } from './logger.ts'
import type { Logger } from './logger.ts'
import { createMetrics } from './metrics.ts'
import type { Metrics } from './metrics.ts'
import { createReadiness } from './readiness.ts'
import type { Readiness } from './readiness.ts'

/** What a running server is watched and held by. */
export interface Operations {
  readonly logger: Logger
  readonly metrics: Metrics
  readonly readiness: Readiness
  readonly admission: Admission
  readonly gatherer: Gatherer
  /** Who may read the metrics: a bearer of this token, this machine alone, or nobody. */
  readonly metricsFor: { readonly token: string } | 'loopback' | 'nobody'
}

interface OperationsOptions {
  readonly logger?: Logger
  readonly metricsFor?: Operations['metricsFor']
  readonly limits?: Partial<AdmissionOptions>
}

/** Where requests have no connections of their own, two stay for jobs and probes; the embedded database has only one in all. */
function runningOn({ pool, requests }: Database): number {
  const connections = requests.pool.options.max ?? 10
  return requests.pool === pool ? Math.max(1, connections - 2) : connections
}

export function createOperations(
  { database, version }: Pick<ServerContext, 'database' | 'version'>,
  options: OperationsOptions = {},
): Operations {
  const { logger = createLogger({ level: 'silent', version }), metricsFor = 'loopback', limits } = options
  const metrics = createMetrics(database, version)
  return {
    logger,
    metrics,
    readiness: createReadiness(database),
    admission: createAdmission({
      running: runningOn(database),
      waiting: 500,
      perCaller: 50,
      waitMs: 10_000,
      onShed: metrics.countShed,
      ...limits,
    }),
    gatherer: createGatherer({ together: 256, waiting: 1000, abreast: 2 }),
    metricsFor,
  }
}
