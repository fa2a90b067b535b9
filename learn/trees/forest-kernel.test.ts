import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { Task } from '../estimator.ts'
import { createRandom, deriveSeed } from '../random.ts'
import { binMatrix } from './binning.ts'
import { drawBootstrap } from './bootstrap.ts'
import { assembleForest } from './forest-ensemble.ts'
import { columnSeed } from './forest-grower.ts'
import { createForestRows } from './forest-rows.ts'
import { growForestTree, noShrinkage } from './forest-tree.ts'
import { growForest } from './grow-forest.ts'
import { createPacer } from './pacer.ts'
import { assembleTrees } from './tree-draft.ts'
import { describeFeatures, encodeTable } from './tree-matrix.ts'
import { mixedRows } from './trees-fixture.ts'

const tasks: readonly Task[] = ['binary', 'multiclass', 'regression']

function rowsOf(task: Task, rowCount: number) {
  const { table, target } = mixedRows(task, rowCount)
  const features = describeFeatures(table)
  return { features, data: createForestRows(binMatrix(features, encodeTable(features, table)), target) }
}

const looseRules = {
  ...noShrinkage,
  minGain: 0,
  minLeafWeight: 1,
  maxDepth: 64,
  categorySmoothing: 10,
  minCategoryWeight: 10,
  featuresPerNode: 2,
}

for (const task of tasks) {
  for (const [name, rules] of Object.entries({
    loose: looseRules,
    'all columns': { ...looseRules, featuresPerNode: 6, minLeafWeight: 5, minCategoryWeight: 2 },
    shallow: { ...looseRules, maxDepth: 4, minLeafWeight: 0, categorySmoothing: 0, featuresPerNode: 5 },
  })) {
    test(`the forest kernel grows the trees of its twin to the bit (${task}, ${name})`, async () => {
      const { features, data } = rowsOf(task, 1500)
      const [trees, seed] = [3, 4]
      const plan = { data, weights: undefined, rules, trees, bootstrap: true, seed }
      const forest = assembleForest(await growForest(plan, {}), data, features)
      const drafts = []
      for (let tree = 0; tree < trees; tree++) {
        const drawn = drawBootstrap(data.rowCount, undefined, createRandom(deriveSeed(seed, 'forest', tree)))
        const random = createRandom(columnSeed(seed, tree))
        const { draft } = await growForestTree(data, drawn, { rules, random, pacer: createPacer({}) })
        for (let i = 0; i < draft.value.length; i++) draft.value[i]! /= trees
        drafts.push(draft)
      }
      const { outputs, base, leafWidth, treeOutput } = forest
      assert.ok(forest.feature.length > 20)
      assert.deepEqual(assembleTrees(drafts, { features, outputs, base, leafWidth, treeOutput }), forest)
    })
  }
}
