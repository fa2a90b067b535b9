import { shareOf } from '../kernels/kernel-crew.ts'
import type { KernelCrew } from '../kernels/kernel-crew.ts'
import type { TrainingRows } from './training-rows.ts'

/** Where the histograms of a fit lie and how their bins are kept: packed, 8 bytes each, or as two doubles. */
export interface BinSums {
  readonly binBytes: number
  sum(histogram: number, stretch: Stretch, plan: TreePlan): void
  subtract(whole: number, part: number, binCount: number): void
  /** Writes two doubles for each of so many bins. */
  unpack(bins: number, binCount: number): Float64Array
}

/** The features of a tree as kernels read them. */
export interface TreePlan {
  /** For each feature its place in a row and the byte offset of its first bin. */
  readonly entries: Int32Array
  readonly count: number
  readonly binCount: number
}

interface Sharing {
  readonly crew: KernelCrew
  readonly mostShares: number
  readonly minWork: number
}

interface Stretch {
  /** Address of its first row in the row list. */
  readonly rows: number
  readonly rowCount: number
}

const mostBins = 256

/** Bins of all usable features, those of missing values included. */
export function countBins({ usable, cuts }: TrainingRows): number {
  return usable.reduce((sum, f) => sum + cuts[f]!.binCount + 1, 0)
}

/** From so many cells a bin on, threads that share rows are sooner done than threads that share features. */
const cellsPerBin = 16

/** Few rows: a bin stays one packed number. Threads share rows, or features when there are few rows to a bin. */
export function packedSums(data: TrainingRows, { crew, mostShares, minWork }: Sharing): BinSums {
  const { workspace, rowBins, cuts, packed } = data
  const { kernels } = workspace
  const unpacked = workspace.float64(2 * mostBins)
  const maxBins = countBins(data)
  const parts = Array.from({ length: mostShares }, () => workspace.int64(maxBins))

  type Request = Parameters<typeof kernels.buildPackedHistogram>
  const request = (stretch: Stretch, plan: number, count: number, into: number, bins: number): Request => {
    const { rows, rowCount } = stretch
    return [rowBins.byteOffset, cuts.length, rows, rowCount, packed, plan, count, into, bins]
  }

  return {
    binBytes: 8,
    sum(histogram, stretch, { entries, count, binCount }) {
      const plan = entries.byteOffset
      const { rows, rowCount } = stretch
      const { shares } = crew
      if (shares === 1 || rowCount * count < minWork) {
        kernels.buildPackedHistogram(...request(stretch, plan, count, histogram, binCount))
        return
      }
      if (rowCount * count < cellsPerBin * binCount) {
        // Bins are cleared before, as the first of a share lies among another's.
        kernels.buildPackedHistogram(...request({ rows, rowCount: 0 }, plan, 0, histogram, binCount))
        crew.run('buildPackedHistogram', (share) => {
          const [from, to] = shareOf(count, { share, shares })
          return request(stretch, plan + 8 * from, to - from, histogram, 0)
        })
        return
      }
      crew.run('buildPackedHistogram', (share) => {
        const [from, to] = shareOf(rowCount, { share, shares })
        const part = { rows: rows + 4 * from, rowCount: to - from }
        return request(part, plan, count, share === 0 ? histogram : parts[share]!, binCount)
      })
      for (let share = 1; share < shares; share++)
        kernels.addPackedHistogram(histogram, parts[share]!, binCount)
    },
    subtract: (whole, part, binCount) => kernels.subtractPackedHistogram(whole, part, binCount),
    unpack(bins, binCount) {
      kernels.unpackHistogram(bins, binCount, unpacked.byteOffset)
      return unpacked
    },
  }
}

/** Many rows: packed sums of blocks are added up as doubles, and threads share rows. */
export function doubleSums(data: TrainingRows, { crew, mostShares, minWork }: Sharing): BinSums {
  const { workspace, rowBins, cuts, packed } = data
  const { kernels, memory } = workspace
  const maxBins = countBins(data)
  const places = Array.from({ length: mostShares }, () => ({
    scratch: workspace.int64(maxBins),
    histogram: workspace.int64(2 * maxBins),
  }))
  return {
    binBytes: 16,
    sum(histogram, { rows, rowCount }, { entries, count, binCount }) {
      const { shares } = crew
      const isShared = shares > 1 && rowCount * count >= 20 * minWork
      const argumentsOf = (share: number, parts: number): number[] => {
        const [from, to] = shareOf(rowCount, { share, shares: parts })
        const { scratch } = places[share]!
        const into = share === 0 ? histogram : places[share]!.histogram
        const stretch = [rowBins.byteOffset, cuts.length, rows + 4 * from, to - from, packed]
        return [...stretch, entries.byteOffset, count, scratch, binCount, into]
      }
      if (!isShared) {
        kernels.buildHistogram(...(argumentsOf(0, 1) as Parameters<typeof kernels.buildHistogram>))
        return
      }
      crew.run('buildHistogram', argumentsOf)
      for (let share = 1; share < shares; share++)
        kernels.addHistogram(histogram, places[share]!.histogram, binCount)
    },
    subtract: (whole, part, binCount) => kernels.subtractHistogram(whole, part, binCount),
    unpack: (bins, binCount) => new Float64Array(memory.buffer, bins, 2 * binCount),
  }
}
