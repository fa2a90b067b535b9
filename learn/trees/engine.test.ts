import assert from 'node:assert/strict'
import { test } from 'node:test'

import { packedRows } from '../kernels/fixed-point.ts'
import { acquireWorkspace } from '../kernels/workspace.ts'
import { resolveParams } from '../params/params.ts'
import { createRandom } from '../random.ts'
import { categoryColumn, numberColumn } from '../table/column.ts'
import { createTable, takeRows } from '../table/table.ts'
import { binMatrix, binTable } from './binning.ts'
import { boostTrees } from './boost-trees.ts'
import { boostingParams } from './boosting-params.ts'
import { boosting } from './boosting.ts'
import { drawBootstrap } from './bootstrap.ts'
import { tryCategorySplits } from './category-split.ts'
import { drawFirst } from './draw-rows.ts'
import type { FittedTrees } from './fitted-trees.ts'
import { createForestRows } from './forest-rows.ts'
import { createLoss } from './loss.ts'
import { growForest } from './grow-forest.ts'
import { growTree } from './grow-tree.ts'
import { createHistograms } from './histograms.ts'
import { tryNumberSplits } from './number-split.ts'
import { createPacer } from './pacer.ts'
import { randomForest } from './random-forest.ts'
import { findDraftLeaf } from './score-draft.ts'
import { scoreInKernel } from './score-matrix.ts'
import { scoreRows } from './score-trees.ts'
import { createBestSplit } from './split.ts'
import type { SplitRules } from './split.ts'
import { layOutRows } from './training-rows.ts'
import { describeFeatures, encodeTable } from './tree-matrix.ts'
import type { TreeEnsemble } from './tree-ensemble.ts'
import { mixedRows } from './trees-fixture.ts'
import { weightedMedian } from './weighted-quantile.ts'

const openRules: SplitRules = {
  l1: 0,
  l2: 0,
  minGain: 0,
  minLeafWeight: 1,
  minLeafHessian: 0,
  categorySmoothing: 0,
  categoryL2: 0,
  minCategoryWeight: 0,
}

async function boostWith(
  threads: number,
  given: object = {},
  { rows = 400, ...tuning }: { readonly rows?: number; readonly histogramBytes?: number } = {},
): Promise<TreeEnsemble> {
  const { table, target } = mixedRows('multiclass', rows)
  const workspace = acquireWorkspace()
  try {
    const { ensemble } = await boostTrees(
      {
        kind: 'gradient-boosting',
        lossFor: (of) => createLoss('softmax', of),
        table,
        target,
        weights: undefined,
        options: { seed: 3, threads },
        workspace,
      },
      resolveParams(boostingParams, { rounds: 6, ...given }),
      { threadedCells: 0, minWork: 0, waitForThreads: true, ...tuning },
    )
    return ensemble
  } finally {
    workspace.release()
  }
}

test('boosting gives the same bits on one, two and three threads', async () => {
  const alone = await boostWith(1, { rowFraction: 0.8 })
  assert.deepEqual(await boostWith(2, { rowFraction: 0.8 }), alone)
  assert.deepEqual(await boostWith(3, { rowFraction: 0.8 }), alone)
})

test('constrained trees, level by level, are the same on one and three threads', async () => {
  const given = { growth: 'depth-wise', interactions: 'pay,team;tenure,site' }
  assert.deepEqual(await boostWith(3, given), await boostWith(1, given))
})

test('tens of thousands of rows give the same bits on one and two threads, packed or not', async () => {
  for (const rows of [9000, packedRows + 1]) {
    const given = { rounds: 2, rowFraction: 0.9 }
    assert.deepEqual(await boostWith(2, given, { rows }), await boostWith(1, given, { rows }))
  }
})

test('a forest gives the same bits on one, two and three threads', async () => {
  const { table, target } = mixedRows('regression', 300)
  const features = describeFeatures(table)
  const data = createForestRows(binMatrix(features, encodeTable(features, table)), target)
  const rules = { ...openRules, maxDepth: 20, featuresPerNode: 2 }
  const plan = { data, weights: undefined, rules, trees: 5, bootstrap: true, seed: 4 }
  const alone = await growForest(plan, { threads: 1 })
  assert.deepEqual(await growForest(plan, { threads: 2 }, { minWork: 0 }), alone)
  assert.deepEqual(await growForest(plan, { threads: 3 }, { minWork: 0, onlyOthers: true }), alone)
})

test('extra trees give the same bits on one, two and three threads', async () => {
  const { table, target } = mixedRows('multiclass', 300)
  const features = describeFeatures(table)
  const data = createForestRows(binMatrix(features, encodeTable(features, table)), target)
  const rules = { ...openRules, maxDepth: 20, featuresPerNode: 2, drawsSplits: true }
  const plan = { data, weights: undefined, rules, trees: 5, bootstrap: false, seed: 4 }
  const alone = await growForest(plan, { threads: 1 })
  assert.deepEqual(await growForest(plan, { threads: 2 }, { minWork: 0 }), alone)
  assert.deepEqual(await growForest(plan, { threads: 3 }, { minWork: 0, onlyOthers: true }), alone)
})

test('no tree of a forest has more leaves than it may', async () => {
  const { table, target } = mixedRows('binary', 3000)
  const leavesWith = async (maxLeaves: number): Promise<number> => {
    const fitted = await randomForest.create({ trees: 3, maxLeaves }).fit(table, target, undefined)
    const { treeStart } = (fitted as FittedTrees).ensemble
    return Math.max(...[0, 1, 2].map((tree) => (treeStart[tree + 1]! - treeStart[tree]! + 1) / 2))
  }
  assert.ok((await leavesWith(20)) <= 20)
  assert.ok((await leavesWith(2048)) > 20)
})

test('a forest growing on threads stops when cancelled', async () => {
  const { table, target } = mixedRows('binary', 5000)
  const controller = new AbortController()
  const fit = randomForest.create({ trees: 5000 }).fit(table, target, undefined, {
    threads: 2,
    signal: controller.signal,
    onProgress: () => controller.abort(),
  })
  await assert.rejects(fit, { code: 'cancelled' })
})

test('boosting reports progress and stops within a fit when cancelled', async () => {
  const { table, target } = mixedRows('binary', 5000)
  const controller = new AbortController()
  const seen: number[] = []
  const fit = boosting.create({ rounds: 10_000 }).fit(table, target, undefined, {
    signal: controller.signal,
    onProgress: (done) => {
      seen.push(done)
      if (seen.length === 2) controller.abort()
    },
  })
  await assert.rejects(fit, { code: 'cancelled' })
  assert.equal(seen.length, 2)
  assert.ok(seen[0]! > 0 && seen[1]! > seen[0]! && seen[1]! < 0.5)
})

test('a hundred fits take no more kernel memory than the first', async () => {
  const { table, target } = mixedRows('binary', 200)
  const before = acquireWorkspace()
  before.release()
  await boosting.create({ rounds: 2 }).fit(table, target, undefined)
  const bytes = before.memory.buffer.byteLength
  for (let i = 0; i < 100; i++) await boosting.create({ rounds: 2 }).fit(table, target, undefined)
  const after = acquireWorkspace()
  after.release()
  assert.equal(after.memory, before.memory)
  assert.equal(after.memory.buffer.byteLength, bytes)
})

test('fits under way at the same time do not disturb each other', async () => {
  const { table, target } = mixedRows('regression', 3000)
  const fit = (): Promise<object> => boosting.create({ rounds: 60 }).fit(table, target, undefined)
  const alone = JSON.stringify(await fit())
  const together = await Promise.all([fit(), fit(), fit()])
  for (const fitted of together) assert.equal(JSON.stringify(fitted), alone)
})

test('the best cut of a number is that of trying every threshold, missing on both sides', () => {
  const random = createRandom(21)
  for (let trial = 0; trial < 30; trial++) {
    const cells = Array.from({ length: 40 }, () => (random.next() < 0.2 ? null : random.integer(12)))
    const gradients = cells.map(() => random.integer(21) - 10)
    const { features, bins } = binTable(createTable([numberColumn('x', cells)]))
    const best = createBestSplit()
    const { node, histogram } = summed(bins[0]!, gradients)
    tryNumberSplits(features[0]!, histogram, { node, rules: openRules, best, feature: 0 })
    let expected = 0
    for (let threshold = 0; threshold <= 12; threshold++)
      for (const missingLeft of [true, false])
        expected = Math.max(
          expected,
          gainOf(gradients, (row) => (cells[row] === null ? missingLeft : cells[row]! < threshold)),
        )
    assert.ok(Math.abs(best.gain - expected) < 1e-9)
  }
})

test('the best division of a category is that of trying every set of levels', () => {
  const random = createRandom(22)
  for (let trial = 0; trial < 30; trial++) {
    const levels = 3 + random.integer(5)
    const codes = Array.from({ length: 40 }, (_, row) => (row < levels ? row : random.integer(levels)))
    const gradients = codes.map(() => random.integer(21) - 10)
    const { features, bins } = binTable(
      createTable([
        categoryColumn(
          'c',
          codes.map((code) => `level ${code}`),
        ),
      ]),
    )
    const best = createBestSplit()
    const { node, histogram } = summed(bins[0]!, gradients)
    tryCategorySplits(features[0]!, histogram, { node, rules: openRules, best, feature: 0 })
    let expected = 0
    for (let set = 1; set < 2 ** levels - 1; set++) {
      // Up to four levels, only one against the rest is tried.
      const size = [...set.toString(2)].filter((bit) => bit === '1').length
      if (levels <= 4 && size > 1 && size < levels - 1) continue
      expected = Math.max(
        expected,
        gainOf(gradients, (row) => ((set >> codes[row]!) & 1) === 1),
      )
    }
    assert.ok(Math.abs(best.gain - expected) < 1e-9, `${best.gain} is not ${expected}`)
  }
})

function summed(bins: Uint8Array, gradients: readonly number[]) {
  const values = new Float64Array(512)
  bins.forEach((bin, row) => {
    values[2 * bin]! += gradients[row]!
    values[2 * bin + 1]! += 1
  })
  const gradient = gradients.reduce((sum, own) => sum + own, 0)
  return {
    node: { gradient, hessian: bins.length, weight: bins.length },
    histogram: { values, first: 0, gradientUnit: 1, hessianUnit: 1 },
  }
}

function gainOf(gradients: readonly number[], isLeft: (row: number) => boolean): number {
  const score = (rows: readonly number[]): number =>
    rows.length === 0 ? 0 : rows.reduce((sum, own) => sum + own, 0) ** 2 / rows.length
  const left = gradients.filter((_, row) => isLeft(row))
  const right = gradients.filter((_, row) => !isLeft(row))
  return score(left) + score(right) - score(gradients)
}

test('histograms that do not fit in memory are summed anew, to the same bits', async () => {
  const given = { maxLeaves: 40, minLeafWeight: 1, rounds: 3 }
  assert.deepEqual(await boostWith(1, given, { histogramBytes: 0 }), await boostWith(1, given))
})

test('every row of a grown tree, learned from or not, lies in the stretch of the leaf it reaches', async () => {
  const { table, target } = mixedRows('regression', 500)
  const features = describeFeatures(table)
  const matrix = encodeTable(features, table)
  const workspace = acquireWorkspace()
  const data = layOutRows(workspace, binMatrix(features, matrix), undefined)
  const crew = workspace.crew(1)
  const sizes = { slotCount: 20, bytes: 2 ** 20, rows: 500, mostShares: 1 }
  const histograms = createHistograms(data, { ...sizes, crew })
  target.values.forEach((value, row) => data.pairs.set([-value, 1], 2 * row))
  const scale = 2 ** 16
  workspace.kernels.packPairs(data.pairs.byteOffset, 0, 500, scale, scale, data.packed)
  histograms.start(data.usable, { gradient: 1 / scale, hessian: 1 / scale })
  data.rows.set(
    drawFirst(
      Int32Array.from({ length: 500 }, (_, row) => row),
      300,
      createRandom(6),
    ),
  )
  const rules = { ...openRules, minLeafWeight: 3, maxLeaves: 20, maxDepth: 64, growth: 'leaf-wise' } as const
  const growth = { data, histograms, features: data.usable, rules, constraints: undefined, crew }
  const { draft, leaves } = await growTree(growth, { rowCount: 300, listed: 500 }, createPacer({}))
  assert.equal(leaves.length, 20)
  let counted = 0
  for (const { node, from, to, otherFrom, otherTo } of leaves) {
    assert.equal(draft.cover[node], to - from)
    for (const row of [...data.rows.subarray(from, to), ...data.rows.subarray(otherFrom, otherTo)]) {
      assert.equal(findDraftLeaf(draft, matrix, row), node)
      counted++
    }
  }
  assert.equal(counted, 500)
  workspace.release()
})

test('drawing rows first keeps all of them, each part in its old order', () => {
  const ordered = drawFirst(
    Int32Array.from({ length: 50 }, (_, row) => row),
    20,
    createRandom(7),
  )
  const isAscending = (rows: Int32Array): boolean => rows.every((row, i) => i === 0 || row > rows[i - 1]!)
  assert.ok(isAscending(ordered.subarray(0, 20)) && isAscending(ordered.subarray(20)))
  assert.equal(new Set(ordered).size, 50)
})

test('the scoring kernel gives the bits of scoring row by row', async () => {
  for (const [task, kinds] of [
    ['binary', 'mixed'],
    ['multiclass', 'mixed'],
    ['regression', 'numbers'],
  ] as const) {
    const { table, target } = mixedRows(task, 700)
    const used = kinds === 'mixed' ? table : createTable([table.columns[1]!, table.columns[5]!])
    const models = [
      await boosting.create({ rounds: 5 }).fit(used, target, undefined),
      await randomForest.create({ trees: 30 }).fit(used, target, undefined),
    ]
    for (const rowCount of [64, 257, 700]) {
      const rows = takeRows(
        used,
        Int32Array.from({ length: rowCount }, (_, row) => row),
      )
      for (const model of models) {
        const { ensemble, toMatrix } = model as FittedTrees
        const matrix = toMatrix(rows)
        const margins = new Float64Array(rowCount * ensemble.outputs)
        assert.ok(scoreInKernel(ensemble, matrix, margins))
        assert.deepEqual(margins, scoreRows(ensemble, matrix))
      }
    }
  }
})

test('early stopping keeps the trees up to the least loss on rows not learned from', async () => {
  const training = mixedRows('binary', 200, 1)
  const validation = mixedRows('binary', 200, 2)
  const params = { rounds: 400, learningRate: 0.3, earlyStoppingRounds: 10 }
  const fitted = (await boosting
    .create(params)
    .fit(training.table, training.target, undefined, { validation })) as FittedTrees
  const kept = fitted.ensemble.treeOutput.length
  assert.ok(kept > 0 && kept < 300)
  const all = (await boosting
    .create({ ...params, rounds: kept })
    .fit(training.table, training.target, undefined)) as FittedTrees
  assert.deepEqual(fitted.ensemble, all.ensemble)
})

test('absolute loss sets each leaf to the median of its rows', async () => {
  const values = Float64Array.from([1, 2, 100, 4, 5, 11, 12, 13, 14, 900])
  const table = createTable([numberColumn('x', [0, 0, 0, 0, 0, 1, 1, 1, 1, 1])])
  const fitted = await boosting
    .create({ loss: 'absolute', rounds: 1, learningRate: 1, minLeafWeight: 1, l2: 0 })
    .fit(table, { task: 'regression', values, classes: [] }, undefined)
  assert.deepEqual([...fitted.predict(table)], [4, 4, 4, 4, 4, 13, 13, 13, 13, 13])
})

test('the weighted median is that of the values repeated', () => {
  const random = createRandom(41)
  for (let trial = 0; trial < 50; trial++) {
    const values = Float64Array.from({ length: 1 + random.integer(7) }, () => random.integer(9))
    const weights = values.map(() => 1 + random.integer(3))
    const repeated = [...values].flatMap((value, i) => Array.from({ length: weights[i]! }, () => value))
    assert.equal(weightedMedian(values, weights), weightedMedian(Float64Array.from(repeated), undefined))
  }
})

test('a bootstrap draws rows in proportion to weight, and none without', () => {
  const weights = Float64Array.from({ length: 3000 }, (_, row) => row % 3)
  const counts = drawBootstrap(3000, weights, createRandom(51))
  const drawn = [0, 1, 2].map((weight) =>
    counts.filter((_, row) => row % 3 === weight).reduce((a, b) => a + b, 0),
  )
  assert.equal(drawn[0], 0)
  assert.equal(drawn[1]! + drawn[2]!, 2000)
  assert.ok(Math.abs(drawn[2]! / drawn[1]! - 2) < 0.2)
})
