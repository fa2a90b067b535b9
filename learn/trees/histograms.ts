import type { Kernels } from '../kernels/load-kernels.ts'
import type { HistogramCrew, HistogramRequest } from './histogram-crew.ts'
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
  /** The histogram of the i-th feature given to `start`. */
  feature(slot: number, i: number): FeatureHistogram
  /** Sums over all rows of a slot, in true units. */
  total(slot: number): { readonly gradient: number; readonly hessian: number }
  /** Bins of the features given to `start`. */
  readonly binCount: number
}

/** Bins of all usable features, those of missing values included. */
export function countBins({ usable, cuts }: TrainingRows): number {
  return usable.reduce((sum, f) => sum + cuts[f]!.binCount + 1, 0)
}

interface HistogramOptions {
  readonly slotCount: number
  readonly bytes: number
  readonly crew: HistogramCrew | undefined
}

/** Makes room for up to `slotCount` histograms, fewer when they would take more than `bytes`. */
export function createHistograms(
  data: TrainingRows,
  { slotCount, bytes, crew }: HistogramOptions,
): Histograms {
  const { workspace, rowBins, cuts, rows, packed, usable } = data
  const { kernels } = workspace
  const maxBins = countBins(data)
  const slots = Math.max(3, Math.min(slotCount, Math.floor(bytes / (16 * maxBins + 1))))
  const values = workspace.float64(2 * maxBins * slots)
  const scratch = workspace.int64(maxBins)
  const plan = workspace.int32(2 * usable.length)
  const splits = createSplitSearch(workspace, usable.length)
  const firstBin = new Int32Array(usable.length)
  const free: number[] = []
  let binCount = 0
  let featureCount = 0
  let gradientUnit = 1
  let hessianUnit = 1
  let firstFeatureBins = 0
  const addressOf = (slot: number): number => values.byteOffset + 16 * maxBins * slot

  return {
    get binCount() {
      return binCount
    },
    start(features, units) {
      gradientUnit = units.gradient
      hessianUnit = units.hessian
      featureCount = features.length
      binCount = 0
      features.forEach((f, i) => {
        firstBin[i] = binCount
        plan[2 * i] = f
        plan[2 * i + 1] = 8 * binCount
        binCount += cuts[f]!.binCount + 1
      })
      splits.start(
        features.map((f) => cuts[f]!),
        units,
      )
      firstFeatureBins = cuts[features[0]!]!.binCount + 1
      free.length = 0
      for (let slot = slots - 1; slot >= 0; slot--) free.push(slot)
    },
    take: () => free.pop() ?? -1,
    giveBack(slot) {
      if (slot >= 0) free.push(slot)
    },
    build(slot, from, to) {
      const request = {
        bins: rowBins.byteOffset,
        stride: cuts.length,
        rows: rows.byteOffset + 4 * from,
        rowCount: to - from,
        packed,
        plan: plan.byteOffset,
        planCount: featureCount,
        binCount,
        histogram: addressOf(slot),
      }
      if (!crew?.build(request)) buildAlone(kernels, request, scratch)
    },
    subtract: (whole, part) => kernels.subtractHistogram(addressOf(whole), addressOf(part), binCount),
    search: (slot, node, search) => splits.find(addressOf(slot), node, search),
    feature: (slot, i) => ({
      values,
      first: maxBins * slot + firstBin[i]!,
      gradientUnit,
      hessianUnit,
    }),
    total(slot) {
      let gradient = 0
      let hessian = 0
      const first = 2 * maxBins * slot
      for (let bin = 0; bin < firstFeatureBins; bin++) {
        gradient += values[first + 2 * bin]!
        hessian += values[first + 2 * bin + 1]!
      }
      return { gradient: gradient * gradientUnit, hessian: hessian * hessianUnit }
    },
  }
}

function buildAlone(kernels: Kernels, request: HistogramRequest, scratch: number): void {
  kernels.buildHistogram(
    request.bins,
    request.stride,
    request.rows,
    request.rowCount,
    request.packed,
    request.plan,
    request.planCount,
    scratch,
    request.binCount,
    request.histogram,
  )
}
