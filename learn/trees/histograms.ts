import { packedRows } from '../kernels/fixed-point.ts'
import type { KernelCrew } from '../kernels/kernel-crew.ts'
import { countBins, doubleSums, packedSums } from './bin-sums.ts'
import type { TreePlan } from './bin-sums.ts'
import { createSplitSearch } from './split-search.ts'
import type { NodeSearchRules } from './split-search.ts'
import type { FeatureHistogram, HistogramNode } from './split.ts'
import type { TrainingRows } from './training-rows.ts'

/** Histograms of the nodes of one tree at a time, in slots of kernel memory that are used again. */
export interface Histograms {
  /** Readies the slots for a tree over these features and units. */
  start(features: readonly number[], units: { readonly gradient: number; readonly hessian: number }): void
  /** An empty slot, or -1 when all are taken. */
  take(): number
  giveBack(slot: number): void
  /** Sums a stretch of the row list by bin. */
  build(slot: number, from: number, to: number): void
  /** Takes the part away from the whole, in the slot of the whole. */
  subtract(whole: number, part: number): void
  /** Betters `best` by splits of the node whose histogram is in the slot; gives the place of its feature, or -1. */
  search(slot: number, node: HistogramNode, search: NodeSearchRules): number
  /** The histogram of the i-th feature given to `start`, until the next call. */
  feature(slot: number, i: number): FeatureHistogram
  /** Sums over all rows of a slot, in true units. */
  total(slot: number): { readonly gradient: number; readonly hessian: number }
  /** Bins of the features given to `start`. */
  readonly binCount: number
}

interface HistogramOptions {
  readonly slotCount: number
  readonly bytes: number
  /** Most rows a histogram is summed of. */
  readonly rows: number
  readonly crew: KernelCrew
  /** Most shares of the crew. */
  readonly mostShares: number
  /** How much work is shared out, in steps of about a nanosecond. */
  readonly minWork?: number
}

/** Makes room for up to `slotCount` histograms, fewer when they would take more than `bytes`. */
export function createHistograms(data: TrainingRows, options: HistogramOptions): Histograms {
  const { workspace, cuts, rows, usable } = data
  const { slotCount, bytes, crew, mostShares, minWork = 5000 } = options
  const isPacked = options.rows <= packedRows
  const sharing = { crew, mostShares, minWork }
  const sums = isPacked ? packedSums(data, sharing) : doubleSums(data, sharing)
  const maxBins = countBins(data)
  const slotBytes = sums.binBytes * maxBins
  const slots = Math.max(3, Math.min(slotCount, Math.floor(bytes / (slotBytes + 1))))
  const values = workspace.int64(Math.ceil((slotBytes * slots) / 8))
  const entries = workspace.int32(2 * usable.length)
  const splits = createSplitSearch(workspace, {
    features: usable.length,
    isPacked,
    crew,
    mostShares,
    minWork,
  })
  const free: number[] = []
  let plan: TreePlan = { entries, count: 0, binCount: 0 }
  let units = { gradientUnit: 1, hessianUnit: 1 }
  const binCounts = new Int32Array(usable.length)
  const addressOf = (slot: number): number => values + slotBytes * slot
  const binsOf = (slot: number, i: number): Float64Array =>
    sums.unpack(addressOf(slot) + (entries[2 * i + 1]! / 8) * sums.binBytes, binCounts[i]! + 1)

  return {
    get binCount() {
      return plan.binCount
    },
    start(features, { gradient, hessian }) {
      units = { gradientUnit: gradient, hessianUnit: hessian }
      let binCount = 0
      features.forEach((f, i) => {
        entries[2 * i] = f
        entries[2 * i + 1] = 8 * binCount
        binCounts[i] = cuts[f]!.binCount
        binCount += cuts[f]!.binCount + 1
      })
      plan = { entries, count: features.length, binCount }
      splits.start(
        features.map((f) => cuts[f]!),
        { gradient, hessian },
      )
      free.length = 0
      for (let slot = slots - 1; slot >= 0; slot--) free.push(slot)
    },
    take: () => free.pop() ?? -1,
    giveBack(slot) {
      if (slot >= 0) free.push(slot)
    },
    build(slot, from, to) {
      sums.sum(addressOf(slot), { rows: rows.byteOffset + 4 * from, rowCount: to - from }, plan)
    },
    subtract: (whole, part) => sums.subtract(addressOf(whole), addressOf(part), plan.binCount),
    search: (slot, node, search) => splits.find(addressOf(slot), node, search),
    feature: (slot, i) => ({ values: binsOf(slot, i), first: 0, ...units }),
    total(slot) {
      const bins = binsOf(slot, 0)
      let gradient = 0
      let hessian = 0
      for (let bin = 0; bin <= binCounts[0]!; bin++) {
        gradient += bins[2 * bin]!
        hessian += bins[2 * bin + 1]!
      }
      return { gradient: gradient * units.gradientUnit, hessian: hessian * units.hessianUnit }
    },
  }
}
