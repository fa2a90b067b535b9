import assert from 'node:assert/strict'
import { test } from 'node:test'
import golden from './curves.golden.json' with { type: 'json' }
import {
  aalenJohansen,
  createSurvivalTarget,
  kaplanMeier,
  logRank,
  nelsonAalen,
  restrictedMean,
  survivalQuantile,
} from './index.ts'

const exit = Float64Array.from(golden.exit)
const event = Int32Array.from(golden.event)
const causes = ['first', 'second']
const whole = createSurvivalTarget({ exit, event, causes })
const late = createSurvivalTarget({ exit, event, causes, entry: Float64Array.from(golden.entry) })
const weights = Float64Array.from(golden.weights)
const group = Int32Array.from(golden.group)

function close(actual: ArrayLike<number>, expected: readonly number[], within = 1e-9): void {
  assert.equal(actual.length, expected.length)
  expected.forEach((value, at) =>
    assert.ok(
      Math.abs(actual[at]! - value) <= within * Math.max(1, Math.abs(value)),
      `${at}: ${actual[at]} is not ${value}`,
    ),
  )
}

const cases = [
  ['plain', whole, undefined],
  ['weighted', whole, weights],
  ['late', late, weights],
] as const

for (const [name, target, given] of cases) {
  const expected = golden[name]

  test(`Kaplan–Meier curves with Greenwood intervals are those of lifelines to 1e-9: ${name}`, () => {
    const curve = kaplanMeier(target, { weights: given })
    close(curve.times, expected.times)
    close(curve.survival, expected.survival)
    close(curve.low, expected.low)
    close(curve.high, expected.high)
    assert.equal(survivalQuantile(curve), expected.median)
    close([restrictedMean(curve, 18).mean], [expected.restrictedMean])
  })

  test(`Nelson–Aalen hazards with their intervals are those of lifelines to 1e-9: ${name}`, () => {
    const { hazard, low, high } = nelsonAalen(target, { weights: given })
    close(hazard, expected.hazard)
    close(low, expected.hazardLow)
    close(high, expected.hazardHigh)
  })
}

test('cumulative incidences with their intervals are those of scikit-survival to 1e-9', () => {
  const { causes: curves } = aalenJohansen(whole)
  curves.forEach((curve, index) => {
    close(curve.incidence, golden.competing.incidence[index]!)
    // No event of a cause yet: there is no interval to compare.
    const from = curve.incidence.findIndex((share) => share > 0)
    close(curve.low.slice(from), golden.competing.low[index]!.slice(from))
    close(curve.high.slice(from), golden.competing.high[index]!.slice(from))
  })
})

test('log-rank tests are those of lifelines, and with late entries of statsmodels, to 1e-9', () => {
  const three = logRank(whole, group)
  close([three.statistic, three.pValue], golden.logRank.three)
  assert.equal(three.degreesOfFreedom, 2)
  const entered = logRank(late, group)
  close([entered.statistic, entered.pValue], golden.logRank.late)
})

test('the standard error of a restricted mean is that of the formula, term by term', () => {
  close([restrictedMean(kaplanMeier(whole), 18).standardError], [golden.restrictedMeanError])
})
