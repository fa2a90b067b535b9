import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Memory that threads share. */
export interface KernelMemory {
  readonly buffer: SharedArrayBuffer
  /** Adds pages of 64 KiB. Throws RangeError when the machine or 4 GiB does not allow it. */
  grow(pages: number): number
}

/** The compiled hot loops. Addresses are bytes in the memory; see `assembly/` for what each does. */
export interface Kernels {
  buildHistogram(
    bins: number,
    stride: number,
    rows: number,
    rowCount: number,
    packed: number,
    plan: number,
    planCount: number,
    scratch: number,
    binCount: number,
    histogram: number,
  ): void
  buildPackedHistogram(
    bins: number,
    stride: number,
    rows: number,
    rowCount: number,
    packed: number,
    plan: number,
    planCount: number,
    histogram: number,
    binCount: number,
  ): void
  unpackHistogram(packed: number, binCount: number, histogram: number): void
  addPackedHistogram(into: number, part: number, binCount: number): void
  subtractPackedHistogram(whole: number, part: number, binCount: number): void
  searchSplits(search: number, histogram: number, features: number, featureCount: number): void
  searchPackedSplits(search: number, histogram: number, features: number, featureCount: number): void
  subtractHistogram(whole: number, part: number, binCount: number): void
  addHistogram(into: number, part: number, binCount: number): void
  partitionRows(column: number, rows: number, rowCount: number, goesLeft: number, scratch: number): number
  addToRows(values: number, rows: number, rowCount: number, value: number): void
  sumPairs(pairs: number, rows: number, rowCount: number, sums: number): void
  logisticPairs(margins: number, labels: number, weights: number, rowCount: number, pairs: number): void
  squaredPairs(margins: number, labels: number, weights: number, rowCount: number, pairs: number): void
  absolutePairs(margins: number, labels: number, weights: number, rowCount: number, pairs: number): void
  softmax(margins: number, classes: number, stride: number, rowCount: number, probabilities: number): void
  classPairs(
    probabilities: number,
    labels: number,
    weights: number,
    rowCount: number,
    pairs: number,
    label: number,
    factor: number,
  ): void
  largestPair(pairs: number, rowCount: number, largest: number): void
  packPairs(
    pairs: number,
    weights: number,
    rowCount: number,
    gradientScale: number,
    hessianScale: number,
    packed: number,
  ): void
  drawForestRows(forest: number, labels: number, rowCount: number, seed: number): number
  startForestTree(forest: number, rowCount: number, seed: number): void
  growForestTree(forest: number, budget: number): boolean
  scoreTrees(
    nodes: number,
    leaves: number,
    roots: number,
    depths: number,
    outputs: number,
    treeCount: number,
    values: number,
    stride: number,
    rowCount: number,
    margins: number,
    onlyNumbers: boolean,
    leafWidth: number,
  ): void
}

// The part of the WebAssembly interface used here; TypeScript has it only among the browser's types.
declare const WebAssembly: {
  Memory: new (shape: { initial: number; maximum: number; shared: true }) => KernelMemory
  Module: new (bytes: Uint8Array) => object
  Instance: new (
    module: object,
    imports: { env: { memory: KernelMemory } },
  ) => { readonly exports: Kernels & { readonly freeFrom: { readonly value: number } } }
}

const pageBytes = 65536
const wasmFile = new URL('dist/kernels.wasm', import.meta.url)
let compiled: object | undefined

/** Joins the kernels to a memory: a new one, or one that another thread made. */
export function loadKernels(memory: KernelMemory = createKernelMemory()): {
  readonly memory: KernelMemory
  readonly kernels: Kernels
  readonly freeFrom: number
} {
  compiled ??= new WebAssembly.Module(readKernels())
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } })
  return { memory, kernels: exports, freeFrom: exports.freeFrom.value }
}

/** Grows the memory, in large steps, until it holds `bytes`. */
export function growTo(memory: KernelMemory, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength
  if (missing <= 0) return
  memory.grow(Math.ceil(Math.max(missing, Math.min(memory.buffer.byteLength, 2 ** 26)) / pageBytes))
}

function createKernelMemory(): KernelMemory {
  return new WebAssembly.Memory({ initial: 2, maximum: 65536, shared: true })
}

function readKernels(): Uint8Array {
  try {
    return readFileSync(wasmFile)
  } catch (cause) {
    throw new Error(
      `${fileURLToPath(wasmFile)} is not there: run "node learn/kernels/build.mjs" to compile it.`,
      { cause },
    )
  }
}
