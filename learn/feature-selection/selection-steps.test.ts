import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { createRandom } from '../random.ts'
import { categoryColumn, numberColumn, textColumn } from '../table/column.ts'
import { createTable } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { columnInformation } from './column-information.ts'
import { dropCorrelated, selectByPermutation, selectInformative } from './index.ts'

const random = createRandom(31)
const rowCount = 400
const normal = (): Float64Array => Float64Array.from({ length: rowCount }, () => random.normal())
const [a, b, noise, error] = [normal(), normal(), normal(), normal()]
const team = Array.from({ length: rowCount }, () => random.integer(4))
const table = createTable([
  numberColumn('a', a),
  numberColumn(
    'nearly a',
    a.map((own, row) => own + 0.25 * error[row]!),
  ),
  numberColumn('b', b),
  numberColumn('noise', noise),
  categoryColumn(
    'team',
    team.map((own) => 'wxyz'[own]!),
  ),
  categoryColumn(
    'coin',
    team.map(() => (random.next() < 0.5 ? 'heads' : 'tails')),
  ),
  textColumn(
    'note',
    team.map(() => 'text'),
  ),
])
/** Far from 0 either way in b, high in a, and in team w. */
const strengths = a.map((own, row) => own + 1.5 * Math.abs(b[row]!) + 2 * Number(team[row] === 0))
const binary: Target = {
  task: 'binary',
  classes: ['no', 'yes'],
  values: strengths.map((strength) => (strength > 1.8 ? 1 : 0)),
}
const three: Target = {
  task: 'multiclass',
  classes: ['low', 'middle', 'high'],
  values: strengths.map((strength) => (strength > 2.3 ? 2 : strength > 1.2 ? 1 : 0)),
}
const number: Target = { task: 'regression', classes: [], values: strengths }

function namesOf({ columns }: Table): string[] {
  return columns.map(({ name }) => name)
}

for (const target of [binary, three, number]) {
  test(`columns that a model misses stay, noise goes (${target.task})`, () => {
    const { table: kept } = selectByPermutation.create().fitTransform(table, target, { seed: 2 })
    for (const name of ['b', 'team', 'note']) assert.ok(namesOf(kept).includes(name), name)
    for (const name of ['noise', 'coin']) assert.ok(!namesOf(kept).includes(name), name)
  })

  test(`as many columns as asked stay, those that tell most (${target.task})`, () => {
    const { table: kept } = selectInformative.create({ most: 4 }).fitTransform(table, target)
    assert.deepEqual(namesOf(kept), ['a', 'nearly a', 'b', 'team', 'note'])
  })
}

test('of two columns that say the same, the one that goes more with the target stays', () => {
  const { table: kept } = dropCorrelated.create().fitTransform(table, number)
  assert.deepEqual(namesOf(kept), ['a', 'b', 'noise', 'team', 'coin', 'note'])
  const { table: all } = dropCorrelated.create({ threshold: 1 }).fitTransform(table, number)
  assert.deepEqual(namesOf(all), namesOf(table))
})

test('which cells are missing tells too', () => {
  const gaps = numberColumn(
    'gaps',
    Array.from(strengths, (strength, row) => (strength > 1.8 ? null : noise[row]!)),
  )
  const rows = Int32Array.from(strengths.keys())
  const share = binary.values.reduce((sum, value) => sum + value, 0) / rowCount
  const entropy = -share * Math.log(share) - (1 - share) * Math.log(1 - share)
  assert.ok(Math.abs(columnInformation(gaps, binary, rows) - entropy) < 1e-9)
})

test('a selection learned from training rows does not depend on the others', () => {
  const rows = Float64Array.from({ length: rowCount }, (_, row) => (row < 300 ? 1 : 0))
  const other = { ...binary, values: binary.values.map((value, row) => (row < 300 ? value : 1 - value)) }
  for (const step of [selectInformative, selectByPermutation, dropCorrelated])
    assert.deepEqual(
      step.create().fitTransform(table, other, { weights: rows }).fitted.toJSON(),
      step.create().fitTransform(table, binary, { weights: rows }).fitted.toJSON(),
    )
})
