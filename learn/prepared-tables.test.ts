import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from './estimator.ts'
import { gradientBoosting } from './learners/index.ts'
import { createPipeline } from './pipeline.ts'
import { createPreparedTables } from './prepared-tables.ts'
import { dateParts } from './preprocess/index.ts'
import { createRandom } from './random.ts'
import { createTable, dateColumn, numberColumn } from './table/index.ts'
import type { Transformer } from './transformer.ts'

const random = createRandom(2)
const rows = 60
const table = createTable([
  numberColumn(
    'x',
    Float64Array.from({ length: rows }, () => random.normal()),
  ),
  dateColumn(
    'hired',
    Float64Array.from({ length: rows }, () => 15_000 + random.integer(900)),
  ),
])
const target: Target = {
  task: 'binary',
  classes: ['no', 'yes'],
  values: Float64Array.from({ length: rows }, () => random.integer(2)),
}

function countingPipeline(rounds: number) {
  const counter = { fits: 0 }
  const step: Transformer = {
    ...dateParts.create(),
    fitTransform(...given) {
      counter.fits++
      return dateParts.create().fitTransform(...given)
    },
  }
  const pipeline = createPipeline('counted', () => [step], gradientBoosting.create({ rounds }))
  return { pipeline, counter }
}

test('steps learn once from the same rows, and every model is as without the memory', async () => {
  const preparedTables = createPreparedTables(1e6)
  let fits = 0
  for (const rounds of [3, 6, 9]) {
    const { pipeline, counter } = countingPipeline(rounds)
    const fitted = await pipeline.fit(table, target, undefined, { seed: 1, preparedTables })
    fits += counter.fits
    const { pipeline: again } = countingPipeline(rounds)
    const fresh = await again.fit(table, target, undefined, { seed: 1 })
    assert.deepEqual(fitted.toJSON(), fresh.toJSON())
  }
  assert.equal(fits, 1)
})

test('other rows, another target, other weights or another seed are prepared anew', async () => {
  const preparedTables = createPreparedTables(1e6)
  const { pipeline, counter } = countingPipeline(3)
  const options = { seed: 1, preparedTables }
  await pipeline.fit(table, target, undefined, options)
  await pipeline.fit({ ...table }, target, undefined, options)
  await pipeline.fit(table, { ...target, values: target.values.slice() }, undefined, options)
  await pipeline.fit(table, target, new Float64Array(rows).fill(1), options)
  await pipeline.fit(table, target, undefined, { ...options, seed: 2 })
  assert.equal(counter.fits, 5)
})

test('a memory that is full forgets what was used longest ago', async () => {
  // The prepared table has some columns; two such tables fit, three do not.
  const width = dateParts.create().fitTransform(table, target).table.columns.length
  const preparedTables = createPreparedTables(2 * rows * width)
  const { pipeline, counter } = countingPipeline(3)
  const tables = [table, { ...table }, { ...table }]
  for (const at of [0, 1, 0, 2, 0, 1])
    await pipeline.fit(tables[at]!, target, undefined, { seed: 1, preparedTables })
  assert.equal(counter.fits, 4)
})
