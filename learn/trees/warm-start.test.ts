import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { FittedJson, Task } from '../estimator.ts'
import { gradientBoosting } from '../learners/index.ts'
import { categoryColumn } from '../table/column.ts'
import { dropColumns, takeRows, withColumns } from '../table/table.ts'
import { boosting } from './boosting.ts'
import { extraTrees } from './extra-trees.ts'
import { randomForest } from './random-forest.ts'
import { mixedRows } from './trees-fixture.ts'

const tasks: readonly Task[] = ['binary', 'multiclass', 'regression']
const sampled = { rowFraction: 0.7, featureFraction: 0.5, learningRate: 0.1 }

for (const task of tasks) {
  test(`100 rounds and 100 more are 200 rounds to the bit, rows and columns drawn (${task})`, async () => {
    const { table, target } = mixedRows(task, 300)
    const weights = Float64Array.from(target.values, (_, row) => (row % 7 === 0 ? 0 : 1 + (row % 3) / 4))
    const first = await boosting.create({ ...sampled, rounds: 100 }).fit(table, target, weights, { seed: 5 })
    // Read back from JSON, as a model that goes on has often been stored.
    const warmStart = boosting.fromJson(JSON.parse(JSON.stringify(first)) as FittedJson)
    const more = await boosting
      .create({ ...sampled, rounds: 100 })
      .fit(table, target, weights, { seed: 5, warmStart })
    const whole = await boosting.create({ ...sampled, rounds: 200 }).fit(table, target, weights, { seed: 5 })
    assert.equal(JSON.stringify(more), JSON.stringify(whole))
  })

  for (const learner of [randomForest, extraTrees]) {
    test(`10 trees and 10 more are 20 to the bit, and any number to rounding (${learner.name}, ${task})`, async () => {
      const { table, target } = mixedRows(task, 300)
      const grow = (trees: number, warmStart?: Awaited<ReturnType<typeof start>>) =>
        learner.create({ trees }).fit(table, target, undefined, { seed: 5, warmStart })
      const start = () => learner.create({ trees: 10 }).fit(table, target, undefined, { seed: 5 })
      const first = await start()
      assert.equal(JSON.stringify(await grow(10, first)), JSON.stringify(await grow(20)))
      const [more, whole] = [await grow(7, first), await grow(17)]
      const margins = whole.predictMargin(table)
      more
        .predictMargin(table)
        .forEach((margin, i) =>
          assert.ok(Math.abs(margin - margins[i]!) <= 1e-12 * Math.max(1, Math.abs(margin))),
        )
    })
  }
}

test('rounds that could split nothing count too', async () => {
  const { table, target } = mixedRows('binary', 40)
  // So few rows a round that many trees stay without a split.
  const params = { rowFraction: 0.2, featureFraction: 0.2, minLeafWeight: 3 }
  const fit = (rounds: number, warmStart?: Awaited<ReturnType<typeof boosting.fromJson>>) =>
    boosting.create({ ...params, rounds }).fit(table, target, undefined, { seed: 1, warmStart })
  const whole = await fit(60)
  assert.equal(JSON.stringify(await fit(30, await fit(30))), JSON.stringify(whole))
  const { ensemble, rounds } = whole as unknown as { ensemble: { treeOutput: Int32Array }; rounds: number }
  assert.ok(rounds === 60 && ensemble.treeOutput.length < 60)
})

test('a pipeline goes on from a pipeline whose steps learned the same', async () => {
  const { table, target } = mixedRows('binary', 200)
  const fit = (rounds: number, warmStart?: Awaited<ReturnType<typeof boosting.fromJson>>) =>
    gradientBoosting.create({ rounds }).fit(table, target, undefined, { seed: 2, warmStart })
  assert.ok(gradientBoosting.warmStarts)
  const first = await fit(15)
  assert.equal(JSON.stringify(await fit(15, first)), JSON.stringify(await fit(30)))
  const later = { ...target, values: target.values.slice(0, 100) }
  const part = takeRows(
    table,
    Array.from({ length: 100 }, (_, row) => 100 + row),
  )
  await assert.rejects(gradientBoosting.create().fit(part, later, undefined, { warmStart: first }), {
    code: 'invalid-model',
  })
})

test('going on early-stops by the loss of all trees together', async () => {
  const { table, target } = mixedRows('regression', 300)
  const validation = mixedRows('regression', 150, 2)
  const params = { rounds: 400, learningRate: 0.3, earlyStoppingRounds: 10 }
  const whole = await boosting.create(params).fit(table, target, undefined, { validation })
  const more = await boosting.create(params).fit(table, target, undefined, { validation, warmStart: whole })
  // Nothing found in ten more rounds after the best: still nothing.
  assert.equal(JSON.stringify(more), JSON.stringify(whole))
})

test('a model of other columns, levels, classes, bins or another learner is refused', async () => {
  const { table, target } = mixedRows('binary', 120)
  const warmStart = await boosting.create({ rounds: 5 }).fit(table, target, undefined)
  const goOn = (rows: typeof table, of = target, params = {}) =>
    boosting.create(params).fit(rows, of, undefined, { warmStart })
  const refused = (message: RegExp) => ({ code: 'invalid-model', message })
  await assert.rejects(goOn(dropColumns(table, ['pay'])), refused(/"tenure"/))
  await assert.rejects(goOn(dropColumns(table, ['hired'])), refused(/one more column, "hired"/))
  const site = categoryColumn(
    'site',
    Array.from({ length: 120 }, (_, row) => (row % 2 ? 'east' : 'west')),
  )
  await assert.rejects(goOn(withColumns(table, [site])), refused(/other columns, levels or kinds/))
  await assert.rejects(goOn(table, { ...target, classes: ['a', 'b'] }), refused(/something else/))
  await assert.rejects(goOn(table, target, { maxBins: 3 }), refused(/edge of a bin/))
  await assert.rejects(
    randomForest.create().fit(table, target, undefined, { warmStart }),
    refused(/not made by "random-forest"/),
  )
})
