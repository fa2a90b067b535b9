import type { Shareable, Shared } from './shared-input.ts'
import type { Task } from './task.ts'

export interface RunOptions {
  readonly signal?: AbortSignal | undefined
  /** Share of this task that is done, 0 to 1. */
  readonly onProgress?: ((done: number) => void) | undefined
}

/** Threads that run tasks. The same task on the same input gives the same bits on any number of them. */
export interface Pool extends AsyncDisposable {
  readonly threads: number
  /** Starts the threads ahead of their first task and loads these tasks' modules there. */
  start(tasks?: readonly Pick<Task<unknown, unknown>, 'url'>[]): void
  /** Puts a heavy input where every thread can read it; dispose of the handle when done. */
  share<T>(value: T): Shared<T>
  /**
   * Runs a task when a thread is free, first come first served. Rejects with what the task throws,
   * with `cancelled` as soon as the signal fires, and when its thread dies.
   */
  run<I, O>(task: Task<I, O>, input: Shareable<I>, options?: RunOptions): Promise<O>
  /** Ends all threads; work not done yet rejects with `cancelled`. */
  close(): Promise<void>
}
