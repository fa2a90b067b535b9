import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPool } from '../parallel/index.ts'
import { createRandom, deriveSeed } from '../random.ts'
import { categoryColumn, createTable, numberColumn } from '../table/index.ts'
import { compareDomains } from './domain-classifier.ts'
import { jensenShannonDistance } from './jensen-shannon.ts'
import { populationStability } from './population-stability.ts'
import { sampleDistance } from './sample-distance.ts'

function counted(rows: number, seed: number, shares: readonly number[] = Array(10).fill(0.1)): Float64Array {
  const random = createRandom(deriveSeed(seed, 'rows'))
  const counts = new Float64Array(shares.length)
  for (let row = 0; row < rows; row++) {
    let left = random.next()
    let bin = 0
    while (bin < shares.length - 1 && left >= shares[bin]!) left -= shares[bin++]!
    counts[bin]!++
  }
  return counts
}

test('the index is Σ (p − q) ln (p / q), the same both ways, and 0 for the same shares', () => {
  const { value } = populationStability([50, 50], [80, 20])
  assert.ok(Math.abs(value - 0.3 * Math.log((0.8 / 0.5) * (0.5 / 0.2))) < 1e-12)
  assert.ok(Math.abs(populationStability([80, 20], [50, 50]).value - value) < 1e-12)
  assert.equal(populationStability([5, 10, 15], [50, 100, 150]).value, 0)
})

// At a window of 50 the usual cut of .1 calls drift nearly always; the null band does not.
for (const rows of [50, 100, 300]) {
  test(`without drift, ${rows} rows leave the null band about once in twenty`, () => {
    const trials = rows < 100 ? 150 : 400
    let outside = 0
    let overUsualCut = 0
    for (let trial = 0; trial < trials; trial++) {
      const { value, nullBand, p } = populationStability(
        counted(1000, 2 * trial),
        counted(rows, 2 * trial + 1),
        { seed: trial },
      )
      if (value > nullBand) outside++
      if (value > 0.1) overUsualCut++
      assert.equal(value > nullBand, p < 0.05 || (rows < 100 && value > nullBand))
    }
    assert.ok(outside / trials > 0.01 && outside / trials < 0.1, `${outside} of ${trials}`)
    if (rows === 50) assert.ok(overUsualCut / trials > 0.6, `${overUsualCut} of ${trials} over .1`)
  })
}

test('a real shift leaves the null band', () => {
  const shifted = [0.3, 0.2, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05]
  const { value, nullBand, p } = populationStability(counted(1000, 1), counted(200, 2, shifted))
  assert.ok(value > nullBand && p < 1e-6)
})

test('nothing to compare is no drift', () => {
  assert.deepEqual(populationStability([10, 5], [0, 0]), { value: 0, nullBand: 0, p: 1 })
  assert.deepEqual(populationStability([10, 0], [7, 0]), { value: 0, nullBand: 0, p: 1 })
})

test('Jensen–Shannon is 0 for the same shares and 1 for nothing in common', () => {
  assert.equal(jensenShannonDistance([1, 2], [10, 20]), 0)
  assert.equal(jensenShannonDistance([3, 0], [0, 9]), 1)
})

test('Wasserstein is in the unit of the numbers: all values moved by three are three apart', () => {
  const values = Float64Array.from({ length: 40 }, (_, at) => (at * 37) % 41)
  const { wasserstein } = sampleDistance(
    values,
    values.map((value) => value + 3),
  )
  assert.ok(Math.abs(wasserstein - 3) < 1e-12)
})

test('a model tells two files apart by a raise in one team of five, and names both columns', async () => {
  const staff = (seed: number, raise: number) => {
    const random = createRandom(deriveSeed(seed, 'staff'))
    const team = Array.from({ length: 500 }, () => 'ABCDE'[random.integer(5)]!)
    const pay = team.map((name) => random.next() + (name === 'C' ? raise : 0))
    return createTable([categoryColumn('team', team), numberColumn('pay', pay)], 500)
  }
  await using pool = createPool({ threads: 1 })
  const apart = await compareDomains([staff(1, 0), staff(2, 0.8)], { pool, seed: 1 })
  assert.ok(apart.auc.low > 0.53, JSON.stringify(apart.auc))
  assert.deepEqual(apart.columns.map(({ name }) => name).toSorted(), ['pay', 'team'])
  const same = await compareDomains([staff(3, 0), staff(4, 0)], { pool, seed: 1 })
  assert.ok(same.auc.low < 0.5, JSON.stringify(same.auc))
})
