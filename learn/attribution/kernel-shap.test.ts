import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { learnerNamed } from '../learners/index.ts'
import { createRandom } from '../random.ts'
import {
  categoryColumn,
  concatTables,
  createTable,
  numberColumn,
  takeCells,
  takeRows,
} from '../table/index.ts'
import type { Table } from '../table/index.ts'
import { explainByKernel } from './kernel-shap.ts'
import { shapleyBySubsets } from './shapley-by-subsets.fixture.ts'

const random = createRandom(11)
const rows = 150

function made(numbers: number): Table {
  return createTable([
    ...Array.from({ length: numbers }, (_, j) =>
      numberColumn(
        `x${j}`,
        Array.from({ length: rows }, () => (random.next() < 0.05 ? null : random.normal())),
      ),
    ),
    categoryColumn(
      'team',
      Array.from({ length: rows }, () => 'ABC'[random.integer(3)]!),
    ),
  ])
}

const small = made(4)
const wide = made(15)
const values = Float64Array.from({ length: rows }, () => random.integer(3))
const three: Target = { task: 'multiclass', classes: ['a', 'b', 'c'], values }

test('with few columns the contributions are Shapley values by definition, for every class', async () => {
  const fitted = await learnerNamed('gradient-boosting').create({ rounds: 20 }).fit(small, three, undefined)
  const background = takeRows(small, [100, 101, 102, 103])
  const asked = takeRows(small, [0, 7])
  const { isExact, base, values: found, errors, names } = explainByKernel(fitted, asked, { background })
  assert.equal(isExact, true)
  assert.deepEqual([...errors], [0, 0])
  for (let row = 0; row < 2; row++) {
    const together = concatTables([takeRows(asked, [row]), background])
    const expected = shapleyBySubsets(names.length, 3, (known) => {
      const columns = together.columns.map((column, j) =>
        takeCells(column, known(j) ? [0, 0, 0, 0] : [1, 2, 3, 4]),
      )
      const said = fitted.predict({ rowCount: 4, columns })
      return Float64Array.from(
        { length: 3 },
        (_, k) => (said[k]! + said[3 + k]! + said[6 + k]! + said[9 + k]!) / 4,
      )
    })
    expected.forEach((value, cell) =>
      assert.ok(Math.abs(value - found[row * expected.length + cell]!) < 1e-9, `${cell}`),
    )
  }
  assert.equal(base.length, 3)
})

test('with many columns a linear model gets its own contributions, and the sum is exact', async () => {
  const amount: Target = {
    task: 'regression',
    classes: [],
    values: values.map((value, row) => value + row / 50),
  }
  const fitted = await learnerNamed('ridge').create().fit(wide, amount, undefined)
  const background = takeRows(wide, [1, 2, 3, 4, 5, 6])
  const asked = takeRows(wide, [0])
  const {
    isExact,
    base,
    values: found,
    errors,
  } = explainByKernel(fitted, asked, { background, samples: 600 })
  assert.equal(isExact, false)
  const sum = found.reduce((total, value) => total + value, base[0]!)
  assert.ok(Math.abs(sum - fitted.predict(asked)[0]!) < 1e-9)
  // Without interactions every coalition tells the same, so that draws leave no error.
  assert.ok(errors[0]! < 1e-9)
  const own = fitted.explain!(asked)
  const against = fitted.explain!(background)
  own.names.forEach((name, j) => {
    let mean = 0
    for (let row = 0; row < 6; row++) mean += against.values[row * own.names.length + j]! / 6
    const at = wide.columns.findIndex((column) => column.name === name)
    assert.ok(Math.abs(own.values[j]! - mean - found[at]!) < 1e-9, name)
  })
})

test('more draws leave a smaller error, and the same seed gives the same bits', async () => {
  const fitted = await learnerNamed('gradient-boosting').create({ rounds: 30 }).fit(wide, three, undefined)
  const background = takeRows(wide, [1, 2, 3, 4])
  const asked = takeRows(wide, [0, 9])
  const few = explainByKernel(fitted, asked, { background, samples: 100 })
  const many = explainByKernel(fitted, asked, { background, samples: 1600 })
  assert.ok(many.errors[0]! < few.errors[0]! && many.errors[1]! < few.errors[1]!)
  assert.deepEqual(explainByKernel(fitted, asked, { background, samples: 100 }), few)
})

test('without background there is nothing to compare with', async () => {
  const fitted = await learnerNamed('ridge')
    .create()
    .fit(small, { task: 'regression', classes: [], values }, undefined)
  assert.throws(() => explainByKernel(fitted, small, { background: takeRows(small, []) }), {
    code: 'too-few-rows',
  })
})
