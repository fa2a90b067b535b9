import assert from 'node:assert/strict'
import { test } from 'node:test'
import golden from './fairness.golden.json' with { type: 'json' }
import {
  cramersV,
  fairnessGaps,
  fisherExact,
  groupOutcomes,
  holmAdjust,
  impactRatio,
  katzInterval,
  koopmanInterval,
  rateDifference,
  smallestExpectedCount,
  twoProportionPower,
  twoProportionZ,
} from './index.ts'

function close(actual: number | undefined, expected: number, within = 1e-10): void {
  assert.ok(
    Math.abs(actual! - expected) <= within * Math.max(1, Math.abs(expected)),
    `${actual} is not ${expected}`,
  )
}

test('Newcombe’s and Katz’s intervals are statsmodels’ and Koopman’s the roots SciPy finds, to 1e-10', () => {
  for (const { first, second, newcombe, katz, koopman } of golden.pairs) {
    const difference = rateDifference(first, second)
    close(difference.low, newcombe[0]!)
    close(difference.high, newcombe[1]!)
    const score = koopmanInterval(first, second)
    close(score.low, koopman[0]!)
    close(score.high, koopman[1]!)
    if (!katz) continue
    const logarithmic = katzInterval(first, second)
    close(logarithmic.low, katz[0]!)
    close(logarithmic.high, katz[1]!)
  }
})

test('the z test is statsmodels’ and Fisher’s test and its mid-p SciPy’s, to 1e-10', () => {
  for (const { first, second, z, zP, fisher, midP, expected } of golden.pairs) {
    const normal = twoProportionZ(first, second)
    close(normal.z, z)
    close(normal.pValue, zP)
    const exact = fisherExact(first, second)
    close(exact.pValue, fisher)
    close(exact.midP, midP)
    close(smallestExpectedCount(first, second), expected)
  }
})

const { frame } = golden
const names = ['a', 'b', 'c']
const outcomes = groupOutcomes(
  { codes: Int32Array.from(frame.group, (group) => names.indexOf(group)), names },
  {
    labels: Float64Array.from(frame.y),
    scores: Float64Array.from(frame.score),
    selected: Uint8Array.from(frame.score, (score) => (score >= 0.5 ? 1 : 0)),
  },
)

test('rates by group are fairlearn’s MetricFrame to 1e-10', () => {
  for (const outcome of outcomes) {
    const group = outcome.group as 'a' | 'b' | 'c'
    close(outcome.selectionRate.value, frame.byGroup.selection[group])
    close(outcome.truePositiveRate?.value, frame.byGroup.tpr[group])
    close(outcome.falsePositiveRate?.value, frame.byGroup.fpr[group])
    close(outcome.precision?.value, frame.byGroup.precision[group])
    close(outcome.baseRate.value, frame.byGroup.base[group])
  }
})

test('gaps and the impact ratio are fairlearn’s to 1e-10', () => {
  const gaps = fairnessGaps(outcomes.map(({ counts }) => counts))
  for (const name of [
    'demographicParity',
    'equalizedOdds',
    'equalOpportunity',
    'predictiveParity',
  ] as const) {
    close(gaps[name]?.value, frame[name])
  }
  const impact = impactRatio(outcomes)
  close(impact.lowest?.ratio.value, frame.demographicParityRatio)
})

test('the power of a two-proportion test is statsmodels’ to 1e-3', () => {
  // statsmodels leaves out the far tail and weighs the pooled rate a little differently.
  for (const { diff, rate, first, second, power } of golden.power) {
    close(twoProportionPower({ rate: rate + diff, total: first }, { rate, total: second }), power, 1e-3)
  }
})

test('Cramér’s V is SciPy’s, its correction Bergsma’s, and Holm’s adjustment statsmodels’', () => {
  const { cells, columns, plain, corrected } = golden.cramersV
  close(cramersV(Float64Array.from(cells), columns, { isBiasCorrected: false }), plain)
  close(cramersV(Float64Array.from(cells), columns), corrected)
  holmAdjust(golden.holm.p).forEach((p, index) => close(p, golden.holm.adjusted[index]!))
})
