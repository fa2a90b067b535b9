import { createInlinePool } from './inline-pool.ts'
import type { Pool } from './pool.ts'
import { createWorkerPool } from './worker-pool.ts'

/** Makes a pool. One thread means the calling thread, one task after another. */
export function createPool({ threads }: { readonly threads: number }): Pool {
  if (!Number.isInteger(threads) || threads < 1)
    throw new Error(`A pool needs a whole number of threads from 1, not ${threads}.`)
  return threads === 1 ? createInlinePool() : createWorkerPool(threads)
}
