import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { createRandom } from '../random.ts'
import { categoryColumn, dateColumn, numberColumn } from '../table/column.ts'
import { sourceShares } from '../table/source-shares.ts'
import { columnNamed, createTable } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { formulaWords, generateFeatures } from './index.ts'
import type { GeneratedFeatures } from './generate-features.ts'

const rowCount = 500

/** Pay, the market's pay, tenure, a team, two dates and noise: everything drawn apart. */
function workplace(seed: number): Table {
  const random = createRandom(seed)
  const drawn = (make: () => number): Float64Array => Float64Array.from({ length: rowCount }, make)
  return createTable([
    numberColumn(
      'pay',
      drawn(() => 10 * 30 ** random.next()),
    ),
    numberColumn(
      'market',
      drawn(() => 10 * 30 ** random.next()),
    ),
    numberColumn(
      'tenure',
      drawn(() => 10 * random.next()),
    ),
    categoryColumn(
      'team',
      Array.from({ length: rowCount }, () => 'abcdefgh'[random.integer(8)]!),
    ),
    dateColumn(
      'hired',
      drawn(() => 17_000 + random.integer(2000)),
    ),
    dateColumn(
      'promoted',
      drawn(() => 17_000 + random.integer(2000)),
    ),
    numberColumn(
      'noise',
      drawn(() => random.normal()),
    ),
  ])
}

function cells(table: Table, name: string): ArrayLike<number> {
  const column = columnNamed(table, name)
  if (column.kind === 'number') return column.values
  if (column.kind === 'date') return column.days
  return column.kind === 'category' ? column.codes : []
}

function learn(table: Table, target: Target, seed = 1): GeneratedFeatures {
  return generateFeatures
    .create()
    .fitTransform(table, target, { seed })
    .fitted.toJSON() as unknown as GeneratedFeatures
}

function binary(margin: (row: number) => number, seed: number): Target {
  const random = createRandom(seed)
  return {
    task: 'binary',
    classes: ['stays', 'leaves'],
    values: Float64Array.from({ length: rowCount }, (_, row) =>
      random.next() < 1 / (1 + Math.exp(-margin(row))) ? 1 : 0,
    ),
  }
}

test('a planted ratio is found, and said in words', () => {
  const table = workplace(1)
  const [pay, market] = [cells(table, 'pay'), cells(table, 'market')]
  const target = binary((row) => (Math.abs(Math.log(pay[row]! / market[row]!)) < 0.5 ? 2.5 : -2.5), 2)
  const { features, gain } = learn(table, target)
  assert.deepEqual(
    features.map(({ formula }) => formulaWords(formula)),
    ['pay divided by market'],
  )
  assert.ok(gain.before - gain.after > 2 * gain.error && gain.error > 0)
  const { table: made } = generateFeatures.create().fitTransform(table, target)
  assert.deepEqual(sourceShares(columnNamed(made, 'pay / market')), [
    { name: 'pay', share: 0.5 },
    { name: 'market', share: 0.5 },
  ])
})

test('pay beside the pay of the team, and days between dates, are found for numbers and several classes', () => {
  const table = workplace(3)
  const [pay, team] = [cells(table, 'pay'), cells(table, 'team')]
  const shifted = createTable([
    numberColumn(
      'pay',
      Float64Array.from(pay, (own, row) => own + 100 * team[row]!),
    ),
    ...table.columns.slice(1),
  ])
  const [hired, promoted] = [cells(table, 'hired'), cells(table, 'promoted')]
  const random = createRandom(4)
  const number: Target = {
    task: 'regression',
    classes: [],
    values: Float64Array.from(pay, (own) => 0.1 * own + random.normal()),
  }
  assert.ok(learn(shifted, number).features.some(({ formula }) => formula.of.join() === 'pay,team'))
  const waits = Float64Array.from(hired, (day, row) => promoted[row]! - day + 20 * random.normal())
  const three: Target = {
    task: 'multiclass',
    classes: ['early', 'middle', 'late'],
    values: waits.map((wait) => (wait < 0 ? 0 : wait < 400 ? 1 : 2)),
  }
  assert.ok(learn(table, three).features.some(({ formula }) => formula.kind === 'days'))
})

test('on pure noise none is kept', () => {
  for (let seed = 0; seed < 5; seed++) {
    const table = workplace(100 + seed)
    const random = createRandom(seed)
    const values = Float64Array.from({ length: rowCount }, () => random.normal())
    const number: Target = { task: 'regression', classes: [], values }
    const classes: Target = {
      task: 'binary',
      classes: ['no', 'yes'],
      values: values.map((v) => (v > 0.5 ? 1 : 0)),
    }
    assert.deepEqual(learn(table, seed % 2 === 0 ? number : classes, seed).features, [], `seed ${seed}`)
  }
})

test('what columns say on their own brings nothing more', () => {
  const table = workplace(7)
  const [pay, tenure] = [cells(table, 'pay'), cells(table, 'tenure')]
  const target = binary((row) => (pay[row]! > 55 ? 1.5 : -1.5) + (tenure[row]! > 5 ? 1 : -1), 8)
  assert.deepEqual(learn(table, target).features, [])
})

test('rows without weight are not learned from', () => {
  const table = workplace(1)
  const [pay, market] = [cells(table, 'pay'), cells(table, 'market')]
  const target = binary((row) => (Math.abs(Math.log(pay[row]! / market[row]!)) < 0.5 ? 2.5 : -2.5), 2)
  const weights = Float64Array.from({ length: rowCount }, (_, row) => (row < 400 ? 1 : 0))
  const other = { ...target, values: target.values.map((value, row) => (row < 400 ? value : 1 - value)) }
  const [first, second] = [target, other].map((of) =>
    generateFeatures.create().fitTransform(table, of, { weights }).fitted.toJSON(),
  )
  assert.deepEqual(second, first)
})
