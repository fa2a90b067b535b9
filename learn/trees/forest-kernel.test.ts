import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { Target, Task } from '../estimator.ts'
import { createRandom, deriveSeed } from '../random.ts'
import { categoryColumn, numberColumn } from '../table/column.ts'
import { createTable } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { binMatrix } from './binning.ts'
import { drawBootstrap } from './bootstrap.ts'
import { assembleForest } from './forest-ensemble.ts'
import { columnSeed } from './forest-grower.ts'
import { createForestRows } from './forest-rows.ts'
import { growForestTree, noShrinkage } from './forest-tree.ts'
import type { ForestRules } from './forest-tree.ts'
import { growForest } from './grow-forest.ts'
import { createPacer } from './pacer.ts'
import { assembleTrees } from './tree-draft.ts'
import { describeFeatures, encodeTable } from './tree-matrix.ts'
import { mixedRows } from './trees-fixture.ts'

const tasks: readonly Task[] = ['binary', 'multiclass', 'regression']
const [trees, seed] = [3, 4]

const loose: ForestRules = {
  ...noShrinkage,
  minGain: 0,
  minLeafWeight: 1,
  maxDepth: 64,
  categorySmoothing: 10,
  minCategoryWeight: 10,
  featuresPerNode: 2,
}
const rulesByName = {
  'two columns a node': loose,
  'all columns a node': { ...loose, featuresPerNode: 6, minLeafWeight: 5, minCategoryWeight: 2 },
  'drawn divisions': { ...loose, featuresPerNode: 6, drawsSplits: true },
  'few levels deep': { ...loose, featuresPerNode: 5, maxDepth: 4, minLeafWeight: 0, categorySmoothing: 0 },
}

interface Rows {
  readonly table: Table
  readonly target: Target
  readonly weights?: Float64Array
}

/** Grows a forest by the kernel and by `growForestTree`, and compares all bits. */
async function assertSameAsTwin({ table, target, weights }: Rows, rules: ForestRules): Promise<void> {
  const features = describeFeatures(table, weights)
  const binned = binMatrix(features, encodeTable(features, table), { weights })
  const data = createForestRows(binned, target)
  const plan = { data, weights, rules, trees, bootstrap: true, seed }
  const forest = assembleForest(await growForest(plan, {}), data, { features })
  const drafts = []
  for (let tree = 0; tree < trees; tree++) {
    const drawn = drawBootstrap(data.rowCount, weights, createRandom(deriveSeed(seed, 'forest', tree)))
    const random = createRandom(columnSeed(seed, tree))
    const { draft } = await growForestTree(data, drawn, { rules, random, pacer: createPacer({}) })
    for (let i = 0; i < draft.value.length; i++) draft.value[i]! /= trees
    drafts.push(draft)
  }
  const { outputs, base, leafWidth, treeOutput } = forest
  const expected = assembleTrees(drafts, { features, outputs, base, leafWidth, treeOutput })
  assert.ok(expected.feature.length > 20 * trees)
  assert.deepEqual(forest, expected)
}

/** A category of many levels, each with a share of its own, beside a number that is often missing. */
function manyLevels(task: Task): Rows {
  const random = createRandom(8)
  const codes = Array.from({ length: 4000 }, () => random.integer(230))
  const table = createTable([
    categoryColumn(
      'place',
      codes.map((code) => (random.next() < 0.05 ? null : `place ${code}`)),
    ),
    numberColumn(
      'size',
      codes.map((code) => (random.next() < 0.4 ? null : code % 50)),
    ),
  ])
  const values = Float64Array.from(codes, (code) => {
    const score = ((code * 37) % 100) / 100 + 0.5 * random.next()
    return task === 'regression' ? score : Math.min(Math.floor(score * 2), task === 'binary' ? 1 : 2)
  })
  const classes = { binary: ['no', 'yes'], multiclass: ['low', 'middle', 'high'], regression: [] }[task]
  return { table, target: { task, values, classes } }
}

for (const task of tasks) {
  for (const [name, rules] of Object.entries(rulesByName))
    test(`the forest kernel grows the trees of its twin to the bit (${task}, ${name})`, () =>
      assertSameAsTwin(mixedRows(task, 1500), rules))

  test(`the forest kernel orders hundreds of levels as its twin (${task})`, () =>
    assertSameAsTwin(manyLevels(task), { ...loose, minCategoryWeight: 1 }))

  test(`the forest kernel draws hundreds of levels as its twin (${task})`, () =>
    assertSameAsTwin(manyLevels(task), { ...loose, drawsSplits: true }))

  test(`the forest kernel grows weighted samples as its twin (${task})`, () => {
    const random = createRandom(6)
    const weights = Float64Array.from({ length: 1500 }, () => (random.next() < 0.2 ? 0 : random.next()))
    return assertSameAsTwin({ ...mixedRows(task, 1500), weights }, loose)
  })
}
