import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  impactRatio,
  isBelowFourFifths,
  minimumDetectableRatio,
  rateRatio,
  shiftOne,
  twoProportionPower,
} from './index.ts'

test('the official question-and-answer example gives ratios of 75, 80 and 85 %, only the first under four fifths', () => {
  const rates = [60, 45, 48, 51]
  const impact = impactRatio(
    rates.map((selected, index) => ({ group: `group ${index + 1}`, selected, total: 100 })),
  )
  assert.equal(impact.highestGroup, 'group 1')
  const ratios = impact.groups.map(({ ratio }) => ratio.value)
  assert.deepEqual(
    ratios.map((ratio) => Math.round(ratio * 100)),
    [75, 80, 85],
  )
  assert.deepEqual(
    ratios.map((ratio) => ratio < 0.8),
    [true, false, false],
  )
  assert.equal(impact.lowest?.group, 'group 2')
})

test('four fifths exactly is not under four fifths, whatever rounding says', () => {
  for (const [a, n, b, m] of [
    [12, 50, 9, 30],
    [24, 90, 10, 30],
    [28, 100, 35, 100],
    [4, 35, 5, 35],
  ] as const) {
    assert.equal(isBelowFourFifths({ selected: a, total: n }, { selected: b, total: m }), false)
    assert.equal(isBelowFourFifths({ selected: a - 1, total: n }, { selected: b, total: m }), true)
  }
})

test('groups under 30 people are shown but are neither the reference nor the lowest', () => {
  const impact = impactRatio([
    { group: 'tiny', selected: 4, total: 4 },
    { group: 'few', selected: 0, total: 29 },
    { group: 'a', selected: 30, total: 60 },
    { group: 'b', selected: 20, total: 60 },
  ])
  assert.equal(impact.highestGroup, 'a')
  assert.equal(impact.lowest?.group, 'b')
  assert.deepEqual(
    impact.groups.map(({ group, isSmall }) => [group, isSmall]),
    [
      ['tiny', true],
      ['few', true],
      ['b', false],
    ],
  )
  assert.equal(impact.groups[0]?.adjustedPValue, undefined)
})

test('with fewer than two groups of 30 there is not enough evidence, and no ratio', () => {
  const impact = impactRatio([
    { group: 'a', selected: 10, total: 29 },
    { group: 'b', selected: 20, total: 400 },
  ])
  assert.deepEqual(impact, { evidence: 'not enough evidence', groups: [] })
  assert.equal(impactRatio([]).evidence, 'not enough evidence')
})

test('nobody selected anywhere is said, not divided by', () => {
  const groups = ['a', 'b'].map((group) => ({ group, selected: 0, total: 50 }))
  assert.equal(impactRatio(groups).evidence, 'no selections')
})

test('the exact test is used whenever an expected count is under 5, else the z test', () => {
  const few = impactRatio([
    { group: 'a', selected: 6, total: 40 },
    { group: 'b', selected: 1, total: 40 },
  ])
  assert.equal(few.lowest?.test, 'fisher')
  assert.ok(few.lowest.midP! < few.lowest.pValue)
  const many = impactRatio([
    { group: 'a', selected: 20, total: 40 },
    { group: 'b', selected: 10, total: 40 },
  ])
  assert.equal(many.lowest?.test, 'z')
})

test('p-values are adjusted for the number of groups compared', () => {
  const impact = impactRatio([
    { group: 'a', selected: 50, total: 100 },
    { group: 'b', selected: 37, total: 100 },
    { group: 'c', selected: 49, total: 100 },
  ])
  assert.equal(impact.lowest?.adjustedPValue, 2 * impact.lowest!.pValue)
})

test('an interval of a ratio turns round with its groups and holds the ratio', () => {
  for (const [a, n, b, m] of [
    [12, 80, 48, 100],
    [3, 40, 9, 60],
    [2, 30, 29, 31],
  ] as const) {
    const forth = rateRatio({ selected: a, total: n }, { selected: b, total: m })
    const back = rateRatio({ selected: b, total: m }, { selected: a, total: n })
    assert.ok(Math.abs(forth.low * back.high - 1) < 1e-6 && Math.abs(forth.high * back.low - 1) < 1e-6)
    assert.ok(forth.low < forth.value && forth.value < forth.high)
  }
})

test('no one selected in a group gives a ratio of 0 with an upper end', () => {
  const { value, low, high } = rateRatio({ selected: 0, total: 40 }, { selected: 20, total: 50 })
  assert.equal(value, 0)
  assert.equal(low, 0)
  assert.ok(high > 0 && high < 1)
})

test('one different selection turns a finding on few people and not on many', () => {
  const few = shiftOne({ selected: 3, total: 10 }, { selected: 4, total: 10 })
  assert.ok(Math.abs(few.ratioAfter - 4 / 3) < 1e-12)
  assert.equal(few.turnsFourFifths, true)
  assert.equal(few.turnsFavouredGroup, true)
  const many = shiftOne({ selected: 300, total: 1000 }, { selected: 400, total: 1000 })
  assert.equal(many.turnsFourFifths, false)
  assert.equal(many.turnsFavouredGroup, false)
})

test('one selection more for the favoured group can turn a ratio at four fifths', () => {
  const shifted = shiftOne({ selected: 8, total: 20 }, { selected: 10, total: 20 })
  assert.ok(Math.abs(shifted.ratioAfter - 7 / 11) < 1e-12)
  assert.equal(shifted.turnsFourFifths, true)
  assert.equal(shifted.turnsFavouredGroup, false)
})

test('the minimum detectable ratio has 80 % power, nears 1 with more people, and is absent with too few', () => {
  const ratios = [60, 200, 1000, 10_000].map((total) => minimumDetectableRatio({ rate: 0.4, total }, total)!)
  ratios.forEach((ratio, index) => {
    const total = [60, 200, 1000, 10_000][index]!
    assert.ok(Math.abs(twoProportionPower({ rate: 0.4, total }, { rate: 0.4 * ratio, total }) - 0.8) < 1e-9)
    assert.ok(index === 0 || ratio > ratios[index - 1]!)
  })
  assert.equal(minimumDetectableRatio({ rate: 0.05, total: 30 }, 30), undefined)
})
