import { booleanColumn, categoryColumn, createTable, numberColumn } from '@cadre/learn/table'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { swarmOf } from './swarm.ts'

const rows = 100
const pay = Array.from({ length: rows }, (_, row) => (row % 10 === 9 ? null : row))
const table = createTable([
  numberColumn('pay', pay),
  categoryColumn(
    'team',
    pay.map((_, row) => (row % 2 ? 'a' : 'b')),
  ),
])
/** The more pay the lower, the team nothing. */
const attribution = {
  names: ['pay', 'team'],
  base: Float64Array.of(0),
  values: Float64Array.from({ length: 2 * rows }, (_, cell) => (cell % 2 ? 0 : (50 - cell / 2) / 50)),
}

/** Every row is of somebody else. */
const alone = (count: number): Int32Array => Int32Array.from({ length: count }, (_, row) => row)

test('rows of one person at many times are one person', () => {
  const groups = Int32Array.from({ length: rows }, (_, row) => (row < 20 ? 0 : row))
  const { columns } = swarmOf({ table, groups }, attribution, ['pay'])!
  const largest = columns[0]!.dots
    .filter(({ value }) => value === 'low')
    .toSorted((a, b) => b.contribution - a.contribution)[0]!
  assert.ok(largest.count >= 18 + 4, `${largest.count} rows, of which 18 are of one person`)
})

test('low values stand where they push, and no dot is fewer than five rows', () => {
  const swarm = swarmOf({ table, groups: alone(rows) }, attribution, ['pay', 'team'])!
  const [ofPay, ofTeam] = swarm.columns
  const mean = (value: string): number => {
    const dots = ofPay!.dots.filter((dot) => dot.value === value)
    return (
      dots.reduce((sum, { contribution, count }) => sum + contribution * count, 0) /
      dots.reduce((sum, { count }) => sum + count, 0)
    )
  }
  assert.ok(mean('low') > 0.5 && mean('high') < -0.4, `${mean('low')} ${mean('high')}`)
  assert.ok(ofPay!.dots.every(({ count }) => count >= 5))
  assert.equal(
    ofPay!.dots.filter(({ value }) => value === 'any').reduce((sum, { count }) => sum + count, 0),
    10,
  )
  assert.deepEqual(ofTeam!.dots, [{ value: 'any', contribution: 0, count: 100 }])
})

test('no is low and yes is high, whichever there is more of', () => {
  for (const yes of [90, 10]) {
    const asked = createTable([
      booleanColumn(
        'overtime',
        Array.from({ length: rows }, (_, row) => row < yes),
      ),
    ])
    const { columns } = swarmOf(
      { table: asked, groups: alone(rows) },
      {
        names: ['overtime'],
        base: Float64Array.of(0),
        values: Float64Array.from({ length: rows }, (_, row) => (row < yes ? 1 : -1)),
      },
      ['overtime'],
    )!
    assert.deepEqual(
      columns[0]!.dots.map(({ value, contribution, count }) => [value, contribution, count]).toSorted(),
      [
        ['high', 1, yes],
        ['low', -1, rows - yes],
      ],
    )
  }
})

test('of fewer than five rows, of several outputs and of what moves nothing there is none', () => {
  const still = { ...attribution, values: new Float64Array(2 * rows) }
  assert.equal(swarmOf({ table, groups: alone(rows) }, still, ['pay']), undefined)
  assert.equal(
    swarmOf({ table, groups: alone(rows) }, { ...attribution, base: Float64Array.of(0, 0) }, ['pay']),
    undefined,
  )
  const four = createTable([numberColumn('pay', [1, 2, 3, 4])])
  assert.equal(
    swarmOf(
      { table: four, groups: alone(4) },
      { names: ['pay'], base: Float64Array.of(0), values: Float64Array.of(1, 2, 3, 4) },
      ['pay'],
    ),
    undefined,
  )
})
