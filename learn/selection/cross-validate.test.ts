import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { createPool } from '../parallel/index.ts'
import { createTable, numberColumn } from '../table/index.ts'
import { crossValidate } from './cross-validate.ts'
import { fitLearner } from './fit-learner.ts'
import { makeFolds } from './folds.ts'
import { learnerNamed } from './learners.fixture.ts'
import { nestedCrossValidate } from './nested-cross-validate.ts'

const registryUrl = new URL('./learners.fixture.ts', import.meta.url).href
const rowCount = 60
const rows = Float64Array.from({ length: rowCount }, (_, row) => row)
const table = createTable([numberColumn('row', rows), numberColumn('x', rows)])
const target: Target = { task: 'regression', values: rows, classes: [] }
const common = { table, target, seed: 1, registryUrl }

for (const threads of [1, 2]) {
  const on = `on ${threads} thread${threads > 1 ? 's' : ''}`

  test(`no row is predicted by a model that was fitted on it ${on}`, async () => {
    await using pool = createPool({ threads })
    const folds = makeFolds({ kind: 'plain', folds: 4, rowCount, repeats: 2, seed: 1 })
    const learner = { name: 'memory' }
    const { predictions, fitMs } = await crossValidate({ ...common, learner, folds, pool })
    assert.deepEqual(predictions, new Float64Array(rowCount), 'the learner recognises none of them')
    assert.equal(fitMs.length, 8)
    const leaky = folds.map(({ train }) => ({ train, test: train }))
    const seen = await crossValidate({ ...common, learner, folds: leaky, pool })
    assert.deepEqual(seen.predictions, new Float64Array(rowCount).fill(1), 'it would recognise them')
  })

  test(`a learner is given the features and nothing else to predict from ${on}`, async () => {
    await using pool = createPool({ threads })
    const folds = makeFolds({ kind: 'plain', folds: 3, rowCount, seed: 1 })
    const { predictions } = await crossValidate({ ...common, learner: { name: 'columns' }, folds, pool })
    assert.deepEqual(predictions, new Float64Array(rowCount).fill(2))
  })

  test(`rows that are never tested stay NaN ${on}`, async () => {
    await using pool = createPool({ threads })
    const folds = makeFolds({ kind: 'time', folds: 2, time: rows, seed: 1 })
    const learner = { name: 'line', params: { slope: 2 } }
    const { predictions, margins, outputs } = await crossValidate({ ...common, learner, folds, pool })
    assert.equal(outputs, 1)
    assert.deepEqual(
      predictions,
      rows.map((row) => (row < 30 ? Number.NaN : 2 * row)),
    )
    assert.deepEqual(margins, predictions)
  })

  test(`a fit on all rows comes back as a model ${on}`, async () => {
    await using pool = createPool({ threads })
    const learner = { name: 'line', params: { slope: 3 } }
    const fitted = await fitLearner({ ...common, learner, pool })
    assert.deepEqual(
      fitted.predict(table),
      rows.map((row) => 3 * row),
    )
  })

  test(`nested folds search, choose and fit without the rows they predict ${on}`, async () => {
    await using pool = createPool({ threads })
    const outerFolds = makeFolds({ kind: 'plain', folds: 3, rowCount, seed: 1 })
    const nested = await nestedCrossValidate({
      ...common,
      pool,
      learner: learnerNamed('memory'),
      outerFolds,
      inner: { kind: 'plain', folds: 2 },
      evaluations: 1,
    })
    assert.deepEqual(nested.predictions, new Float64Array(rowCount))
    for (const [index, { search, train, test: tested }] of nested.outerFolds.entries()) {
      assert.deepEqual({ train, test: tested }, outerFolds[index])
      assert.ok(
        tested.every((row) => Number.isNaN(search.margins[row]!)),
        'inner folds never hold outer test rows',
      )
      assert.ok(
        train.every((row) => search.margins[row] === 0),
        'every training row is judged unseen',
      )
    }
  })
}

test('nested search finds the slope in every outer fold, the same on any number of threads', async () => {
  const outerFolds = makeFolds({ kind: 'plain', folds: 3, rowCount, seed: 1 })
  const run = async (threads: number) => {
    await using pool = createPool({ threads })
    const progress: number[] = []
    const {
      predictions,
      margins,
      outerFolds: folds,
    } = await nestedCrossValidate({
      ...common,
      pool,
      learner: learnerNamed('line'),
      outerFolds,
      inner: { kind: 'plain', folds: 2 },
      evaluations: 20,
      onProgress: (done, total) => progress.push(done / total),
    })
    assert.equal(progress.at(-1), 1)
    assert.equal(progress.length, 63)
    return {
      predictions,
      margins,
      chosen: folds.map(({ search }) => [search.params, search.loss, search.margins]),
    }
  }
  const alone = await run(1)
  assert.deepEqual(await run(2), alone)
  assert.ok(alone.predictions.every((prediction, row) => Math.abs(prediction - row) <= 0.5 * row))
})

test('inner folds can be ordered by time', async () => {
  await using pool = createPool({ threads: 1 })
  const outerFolds = makeFolds({ kind: 'time', folds: 2, time: rows, embargoDays: 2, seed: 1 })
  const nested = await nestedCrossValidate({
    ...common,
    pool,
    time: rows,
    learner: learnerNamed('memory'),
    outerFolds,
    inner: { kind: 'time', folds: 2, embargoDays: 2 },
    evaluations: 1,
  })
  assert.deepEqual(
    nested.predictions,
    rows.map((row) => (row < 30 ? Number.NaN : 0)),
  )
})

test('lengths that disagree and rows that are not there are refused', async () => {
  await using pool = createPool({ threads: 1 })
  const folds = makeFolds({ kind: 'plain', folds: 2, rowCount, seed: 1 })
  const input = { ...common, learner: { name: 'line' }, folds, pool }
  const isShape = (error: unknown): boolean => error instanceof LearnError && error.code === 'shape'
  await assert.rejects(crossValidate({ ...input, weights: new Float64Array(3) }), isShape)
  await assert.rejects(crossValidate({ ...input, groups: new Int32Array(3) }), isShape)
  await assert.rejects(
    crossValidate({ ...input, target: { ...target, values: new Float64Array(3) } }),
    isShape,
  )
  const beyond = [{ train: Int32Array.of(0), test: Int32Array.of(rowCount) }]
  await assert.rejects(crossValidate({ ...input, folds: beyond }), isShape)
})

test('cancelling ends cross-validation and nested search alike', async () => {
  await using pool = createPool({ threads: 2 })
  const isCancelled = (error: unknown): boolean => error instanceof LearnError && error.code === 'cancelled'
  const folds = makeFolds({ kind: 'plain', folds: 10, rowCount, seed: 1 })
  const stopAfterOne = (): { signal: AbortSignal; onProgress: () => void } => {
    const abort = new AbortController()
    return { signal: abort.signal, onProgress: () => abort.abort() }
  }
  const learner = learnerNamed('line')
  await assert.rejects(
    crossValidate({ ...common, pool, folds, learner: { name: 'line' }, ...stopAfterOne() }),
    isCancelled,
  )
  await assert.rejects(
    nestedCrossValidate({
      ...common,
      pool,
      learner,
      outerFolds: folds,
      inner: { kind: 'plain', folds: 2 },
      evaluations: 20,
      ...stopAfterOne(),
    }),
    isCancelled,
  )
})
