import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acquireWorkspace } from '../kernels/workspace.ts'
import type { Workspace } from '../kernels/workspace.ts'
import { createRandom } from '../random.ts'
import type { Random } from '../random.ts'
import { categoryColumn, createTable, numberColumn } from '../table/index.ts'
import { binTable } from './binning.ts'
import type { FeatureBins } from './binning.ts'
import { tryCategorySplits } from './category-split.ts'
import { tryNumberSplits } from './number-split.ts'
import { createSplitSearch } from './split-search.ts'
import { createBestSplit } from './split.ts'
import type { HistogramNode, SplitRules } from './split.ts'

const units = { gradient: 2 ** -7, hessian: 2 ** -9 }

/** Numbers of many and of few values, and categories of few, many and very many levels. */
function madeUpFeatures(random: Random): readonly FeatureBins[] {
  const rows = 600
  const numbers = [255, 40, 3, 2].map((values, i) =>
    numberColumn(
      `n${i}`,
      Float64Array.from({ length: rows }, () => random.integer(values)),
    ),
  )
  const categories = [3, 9, 70].map((levels, i) =>
    categoryColumn(
      `c${i}`,
      Array.from({ length: rows }, () => `level ${random.integer(levels)}`),
    ),
  )
  return binTable(
    createTable([
      numbers[0]!,
      categories[0]!,
      numbers[1]!,
      categories[1]!,
      numbers[2]!,
      categories[2]!,
      numbers[3]!,
    ]),
  ).features
}

/** Whole-number sums of the same rows for every feature, as histograms of a node have them; many bins empty. */
function fillHistogram(
  values: Float64Array,
  features: readonly FeatureBins[],
  {
    random,
    rows,
    hasMissing,
  }: { readonly random: Random; readonly rows: number; readonly hasMissing: boolean },
): HistogramNode {
  values.fill(0)
  let gradient = 0
  let hessian = 0
  for (let row = 0; row < rows; row++) {
    const g = random.integer(4001) - 2000
    const h = 1 + random.integer(500)
    gradient += g
    hessian += h
    let first = 0
    for (const { binCount } of features) {
      const bin = hasMissing && random.next() < 0.1 ? binCount : random.integer(binCount)
      values[2 * (first + bin)]! += g
      values[2 * (first + bin) + 1]! += h
      first += binCount + 1
    }
  }
  return { gradient: gradient * units.gradient, hessian: hessian * units.hessian, weight: rows }
}

function findByTwins(
  values: Float64Array,
  features: readonly FeatureBins[],
  { node, rules }: { readonly node: HistogramNode; readonly rules: SplitRules },
) {
  const best = { ...createBestSplit(), gain: rules.minGain }
  let first = 0
  features.forEach((cut, feature) => {
    const histogram = { values, first, gradientUnit: units.gradient, hessianUnit: units.hessian }
    const search = { node, rules, best, feature }
    if (cut.feature.kind === 'category') tryCategorySplits(cut, histogram, search)
    else tryNumberSplits(cut, histogram, search)
    first += cut.binCount + 1
  })
  return best
}

/** The same sums as kernels keep them for few rows: a gradient and a hessian in one number. */
function pack(values: Float64Array, workspace: Workspace): number {
  const address = workspace.int64(values.length / 2)
  const cells = new BigInt64Array(workspace.memory.buffer, address, values.length / 2)
  for (let bin = 0; bin < cells.length; bin++)
    cells[bin] = (BigInt(values[2 * bin]!) << 32n) + BigInt(values[2 * bin + 1]!)
  return address
}

for (const hasMissing of [false, true]) {
  for (const l1 of [0, 3]) {
    const which = `${hasMissing ? 'some' : 'none'} missing, l1 ${l1}`
    test(`kernels find the split of their twins to the bit, packed or not, by one thread or three (${which})`, () => {
      const workspace = acquireWorkspace()
      try {
        const random = createRandom(31 + l1 + (hasMissing ? 1 : 0))
        const features = madeUpFeatures(random)
        const bins = features.reduce((sum, { binCount }) => sum + binCount + 1, 0)
        const values = workspace.float64(2 * bins)
        const crew = workspace.crew(3, { isAwaited: true })
        const searches = [false, true].flatMap((isPacked) =>
          [workspace.crew(1), crew].map((own) => {
            const options = { features: features.length, isPacked, mostShares: 3, minWork: 0 }
            const search = createSplitSearch(workspace, { ...options, crew: own })
            search.start(features, units)
            return { search, isPacked }
          }),
        )
        let found = 0
        for (let trial = 0; trial < 300; trial++) {
          const rows = 2 + random.integer(trial % 3 === 0 ? 2000 : 60)
          const node = fillHistogram(values, features, { random, rows, hasMissing })
          const rules = {
            l1,
            l2: random.integer(6),
            minGain: 0,
            minLeafWeight: random.integer(8),
            minLeafHessian: 0.001,
            categorySmoothing: 10,
            categoryL2: random.integer(12),
            minCategoryWeight: random.integer(12),
          }
          const expected = findByTwins(values, features, { node, rules })
          const packed = pack(values, workspace)
          for (const { search, isPacked } of searches) {
            const best = createBestSplit()
            const chosen = search.find(isPacked ? packed : values.byteOffset, node, { rules, best })
            assert.equal(chosen, expected.feature)
            if (chosen < 0) continue
            found++
            assert.equal(best.gain, expected.gain)
            assert.equal(best.bin, expected.bin)
            assert.equal(best.missingLeft, expected.missingLeft)
            if (best.bin < 0)
              assert.deepEqual(
                best.goesLeft.subarray(0, features[chosen]!.binCount),
                expected.goesLeft.subarray(0, features[chosen]!.binCount),
              )
          }
        }
        assert.ok(found > 4 * 200, `${found} splits found`)
      } finally {
        workspace.release()
      }
    })
  }
}
