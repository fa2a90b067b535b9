import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import type { Preparation } from '../learners/index.ts'
import { createPool } from '../parallel/index.ts'
import { createRandom } from '../random.ts'
import { categoryColumn, createTable, numberColumn } from '../table/index.ts'
import type { Table } from '../table/index.ts'
import { crossValidate } from './cross-validate.ts'
import { fitLearner } from './fit-learner.ts'
import { searchName } from './journal.ts'

const rowCount = 240
const random = createRandom(12)
const pay = Float64Array.from({ length: rowCount }, () => random.normal())
const age = Float64Array.from({ length: rowCount }, () => random.normal())
const team = Array.from({ length: rowCount }, () => 'xyz'[random.integer(3)]!)
const left = Float64Array.from(pay, (own) => (own + random.normal() > 1.8 ? 1 : 0))
const groups = Int32Array.from(pay.keys())

/** The first 160 rows are learned from, the next 40 are predicted; the last 40 may be anything. */
const fold = {
  train: Int32Array.from({ length: 160 }, (_, row) => row),
  test: Int32Array.from({ length: 40 }, (_, row) => 160 + row),
}

function rowsWith(lastRows: 'as they are' | 'wild'): { table: Table; target: Target } {
  const isWild = (row: number): boolean => lastRows === 'wild' && row >= 200
  return {
    table: createTable([
      numberColumn(
        'pay',
        pay.map((own, row) => (isWild(row) ? 1e6 * own : own)),
      ),
      numberColumn(
        'age',
        Array.from(age, (own, row) => (row % 7 === 0 ? null : isWild(row) ? -own : own)),
      ),
      categoryColumn(
        'team',
        team.map((own, row) => (isWild(row) ? 'a team of its own' : own)),
        ['x', 'y', 'z', 'a team of its own'],
      ),
    ]),
    target: {
      task: 'binary',
      classes: ['stays', 'leaves'],
      values: left.map((own, row) => (isWild(row) ? 1 - own : own)),
    },
  }
}

const preparations: readonly Preparation[] = [
  { resample: 'smote' },
  { resample: 'over' },
  { resample: 'under' },
  { steps: ['iterative-impute', 'target-encode', 'polynomial', 'principal-components'], resample: 'smote' },
]

for (const preparation of preparations) {
  test(`rows outside the training rows reach nothing: ${JSON.stringify(preparation)}`, async () => {
    await using pool = createPool({ threads: 1 })
    const common = {
      groups,
      preparation,
      learner: { name: 'gradient-boosting', params: { rounds: 20 } },
      folds: [fold],
      seed: 3,
      pool,
    }
    const plain = await crossValidate({ ...rowsWith('as they are'), ...common })
    const wild = await crossValidate({ ...rowsWith('wild'), ...common })
    assert.deepEqual(wild.predictions, plain.predictions)
    const bare = await crossValidate({ ...rowsWith('wild'), ...common, preparation: undefined })
    assert.notDeepEqual(bare.predictions, plain.predictions)
  })
}

test('a prepared model crosses threads, and explains itself by the columns it was given', async () => {
  await using pool = createPool({ threads: 1 })
  const data = rowsWith('as they are')
  const fitted = await fitLearner({
    ...data,
    preparation: preparations[3],
    learner: { name: 'logistic-regression' },
    seed: 3,
    pool,
  })
  const { names, base, values } = fitted.explain!(data.table)
  assert.deepEqual(names, ['pay', 'age', 'team'])
  const margins = fitted.predictMargin(data.table)
  for (let row = 0; row < rowCount; row++) {
    const own = values.subarray(3 * row, 3 * row + 3).reduce((sum, value) => sum + value, 0)
    assert.ok(Math.abs(base[0]! + own - margins[row]!) < 1e-9)
  }
})

test('a journal tells searches with other preparations apart', () => {
  const data = rowsWith('as they are')
  const identity = {
    folds: [fold],
    learner: { name: 'x', params: {} },
    fixed: {},
    loss: 'log-loss',
    seed: 1,
  } as const
  const names = [undefined, ...preparations].map((preparation) =>
    searchName({ ...identity, data: { ...data, preparation } }),
  )
  assert.equal(new Set(names).size, names.length)
})
