import { crewOfOne, startKernelCrew } from './kernel-crew.ts'
import type { KernelCrew } from './kernel-crew.ts'
import { growTo, loadKernels } from './load-kernels.ts'
import type { KernelMemory, Kernels } from './load-kernels.ts'

/** Kernels with a memory to put arrays in. One fit or scoring call uses it at a time. */
export interface Workspace {
  readonly memory: KernelMemory
  readonly kernels: Kernels
  /** Arrays in the memory; their `byteOffset` is the address kernels want. Not cleared. */
  float64(length: number): Float64Array
  int32(length: number): Int32Array
  uint8(length: number): Uint8Array
  /** Room for 64-bit whole numbers that only kernels read; returns the address. */
  int64(length: number): number
  /**
   * So many threads for its kernels, this one among them. They are kept with the memory; with `isAwaited` it waits
   * until they are up, which only tests need.
   */
  crew(threads: number, options?: { readonly isAwaited?: boolean }): KernelCrew
  /** Gives the memory back for the next user; its arrays must not be used any more. */
  release(): void
}

const maxIdle = 4
const idle: Workspace[] = []

/**
 * A workspace for the caller alone until `release`. Memory is kept and used again, so that a hundred
 * fits take no more than the largest of them.
 */
export function acquireWorkspace(): Workspace {
  return idle.pop() ?? createWorkspace()
}

function createWorkspace(): Workspace {
  const { memory, kernels, freeFrom } = loadKernels()
  let free = freeFrom
  let crew: { readonly of: number; readonly started: ReturnType<typeof startKernelCrew> } | undefined

  // On cache-line boundaries; the spare 64 bytes let kernels read pairs past an odd last row.
  function take(bytes: number): number {
    const address = Math.ceil(free / 64) * 64
    free = address + bytes + 64
    growTo(memory, free)
    return address
  }

  const alone = crewOfOne(kernels)
  const workspace: Workspace = {
    memory,
    kernels,
    float64: (length) => {
      const address = take(length * 8)
      return new Float64Array(memory.buffer, address, length)
    },
    int32: (length) => {
      const address = take(length * 4)
      return new Int32Array(memory.buffer, address, length)
    },
    uint8: (length) => {
      const address = take(length)
      return new Uint8Array(memory.buffer, address, length)
    },
    int64: (length) => take(length * 8),
    crew(threads, { isAwaited = false } = {}) {
      if (threads <= 1) return alone
      if (crew?.of !== threads) {
        crew?.started.stop()
        crew = { of: threads, started: startKernelCrew({ kernels, memory }, threads) }
      }
      if (isAwaited) crew.started.waitUntilReady()
      return crew.started
    },
    release() {
      free = freeFrom
      if (idle.includes(workspace)) return
      if (idle.length < maxIdle) idle.push(workspace)
      else crew?.started.stop()
    },
  }
  return workspace
}
