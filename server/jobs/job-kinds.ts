import type { JobKind } from './define-job.ts'
import { clearExpiredJob } from './kinds/clear-expired.ts'

/** Every kind of job there is. */
export const jobKinds: readonly JobKind[] = [clearExpiredJob]
