import { threadId } from 'node:worker_threads'
import { LearnError, throwIfCancelled } from '../learn-error.ts'
import { createRandom } from '../random.ts'
import { defineTask } from './task.ts'
import type { TaskContext } from './task.ts'

// Tasks for the pool's tests; a module of its own because threads load it.

export function sumOf({ values, times }: { readonly values: Float64Array; readonly times: number }): number {
  let sum = 0
  for (const value of values) sum += value
  return sum * times
}

export function drawNormals({
  seed,
  count,
}: {
  readonly seed: number
  readonly count: number
}): Float64Array {
  const random = createRandom(seed)
  return Float64Array.from({ length: count }, () => random.normal())
}

export function refuse({ column }: { readonly column: string }): never {
  throw new LearnError('column-missing', `There is no column "${column}".`, { name: column })
}

export function fail(_input: object): never {
  throw Object.assign(new RangeError('out of range'), { code: 'ERR_RANGE', details: { at: 3 } })
}

export function dieAtOnce(_input: object): never {
  process.exit(7)
}

export function crash(_input: object): Promise<void> {
  // Thrown outside the task's promise, as a stray callback would.
  setTimeout(() => {
    throw new Error('a stray callback failed')
  })
  return new Promise(() => undefined)
}

/** Spins until cancelled, without ever awaiting. */
export function spinListening({ flag }: { readonly flag: Int32Array }, { signal }: TaskContext): void {
  Atomics.store(flag, 0, 1)
  Atomics.notify(flag, 0)
  for (;;) {
    if (signal.aborted) Atomics.store(flag, 1, 1)
    throwIfCancelled(signal)
  }
}

export function spinDeaf({ flag }: { readonly flag: Int32Array }): void {
  Atomics.store(flag, 0, 1)
  Atomics.notify(flag, 0)
  for (;;) Atomics.add(flag, 1, 1)
}

/** Sees whether the array arrives over the caller's memory: writes what only shared memory shows. */
export function markThread({ marks, slot }: { readonly marks: Int32Array; readonly slot: number }): number {
  marks[slot] = 41 + slot
  return threadId
}

/** Gives the same object to later tasks of a thread only when the value was sent once. */
const seenValues = new WeakMap<object, number>()
export function countSightings({ value }: { readonly value: object }): number {
  const sightings = (seenValues.get(value) ?? 0) + 1
  seenValues.set(value, sightings)
  return sightings
}

export function reportProgress({ steps }: { readonly steps: number }, { onProgress }: TaskContext): number {
  for (let step = 1; step <= steps; step++) onProgress(step / steps)
  return steps
}

export const sumOfTask = defineTask<typeof sumOf>(import.meta.url, 'sumOf')
export const drawNormalsTask = defineTask<typeof drawNormals>(import.meta.url, 'drawNormals')
export const refuseTask = defineTask<typeof refuse>(import.meta.url, 'refuse')
export const failTask = defineTask<typeof fail>(import.meta.url, 'fail')
export const dieAtOnceTask = defineTask<typeof dieAtOnce>(import.meta.url, 'dieAtOnce')
export const crashTask = defineTask<typeof crash>(import.meta.url, 'crash')
export const spinListeningTask = defineTask<typeof spinListening>(import.meta.url, 'spinListening')
export const spinDeafTask = defineTask<typeof spinDeaf>(import.meta.url, 'spinDeaf')
export const markThreadTask = defineTask<typeof markThread>(import.meta.url, 'markThread')
export const countSightingsTask = defineTask<typeof countSightings>(import.meta.url, 'countSightings')
export const reportProgressTask = defineTask<typeof reportProgress>(import.meta.url, 'reportProgress')
export const absentTask = defineTask<typeof sumOf>(import.meta.url, 'absent')
