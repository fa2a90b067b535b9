import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSurvivalTarget } from '../../survival/index.ts'
import { censoringCurve } from './censoring.ts'
import { harrellConcordance, unoConcordance } from './concordance.ts'
import { dynamicAuc } from './dynamic-auc.ts'
import { integratedBrier, survivalBrier } from './survival-brier.ts'
import golden from './survival-metrics.golden.json' with { type: 'json' }

const exit = Float64Array.from(golden.exit)
const target = createSurvivalTarget({ exit, event: golden.event })
const train = createSurvivalTarget({ exit: Float64Array.from(golden.train.exit), event: golden.train.event })
const risk = Float64Array.from(golden.risk)
const times = Float64Array.from(golden.times)
const survival = Float64Array.from(golden.survival)

function close(actual: ArrayLike<number>, expected: readonly number[]): void {
  assert.equal(actual.length, expected.length)
  expected.forEach((value, at) =>
    assert.ok(Math.abs(actual[at]! - value) <= 1e-9, `${at}: ${actual[at]} is not ${value}`),
  )
}

test('Harrell’s concordance is that of scikit-survival and, without ties of time, of lifelines, to 1e-9', () => {
  close([harrellConcordance(target, risk)], [golden.harrell])
  const untied = createSurvivalTarget({
    exit: exit.map((time, row) => time + row * 1e-4),
    event: golden.event,
  })
  close([harrellConcordance(untied, risk)], [golden.harrellOfUntied])
})

for (const [name, censoring, expected] of [
  ['the rows of training', train, golden.byTrain],
  ['the rows judged', undefined, golden.byTest],
] as const) {
  test(`with censoring learned from ${name}, Uno’s concordance, AUC and Brier scores are those of scikit-survival to 1e-9`, () => {
    close([unoConcordance(target, risk, { censoring, until: 12 })], [expected.uno])
    const still = dynamicAuc(target, risk, { times, censoring })
    close(still.auc, expected.auc)
    close([still.mean], [expected.meanAuc])
    const moving = dynamicAuc(
      target,
      survival.map((share) => 1 - share),
      { times, censoring },
    )
    close(moving.auc, expected.movingAuc)
    close([moving.mean], [expected.movingMeanAuc])
    close(survivalBrier(target, survival, { times, censoring }), expected.brier)
    close([integratedBrier(target, survival, { times, censoring })], [expected.integratedBrier])
    const curve = censoringCurve(censoring ?? target)
    close(
      times.map((time) => curve.at(time)),
      expected.inSight,
    )
  })
}
