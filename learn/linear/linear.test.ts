import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { createRandom } from '../random.ts'
import { categoryColumn, numberColumn } from '../table/column.ts'
import { createTable, dropColumns, takeRows } from '../table/table.ts'
import { solveByCoordinateDescent } from './coordinate-descent.ts'
import { logisticRegression, ridge } from './index.ts'
import type { FittedLinear } from './index.ts'
import { solveByLbfgs } from './lbfgs.ts'
import type { LogisticProblem } from './logistic-problem.ts'
import { solveByNewton } from './newton.ts'
import { solveByProximalNewton } from './proximal-newton.ts'
import { runRoundsNow } from './run-rounds.ts'
import { inSampleSpace } from './sample-space.ts'
import { solveRidge } from './solve-ridge.ts'
import { solveSparseRidge } from './solve-sparse-ridge.ts'
import { joinSideways, sparseFromColumns, transpose } from './sparse-matrix.ts'

const rows = 120
const random = createRandom(4)
const columns = [0, 1, 2, 3].map((j) =>
  Float64Array.from({ length: rows }, () => (j === 3 ? Number(random.next() < 0.3) : random.normal())),
)
const table = createTable(columns.map((values, j) => numberColumn(`x${j}`, values)))
const strength = Float64Array.from(
  { length: rows },
  (_, row) => 2 * columns[0]![row]! - columns[3]![row]! + random.normal(),
)
const binary: Target = {
  task: 'binary',
  values: strength.map((value) => (value > 0 ? 1 : 0)),
  classes: ['stays', 'leaves'],
}
const three: Target = {
  task: 'multiclass',
  values: strength.map((value) => (value < -1 ? 0 : value < 1 ? 1 : 2)),
  classes: ['low', 'middle', 'high'],
}
const amount: Target = { task: 'regression', values: strength, classes: [] }

function problemOf(target: Target, penalty: { l1: number; l2: number }): LogisticProblem {
  return {
    x: sparseFromColumns(columns, rows),
    classOf: Int32Array.from(target.values),
    outputs: target.task === 'binary' ? 1 : target.classes.length,
    weights: new Float64Array(rows).fill(1),
    ...penalty,
  }
}

function assertNear(actual: Float64Array, expected: Float64Array, tolerance: number): void {
  assert.equal(actual.length, expected.length)
  const worst = Math.max(...actual.map((value, i) => Math.abs(value - expected[i]!)))
  assert.ok(worst <= tolerance, `differs by ${worst}`)
}

// Softmax intercepts may all move together for nothing.
function centred(theta: Float64Array, outputs: number): Float64Array {
  if (outputs === 1) return theta
  const intercepts = theta.filter((_, i) => i % 5 === 4)
  const mean = intercepts.reduce((sum, value) => sum + value, 0) / outputs
  return theta.map((value, i) => (i % 5 === 4 ? value - mean : value))
}

for (const target of [binary, three]) {
  test(`L-BFGS, and the space of the rows, find what Newton finds (${target.task})`, () => {
    const problem = problemOf(target, { l1: 0, l2: 0.5 })
    const newton = centred(runRoundsNow(solveByNewton(problem, 50), undefined), problem.outputs)
    assertNear(
      centred(runRoundsNow(solveByLbfgs(problem, 1000, 1e-9), undefined), problem.outputs),
      newton,
      1e-5,
    )
    const { reduced, restore } = inSampleSpace(problem)
    const restored = restore(runRoundsNow(solveByLbfgs(reduced, 1000, 1e-9), undefined))
    assertNear(centred(restored, problem.outputs), newton, 1e-5)
  })

  test(`coordinate descent over the data finds what proximal Newton finds (${target.task})`, () => {
    const problem = problemOf(target, { l1: 4, l2: 0.5 })
    const exact = runRoundsNow(solveByProximalNewton(problem, 100), undefined)
    const descended = runRoundsNow(solveByCoordinateDescent(problem, 1000, 1e-9), undefined)
    assertNear(centred(descended, problem.outputs), centred(exact, problem.outputs), 1e-5)
    assert.ok(exact.includes(0), 'a weak coefficient is exactly 0')
  })
}

test('with more columns than rows, given twice or weighted, the same model is found', async () => {
  const wide = createTable(
    Array.from({ length: 60 }, (_, j) =>
      numberColumn(
        `w${j}`,
        Float64Array.from({ length: 40 }, () => random.normal()),
      ),
    ),
  )
  const twice = [...Array(40).keys()].flatMap((row) => [row, row])
  const few = { ...three, values: three.values.slice(0, 40) }
  const repeated = { ...three, values: Float64Array.from(twice, (row) => three.values[row]!) }
  const weighted = await logisticRegression.create().fit(wide, few, new Float64Array(40).fill(2))
  const doubled = await logisticRegression.create().fit(takeRows(wide, twice), repeated, undefined)
  assertNear(weighted.predict(wide), doubled.predict(wide), 1e-6)
})

test('softmax intercepts sum to 0', async () => {
  const fitted = (await logisticRegression.create().fit(table, three, undefined)) as FittedLinear
  assert.ok(Math.abs(fitted.intercepts.reduce((sum, value) => sum + value, 0)) < 1e-12)
})

test('ridge on a sparse matrix is ridge on the full one', () => {
  const weights = Float64Array.from({ length: rows }, () => random.next() * 2)
  const dense = solveRidge(columns, strength, { weights, alpha: 2 })
  const x = sparseFromColumns(columns, rows)
  const sparse = runRoundsNow(solveSparseRidge(x, strength, { weights, alpha: 2 }), undefined)
  assertNear(sparse.coefficients, dense.coefficients, 1e-9)
  assertNear(sparse.intercepts, dense.intercepts, 1e-9)
})

test('columns that repeat each other share their weight', async () => {
  const twice = createTable([numberColumn('a', columns[0]!), numberColumn('b', columns[0]!)])
  const fitted = (await ridge.create({ alpha: 0.1 }).fit(twice, amount, undefined)) as FittedLinear
  assert.ok(Math.abs(fitted.coefficients[0]! - fitted.coefficients[1]!) < 1e-9)
})

test('a transposed matrix transposed is the matrix, and parts joined stand side by side', () => {
  const x = sparseFromColumns(columns, rows)
  assert.deepEqual(transpose(transpose(x)), x)
  const halves = [sparseFromColumns(columns.slice(0, 2), rows), sparseFromColumns(columns.slice(2), rows)]
  assert.deepEqual(joinSideways(halves, rows), x)
})

test('classes that can be told apart perfectly still give finite coefficients', async () => {
  const apart = { ...binary, values: columns[0]!.map((value) => (value > 0 ? 1 : 0)) }
  for (const l1Ratio of [0, 1]) {
    const fitted = await logisticRegression.create({ C: 1e4, l1Ratio }).fit(table, apart, undefined)
    const right = fitted.predict(table).filter((p, row) => p > 0.5 === (apart.values[row] === 1)).length
    assert.equal(right, rows)
  }
})

test('a class without rows is hardly ever predicted', async () => {
  const withMore = { ...three, classes: [...three.classes, 'never'] }
  const fitted = await logisticRegression.create().fit(table, withMore, undefined)
  const probabilities = fitted.predict(table)
  assert.equal(fitted.outputs, 4)
  for (let row = 0; row < rows; row++) assert.ok(probabilities[row * 4 + 3]! < 1e-6)
})

test('contributions are coefficient times distance from the training mean', async () => {
  const fitted = (await ridge.create().fit(table, amount, undefined)) as FittedLinear
  const { base, values } = fitted.explain!(table)
  const mean = columns[0]!.reduce((sum, value) => sum + value, 0) / rows
  assert.ok(Math.abs(values[0]! - fitted.coefficients[0]! * (columns[0]![0]! - mean)) < 1e-12)
  const average = fitted.predictMargin(table).reduce((sum, value) => sum + value, 0) / rows
  assert.ok(Math.abs(base[0]! - average) < 1e-9)
})

test('a model read back predicts the same to the bit, and a damaged one is refused', async () => {
  for (const [definition, target] of [
    [logisticRegression, binary],
    [logisticRegression, three],
    [ridge, amount],
  ] as const) {
    const fitted = await definition.create().fit(table, target, undefined)
    const stored = JSON.parse(JSON.stringify(fitted.toJSON()))
    assert.deepEqual(definition.fromJson(stored).predict(table), fitted.predict(table))
    for (const key of Object.keys(stored)) {
      assert.throws(() => definition.fromJson({ ...stored, [key]: [null] }), { code: 'invalid-model' }, key)
    }
    assert.throws(() => definition.fromJson({ ...stored, intercepts: [] }), { code: 'invalid-model' })
  }
})

const refusals: readonly [string, () => Promise<unknown>, string, RegExp][] = [
  [
    'a category column',
    () =>
      logisticRegression.create().fit(createTable([categoryColumn('team', ['a', 'b'])]), twoRows, undefined),
    'column-kind',
    /"team"/,
  ],
  [
    'a missing cell',
    () => logisticRegression.create().fit(createTable([numberColumn('pay', [1, null])]), twoRows, undefined),
    'column-kind',
    /"pay".*row 2/,
  ],
  [
    'an infinite number',
    () =>
      ridge
        .create()
        .fit(
          createTable([numberColumn('pay', [1, Infinity])]),
          { ...twoRows, task: 'regression' },
          undefined,
        ),
    'column-kind',
    /"pay".*infinite/,
  ],
  [
    'one class alone',
    () => logisticRegression.create().fit(table, { ...binary, values: new Float64Array(rows) }, undefined),
    'one-class',
    /"stays"/,
  ],
  [
    'a column that is gone',
    async () => (await ridge.create().fit(table, amount, undefined)).predict(dropColumns(table, ['x2'])),
    'column-missing',
    /"x2"/,
  ],
  [
    'a task it is not for',
    () => ridge.create().fit(table, binary, undefined),
    'invalid-target',
    /regression/,
  ],
  ['a C of 0', async () => logisticRegression.create({ C: 0 }), 'invalid-param', /"C"/],
]

const twoRows: Target = { task: 'binary', values: Float64Array.of(0, 1), classes: ['a', 'b'] }

for (const [what, work, code, message] of refusals) {
  test(`${what} is refused by name`, async () => {
    await assert.rejects(work, (error) => {
      assert.ok(error instanceof LearnError)
      assert.equal(error.code, code)
      assert.match(error.message, message)
      return true
    })
  })
}

test('a fit stops between rounds once it is cancelled', async () => {
  const controller = new AbortController()
  const fit = logisticRegression.create().fit(table, three, undefined, { signal: controller.signal })
  setImmediate(() => controller.abort())
  await assert.rejects(fit, { code: 'cancelled' })
})
