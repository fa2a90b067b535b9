import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../random.ts'
import { categoryColumn, numberColumn, textColumn } from '../table/column.ts'
import {
  binColumn,
  fairnessGaps,
  groupOutcomes,
  holmAdjust,
  intersectGroups,
  largestMeanGap,
  proxyStrength,
  rateDifference,
  scoringRates,
} from './index.ts'
import { drawBinomial } from './draw-binomial.ts'

test('intersections keep rows whose two groups are known', () => {
  const sex = { codes: Int32Array.of(0, 1, 0, -1), names: ['Female', 'Male'] }
  const age = { codes: Int32Array.of(1, 0, 1, 0), names: ['under 40', '40 and over'] }
  assert.deepEqual(intersectGroups(sex, age), {
    codes: Int32Array.of(0, 1, 0, -1),
    names: ['Female × 40 and over', 'Male × under 40'],
  })
})

test('rates over no one are absent, and the counts add up', () => {
  const [outcome] = groupOutcomes(
    { codes: Int32Array.of(0, 0, -1), names: ['a'] },
    {
      labels: Float64Array.of(0, 0, 1),
      scores: Float64Array.of(0.2, 0.1, 0.9),
      selected: Uint8Array.of(0, 0, 1),
    },
  )
  assert.equal(outcome?.total, 2)
  assert.equal(outcome.truePositiveRate, undefined)
  assert.equal(outcome.precision, undefined)
  assert.equal(outcome.auc, undefined)
  assert.equal(outcome.falsePositiveRate?.value, 0)
})

test('the gap of two groups has about Newcombe’s interval of a difference', () => {
  const counts = [
    { truePositives: 60, falsePositives: 20, falseNegatives: 40, trueNegatives: 80 },
    { truePositives: 45, falsePositives: 60, falseNegatives: 45, trueNegatives: 150 },
  ]
  const { demographicParity } = fairnessGaps(counts)
  const difference = rateDifference({ selected: 80, total: 200 }, { selected: 105, total: 300 })
  assert.ok(Math.abs(demographicParity!.value - difference.value) < 1e-12)
  assert.ok(Math.abs(demographicParity!.high - difference.high) < 0.01)
  assert.equal(demographicParity!.low, 0)
})

test('groups treated alike show gaps whose intervals hold 0 in 95 % of samples, whatever their number', () => {
  const random = createRandom(4)
  let held = 0
  for (let trial = 0; trial < 200; trial++) {
    const counts = [60, 200, 90, 40, 500].map((total) => {
      const selected = drawBinomial(total, 0.3, random)
      return {
        truePositives: selected,
        falsePositives: 0,
        falseNegatives: total - selected,
        trueNegatives: 0,
      }
    })
    if (fairnessGaps(counts, { seed: trial, resamples: 400 }).demographicParity!.low === 0) held++
  }
  assert.ok(held >= 184, `held in ${held} of 200`)
})

test('gaps lie between 0 and 1, do not depend on the order of groups, and need two groups', () => {
  const counts = [
    { truePositives: 12, falsePositives: 0, falseNegatives: 0, trueNegatives: 20 },
    { truePositives: 0, falsePositives: 30, falseNegatives: 15, trueNegatives: 0 },
    { truePositives: 10, falsePositives: 10, falseNegatives: 10, trueNegatives: 10 },
  ]
  const forth = fairnessGaps(counts)
  const back = fairnessGaps(counts.toReversed())
  for (const [name, gap] of Object.entries(forth)) {
    assert.ok(0 <= gap.low && gap.low <= gap.value && gap.value <= gap.high && gap.high <= 1, name)
    assert.equal(back[name as keyof typeof back]?.value, gap.value)
  }
  assert.deepEqual(fairnessGaps(counts.slice(0, 1)), {})
})

test('a group with fewer than ten positives says nothing about true positive rates', () => {
  const large = { truePositives: 50, falsePositives: 20, falseNegatives: 50, trueNegatives: 80 }
  const gaps = fairnessGaps([
    large,
    large,
    { truePositives: 0, falsePositives: 9, falseNegatives: 1, trueNegatives: 90 },
  ])
  assert.equal(gaps.equalOpportunity?.value, 0)
  assert.ok(gaps.demographicParity!.value > 0.2)
})

test('means far apart have a gap clear of 0, the same means have not', () => {
  const random = createRandom(1)
  const values = (mean: number): Float64Array =>
    Float64Array.from({ length: 200 }, () => mean + random.normal())
  assert.ok(largestMeanGap([values(5), values(6), values(5)])!.low > 0.5)
  assert.equal(largestMeanGap([values(5), values(5)])!.low, 0)
  assert.equal(largestMeanGap([values(5)]), undefined)
})

test('scoring rates count who is strictly above the median of everyone, and name ties and unknowns', () => {
  const rates = scoringRates(
    { codes: Int32Array.of(0, 0, 0, 1, 1, -1), names: ['a', 'b'] },
    Float64Array.of(9, 8, 5, 5, 1, 2),
  )
  assert.equal(rates.median, 5)
  assert.equal(rates.tiedAtMedian, 2)
  assert.equal(rates.unknown, 1)
  assert.deepEqual(
    rates.groups.map(({ above, total }) => [above, total]),
    [
      [2, 3],
      [0, 2],
    ],
  )
  assert.deepEqual(
    rates.groups.map(({ impactRatio }) => impactRatio?.value),
    [1, 0],
  )
})

test('a category under 2 % of people is counted and left out of the ratios', () => {
  const codes = Int32Array.from({ length: 200 }, (_, row) => (row < 3 ? 2 : row % 2))
  const scores = Float64Array.from({ length: 200 }, (_, row) => row)
  const tiny = scoringRates({ codes, names: ['a', 'b', 'tiny'] }, scores).groups[2]!
  assert.equal(tiny.total, 3)
  assert.equal(tiny.isUnderTwoPercent, true)
  assert.equal(tiny.impactRatio, undefined)
})

test('Holm’s adjustment never lowers a p-value nor changes their order', () => {
  const adjusted = holmAdjust([0.5, 0.01, 0.02, 0.01])
  assert.deepEqual(adjusted, [0.5, 0.04, 0.04, 0.04])
})

test('binomial draws have the mean and variance of their distribution', () => {
  const random = createRandom(8)
  for (const [n, p] of [
    [20, 0.1],
    [400, 0.05],
    [3000, 0.4],
    [50, 0.97],
  ] as const) {
    const draws = Array.from({ length: 4000 }, () => drawBinomial(n, p, random))
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length
    const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length
    const expected = n * p * (1 - p)
    assert.ok(Math.abs(mean - n * p) < 4 * Math.sqrt(expected / draws.length), `mean of ${n}, ${p}`)
    assert.ok(Math.abs(variance / expected - 1) < 0.12, `variance of ${n}, ${p}`)
  }
})

function coded(rows: number, of: (row: number) => number): { codes: Int32Array; names: string[] } {
  return { codes: Int32Array.from({ length: rows }, (_, row) => of(row)), names: ['x', 'y'] }
}

test('a column that repeats the group is a perfect proxy, and noise is none', () => {
  const random = createRandom(6)
  const groups = coded(600, (row) => (row % 3 === 0 ? 0 : 1))
  const copy = categoryColumn(
    'copy',
    Array.from(groups.codes, (code) => (code === 0 ? 'p' : 'q')),
  )
  const perfect = proxyStrength(binColumn(copy)!, groups)!
  assert.equal(perfect.auc.value, 1)
  assert.ok(perfect.cramersV > 0.99)
  const noise = numberColumn(
    'noise',
    Array.from({ length: 600 }, () => random.normal()),
  )
  const none = proxyStrength(binColumn(noise)!, groups)!
  assert.ok(Math.abs(none.auc.value - 0.5) < 0.08 && none.pValue > 0.01)
})

test('a proxy need not rise or fall with the group: the middle values may tell', () => {
  const random = createRandom(7)
  const values = Array.from({ length: 900 }, () => random.normal())
  const groups = coded(900, (row) => (Math.abs(values[row]!) < 0.6 ? 0 : 1))
  assert.ok(proxyStrength(binColumn(numberColumn('middle', values))!, groups)!.auc.value > 0.95)
})

test('levels of one row each are not a proxy', () => {
  const groups = coded(400, (row) => row % 2)
  const names = categoryColumn(
    'name',
    Array.from({ length: 400 }, (_, row) => `name ${row}`),
  )
  assert.ok(proxyStrength(binColumn(names)!, groups)!.auc.value < 0.55)
})

test('missing cells can be the proxy', () => {
  const groups = coded(400, (row) => row % 2)
  const column = numberColumn(
    'leave',
    Array.from({ length: 400 }, (_, row) => (row % 2 === 0 ? null : row)),
  )
  assert.equal(proxyStrength(binColumn(column)!, groups)!.auc.value, 1)
})

test('groups too small to conclude from, and text, are not tried', () => {
  const groups = coded(400, (row) => (row < 20 ? 0 : 1))
  assert.equal(
    proxyStrength(
      binColumn(
        numberColumn(
          'x',
          Array.from({ length: 400 }, (_, row) => row),
        ),
      )!,
      groups,
    ),
    undefined,
  )
  assert.equal(binColumn(textColumn('note', ['a', 'b'])), undefined)
})
