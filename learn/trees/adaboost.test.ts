import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { numberColumn } from '../table/column.ts'
import { createTable } from '../table/table.ts'
import { adaBoost } from './adaboost.ts'
import golden from './adaboost.golden.json' with { type: 'json' }
import type { FittedTrees } from './fitted-trees.ts'

const table = createTable(golden.x.map((cells, j) => numberColumn(`x${j}`, cells)))
const targets: Readonly<Record<string, Target>> = {
  binary: { task: 'binary', classes: ['no', 'yes'], values: Float64Array.from(golden.binary) },
  multiclass: {
    task: 'multiclass',
    classes: ['low', 'middle', 'high'],
    values: Float64Array.from(golden.multiclass),
  },
}

for (const { task, maxDepth, learningRate, weighted, voices, decision, predicted } of golden.cases) {
  const manner = weighted ? 'weighted' : 'unweighted'
  test(`${task}, depth ${maxDepth} (${manner}): the votes are scikit-learn’s`, async () => {
    const fitted = (await adaBoost
      .create({ rounds: 12, maxDepth, learningRate, minLeafWeight: 0 })
      .fit(table, targets[task]!, weighted ? Float64Array.from(golden.weights) : undefined)) as FittedTrees
    assert.equal(fitted.ensemble.treeStart.length - 1, voices.length)
    const loudness = voices.reduce((sum, voice) => sum + voice, 0)
    // scikit-learn divides the votes by all voices, and doubles them for two classes.
    const scale = task === 'binary' ? loudness / 2 : (loudness * 2) / 3
    fitted
      .predictMargin(table)
      .forEach((margin, cell) =>
        assert.ok(Math.abs(margin - decision[cell]! * scale) < 1e-9, `${cell}: ${margin}`),
      )
    const outputs = fitted.outputs
    const margins = fitted.predictMargin(table)
    predicted.forEach((ofClass, row) => {
      const own = margins.subarray(row * outputs, (row + 1) * outputs)
      assert.equal(outputs === 1 ? Number(own[0]! > 0) : own.indexOf(Math.max(...own)), ofClass)
    })
  })
}

test('a tree that is always right settles the matter', async () => {
  const values = Float64Array.from(golden.x[0]!, (x) => (x > 0 ? 1 : 0))
  const fitted = (await adaBoost
    .create({ minLeafWeight: 0 })
    .fit(table, { ...targets['binary']!, values }, undefined)) as FittedTrees
  assert.equal(fitted.ensemble.treeStart.length - 1, 1)
  fitted.predict(table).forEach((p, row) => assert.equal(p > 0.5, values[row] === 1))
})
