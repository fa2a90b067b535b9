import { setImmediate } from 'node:timers/promises'

import type { FitOptions } from '../estimator.ts'
import { throwIfCancelled } from '../learn-error.ts'

/** Steps of about a nanosecond after which other work of the thread gets a turn: some 40 ms. */
const turnSteps = 4e7

/** Lets a long computation pause now and then, so that it can be cancelled and show progress. */
export interface Pacer {
  /** Counts work done; true when it is time to `pause`. */
  isDue(steps: number): boolean
  /** Gives others a turn, then throws `cancelled` if the signal fired. */
  pause(): Promise<void>
  /** Says how much of the fit is done, 0 to 1, at the next pause. */
  progress(done: number): void
}

export function createPacer({ signal, onProgress }: Pick<FitOptions, 'signal' | 'onProgress'>): Pacer {
  let steps = 0
  let latest = 0
  throwIfCancelled(signal)
  return {
    isDue(more) {
      steps += more
      return steps >= turnSteps
    },
    async pause() {
      steps = 0
      onProgress?.(latest)
      await setImmediate()
      throwIfCancelled(signal)
    },
    progress(done) {
      latest = done
    },
  }
}
