import { Worker } from 'node:worker_threads'
import { loadKernels } from './load-kernels.ts'
import type { KernelMemory, Kernels } from './load-kernels.ts'

/** Threads that run kernels on one memory, the calling thread among them. */
export interface KernelCrew {
  /** In how many shares work is divided by now; 1 until the other threads are up. */
  readonly shares: number
  /**
   * Runs a kernel once a share and gives what each returned. Whoever is free takes the next share, so that a thread
   * that has no core at the moment holds nobody up. Shares must not write to the same places.
   */
  run(kernel: SharedKernel, argumentsOf: (share: number, shares: number) => readonly number[]): Float64Array
  stop(): void
}

/** Kernels that crews run. */
const sharedKernels = [
  'buildHistogram',
  'buildPackedHistogram',
  'searchSplits',
  'searchPackedSplits',
  'logisticPairs',
  'squaredPairs',
  'packPairs',
  'partitionRows',
] as const satisfies readonly (keyof Kernels)[]

type SharedKernel = (typeof sharedKernels)[number]

/** What a thread of the crew is started with. */
export interface CrewPlace {
  readonly memory: KernelMemory
  readonly control: CrewControl
}

interface CrewControl {
  /** See `slots`. */
  readonly words: Int32Array
  /** `mostArguments` numbers for each share. */
  readonly given: Float64Array
  readonly returned: Float64Array
}

/**
 * Places in the control words. The ticket holds the number of the turn and, in its low bits, how many shares of it are
 * left: taking one is one exchange, which fails when the turn is over.
 */
const slots = { ticket: 0, finished: 1, ready: 2, failed: 3, kernel: 4, asleep: 5 } as const
const ticketBits = 6
const leftMask = 2 ** ticketBits - 1
const mostArguments = 10
/** Looks so often, about a tenth of a millisecond, before it sleeps: waking takes longer than most shares. */
const looks = 40_000
const patienceMs = 60_000

/** The stretch of `count` things that is one share of so many; it begins at a multiple of `step`. */
export function shareOf(
  count: number,
  { share, shares, step = 1 }: { readonly share: number; readonly shares: number; readonly step?: number },
): [from: number, to: number] {
  const end = (of: number): number =>
    of === shares ? count : step * Math.floor((count * of) / (shares * step))
  return [end(share), end(share + 1)]
}

/** The calling thread alone. */
export function crewOfOne(kernels: Kernels): KernelCrew {
  const returned = new Float64Array(1)
  return {
    shares: 1,
    run(kernel, argumentsOf) {
      returned[0] = callKernel(kernels, kernel, argumentsOf(0, 1))
      return returned
    },
    stop() {},
  }
}

/**
 * Starts `threads` − 1 threads (at most 63) beside the calling one. They sleep when there is nothing to do for a while,
 * and never keep the process alive.
 */
export function startKernelCrew(
  { kernels, memory }: { readonly kernels: Kernels; readonly memory: KernelMemory },
  threads: number,
): KernelCrew & { readonly waitUntilReady: () => void } {
  const shares = Math.min(threads, leftMask)
  const control = createControl(shares)
  const { words, given, returned } = control
  const alone = crewOfOne(kernels)
  const workers = Array.from({ length: shares - 1 }, () => {
    const workerData: CrewPlace = { memory, control }
    const worker = new Worker(new URL('./kernel-worker.ts', import.meta.url), { workerData })
    worker.unref()
    // Whoever runs the kernel is told by the control words; left alone, the event would end the process.
    worker.on('error', () => {})
    return worker
  })
  const isReady = (): boolean => Atomics.load(words, slots.ready) === workers.length
  let turn = 0

  return {
    get shares() {
      return isReady() ? shares : 1
    },
    waitUntilReady: () => waitFor(words, slots.ready, workers.length),
    run(kernel, argumentsOf) {
      if (!isReady()) return alone.run(kernel, argumentsOf)
      for (let share = 0; share < shares; share++)
        given.set(argumentsOf(share, shares), mostArguments * share)
      words[slots.kernel] = sharedKernels.indexOf(kernel)
      Atomics.store(words, slots.finished, 0)
      turn++
      Atomics.store(words, slots.ticket, (turn << ticketBits) | shares)
      if (Atomics.load(words, slots.asleep) > 0) Atomics.notify(words, slots.ticket)
      takeShares(kernels, control)
      waitFor(words, slots.finished, shares)
      return returned
    },
    stop() {
      for (const worker of workers) void worker.terminate()
    },
  }
}

/** The life of a thread of the crew: takes shares until it is terminated. */
export function workInCrew({ memory, control }: CrewPlace): void {
  const { words } = control
  const { kernels } = loadKernels(memory)
  raise(words, slots.ready)
  try {
    for (;;) {
      takeShares(kernels, control)
      waitForTicket(words)
    }
  } catch (error) {
    Atomics.store(words, slots.failed, 1)
    raise(words, slots.finished)
    throw error
  }
}

/** Runs shares of the turn as long as there are any. */
function takeShares(kernels: Kernels, { words, given, returned }: CrewControl): void {
  for (;;) {
    const ticket = Atomics.load(words, slots.ticket)
    if ((ticket & leftMask) === 0) return
    if (Atomics.compareExchange(words, slots.ticket, ticket, ticket - 1) !== ticket) continue
    // The turn cannot end before this share has.
    const share = (ticket & leftMask) - 1
    const own = given.subarray(mostArguments * share, mostArguments * (share + 1))
    returned[share] = callKernel(kernels, sharedKernels[words[slots.kernel]!]!, own)
    raise(words, slots.finished)
  }
}

function createControl(shares: number): CrewControl {
  const numbers = (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(8 * length))
  return {
    words: new Int32Array(new SharedArrayBuffer(4 * (slots.asleep + 1))),
    given: numbers(mostArguments * shares),
    returned: numbers(shares),
  }
}

/** Kernels take addresses as numbers below 2³²; arguments that a kernel does not have are not read. */
function callKernel(kernels: Kernels, kernel: SharedKernel, given: ArrayLike<number>): number {
  const call = kernels[kernel] as (...numbers: readonly (number | undefined)[]) => number | undefined
  const result = call(
    given[0],
    given[1],
    given[2],
    given[3],
    given[4],
    given[5],
    given[6],
    given[7],
    given[8],
    given[9],
  )
  return result ?? 0
}

function raise(words: Int32Array, slot: number): void {
  Atomics.add(words, slot, 1)
  Atomics.notify(words, slot)
}

/** Looks for a while, then sleeps until there is a turn. */
function waitForTicket(words: Int32Array): void {
  for (let look = 0; look < looks; look++) if ((Atomics.load(words, slots.ticket) & leftMask) > 0) return
  Atomics.add(words, slots.asleep, 1)
  const ticket = Atomics.load(words, slots.ticket)
  if ((ticket & leftMask) === 0) Atomics.wait(words, slots.ticket, ticket)
  Atomics.sub(words, slots.asleep, 1)
}

function waitFor(words: Int32Array, slot: number, count: number): void {
  for (let look = 0; look < looks; look++) if (Atomics.load(words, slot) >= count) break
  for (;;) {
    const current = Atomics.load(words, slot)
    if (Atomics.load(words, slots.failed) === 1) throw new Error('A thread that runs kernels failed.')
    if (current >= count) return
    if (Atomics.wait(words, slot, current, patienceMs) === 'timed-out')
      throw new Error('A thread that runs kernels does not answer.')
  }
}
