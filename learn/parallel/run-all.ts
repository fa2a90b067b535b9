import { LearnError, throwIfCancelled } from '../learn-error.ts'
import type { Pool } from './pool.ts'
import type { Shareable } from './shared-input.ts'
import type { Task } from './task.ts'

export interface RunAllOptions<O> {
  readonly signal?: AbortSignal | undefined
  /** Called with how many tasks are done, and of how many. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined
  /** Called as each task ends, in order of completion. */
  readonly onResult?: ((output: O, index: number) => void) | undefined
}

/**
 * Runs one task on many inputs; outputs are in the order of the inputs. The first failure cancels
 * the rest and is what the promise rejects with.
 */
export async function runAll<I, O>(
  pool: Pool,
  task: Task<I, O>,
  inputs: readonly Shareable<I>[],
  { signal, onProgress, onResult }: RunAllOptions<O> = {},
): Promise<O[]> {
  throwIfCancelled(signal)
  const failure = new AbortController()
  const either = signal ? AbortSignal.any([signal, failure.signal]) : failure.signal
  let done = 0
  let firstError: unknown
  const runs = inputs.map(async (input, index) => {
    try {
      const output = await pool.run(task, input, { signal: either })
      onResult?.(output, index)
      done++
      onProgress?.(done, inputs.length)
      return output
    } catch (error) {
      firstError ??= error
      failure.abort()
      throw error
    }
  })
  const settled = await Promise.allSettled(runs)
  if (firstError !== undefined) throw signal?.aborted ? cancelled() : firstError
  return settled.map((result) => (result as PromiseFulfilledResult<O>).value)
}

function cancelled(): LearnError {
  return new LearnError('cancelled', 'The work was cancelled.')
}
