import { Worker } from 'node:worker_threads'

import { loadKernels } from '../kernels/load-kernels.ts'
import type { KernelMemory, Kernels } from '../kernels/load-kernels.ts'
import type { Workspace } from '../kernels/workspace.ts'

/** What one histogram is summed from; addresses in kernel memory. */
export interface HistogramRequest {
  readonly bins: number
  readonly stride: number
  readonly rows: number
  readonly rowCount: number
  readonly packed: number
  readonly plan: number
  readonly planCount: number
  readonly binCount: number
  readonly histogram: number
}

/** Threads that sum histograms together. */
export interface HistogramCrew {
  /** True when it summed the histogram; false when that is not worth it or the threads are not up yet. */
  build(request: HistogramRequest): boolean
  stop(): Promise<void>
}

/** What a thread of the crew is started with. */
export interface CrewPlace {
  readonly memory: KernelMemory
  /** See `slots`; behind them, the fields of the request. */
  readonly control: Int32Array
  readonly thread: number
  readonly threads: number
  /** Where this thread sums. */
  readonly scratch: number
  readonly histogram: number
}

/** Places in the control array. */
const slots = { turn: 0, finished: 1, ready: 2, failed: 3, request: 4 } as const

const requestFields = [
  'bins',
  'stride',
  'rows',
  'rowCount',
  'packed',
  'plan',
  'planCount',
  'binCount',
  'histogram',
] as const

/** Fewer additions than this are done by one thread sooner than shared out. */
const minAdditions = 100_000
const patienceMs = 60_000

/**
 * Starts `threads` − 1 threads beside the calling one. Each sums its stretch of the rows; the parts
 * are whole numbers, so their sum has the same bits as one thread's. `maxBins` is the most bins a
 * request will have.
 */
export function startHistogramCrew(
  workspace: Workspace,
  maxBins: number,
  { threads, waitForAll = false }: { readonly threads: number; readonly waitForAll?: boolean },
): HistogramCrew {
  const control = new Int32Array(new SharedArrayBuffer(4 * (slots.request + requestFields.length)))
  const places = Array.from({ length: threads }, (_, thread): CrewPlace => ({
    memory: workspace.memory,
    control,
    thread,
    threads,
    scratch: workspace.int64(maxBins),
    histogram: workspace.float64(2 * maxBins).byteOffset,
  }))
  const workers = places.slice(1).map((place) => {
    const worker = new Worker(new URL('./histogram-worker.ts', import.meta.url), { workerData: place })
    worker.unref()
    return worker
  })
  if (waitForAll) waitFor(control, slots.ready, workers.length)

  return {
    build(request) {
      if (request.rowCount * request.planCount < minAdditions && !waitForAll) return false
      if (Atomics.load(control, slots.ready) < workers.length) return false
      requestFields.forEach((field, i) => (control[slots.request + i] = request[field]))
      Atomics.store(control, slots.finished, 0)
      Atomics.add(control, slots.turn, 1)
      Atomics.notify(control, slots.turn)
      sumShare(workspace.kernels, { ...places[0]!, histogram: request.histogram }, request)
      waitFor(control, slots.finished, workers.length)
      for (const { histogram } of places.slice(1))
        workspace.kernels.addHistogram(request.histogram, histogram, request.binCount)
      return true
    },
    async stop() {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

/** The life of a thread of the crew: sums its share each turn, until it is terminated. */
export function workInCrew(place: CrewPlace): void {
  const { control } = place
  const { kernels } = loadKernels(place.memory)
  let turn = 0
  raise(control, slots.ready)
  try {
    for (;;) {
      Atomics.wait(control, slots.turn, turn)
      turn = Atomics.load(control, slots.turn)
      sumShare(kernels, place, readRequest(control))
      raise(control, slots.finished)
    }
  } catch (error) {
    Atomics.store(control, slots.failed, 1)
    raise(control, slots.finished)
    throw error
  }
}

function readRequest(control: Int32Array): HistogramRequest {
  // Addresses are unsigned: those past 2 GiB come back negative.
  const field = (name: (typeof requestFields)[number]): number =>
    control[slots.request + requestFields.indexOf(name)]! >>> 0
  return {
    bins: field('bins'),
    stride: field('stride'),
    rows: field('rows'),
    rowCount: field('rowCount'),
    packed: field('packed'),
    plan: field('plan'),
    planCount: field('planCount'),
    binCount: field('binCount'),
    histogram: field('histogram'),
  }
}

function sumShare(
  kernels: Kernels,
  { thread, threads, scratch, histogram }: CrewPlace,
  request: HistogramRequest,
): void {
  const from = Math.floor((request.rowCount * thread) / threads)
  const to = Math.floor((request.rowCount * (thread + 1)) / threads)
  kernels.buildHistogram(
    request.bins,
    request.stride,
    request.rows + 4 * from,
    to - from,
    request.packed,
    request.plan,
    request.planCount,
    scratch,
    request.binCount,
    histogram,
  )
}

function raise(control: Int32Array, slot: number): void {
  Atomics.add(control, slot, 1)
  Atomics.notify(control, slot)
}

function waitFor(control: Int32Array, slot: number, count: number): void {
  for (;;) {
    const current = Atomics.load(control, slot)
    if (Atomics.load(control, slots.failed) === 1) throw new Error('A thread that sums histograms failed.')
    if (current >= count) return
    if (Atomics.wait(control, slot, current, patienceMs) === 'timed-out')
      throw new Error('A thread that sums histograms does not answer.')
  }
}
