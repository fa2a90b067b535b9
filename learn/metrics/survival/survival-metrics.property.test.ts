import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LearnError } from '../../learn-error.ts'
import type { LearnErrorCode } from '../../learn-error.ts'
import { createRandom } from '../../random.ts'
import { createSurvivalTarget, kaplanMeier, survivalAt, takeSurvival } from '../../survival/index.ts'
import { madeUpTimes } from '../../survival/made-up-times.fixture.ts'
import { brierScore, gainAt, rocAuc } from '../index.ts'
import {
  dynamicAuc,
  gainWithin,
  harrellConcordance,
  horizonCalibration,
  integratedBrier,
  judgeHorizon,
  survivalBrier,
  unoConcordance,
} from '../index.ts'

const { target, truth } = madeUpTimes(500, 71)
/** What the made-up hazard comes to by a time. */
const eventBy = (time: number): Float64Array =>
  truth.map((ratio) => 1 - Math.exp(-0.08 * time * Math.exp(ratio)))
const complete = createSurvivalTarget({ exit: target.exit, event: new Int32Array(500).fill(1) })

function near(actual: number, expected: number, within = 1e-12): void {
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`)
}

test('when nobody is lost from sight they are the figures of two classes', () => {
  const labels = complete.exit.map((exit) => (exit <= 6 ? 1 : 0))
  const times = Float64Array.of(6)
  const probabilities = eventBy(6)
  near(unoConcordance(complete, truth), harrellConcordance(complete, truth))
  near(dynamicAuc(complete, truth, { times }).auc[0]!, rocAuc(labels, truth))
  near(
    survivalBrier(
      complete,
      probabilities.map((p) => 1 - p),
      { times },
    )[0]!,
    brierScore(labels, probabilities),
  )
  const gain = gainWithin(complete, truth, { horizon: 6, top: 50 })
  assert.deepEqual(gain, gainAt(labels, truth, { share: 0.1 }))
})

test('concordance of pairs counted one by one is the same, ties of risk and of time included', () => {
  const rounded = createSurvivalTarget({
    exit: target.exit.map((exit) => Math.ceil(exit)),
    event: target.event,
  })
  const risks = truth.map((value) => Math.round(2 * value))
  const weights = risks.map((_, row) => 1 + (row % 3))
  let [agreed, all] = [0, 0]
  for (let i = 0; i < 500; i++) {
    for (let j = 0; j < 500; j++) {
      const isFirst =
        rounded.exit[i]! < rounded.exit[j]! || (rounded.exit[i] === rounded.exit[j] && rounded.event[j] === 0)
      if (rounded.event[i] === 0 || !isFirst) continue
      const weight = weights[i]! * weights[j]!
      all += weight
      agreed += weight * (risks[i]! > risks[j]! ? 1 : risks[i] === risks[j] ? 0.5 : 0)
    }
  }
  near(harrellConcordance(rounded, risks, { weights }), agreed / all)
})

test('Uno’s concordance of one cause of several is that of pairs counted one by one: whom another ended never has it', () => {
  const random = createRandom(17)
  const several = createSurvivalTarget({
    exit: target.exit.map((exit) => Math.ceil(exit)),
    event: target.event.map((event) => (event === 0 ? 0 : 1 + random.integer(2))),
    causes: ['asked', 'other'],
  })
  const { exit, event } = several
  const risks = truth.map((value) => Math.round(2 * value))
  const weights = risks.map((_, row) => 1 + (row % 3))
  const until = 20
  const sum = (isCounted: (row: number) => boolean): number =>
    weights.reduce((all, weight, row) => (isCounted(row) ? all + weight : all), 0)
  const inSight = new Map<number, number>()
  let share = 1
  for (const at of [...new Set(exit)].toSorted((a, b) => a - b)) {
    const lost = sum((row) => exit[row] === at && event[row] === 0)
    share *= 1 - lost / sum((row) => exit[row]! > at || (exit[row] === at && event[row] === 0))
    inSight.set(at, share)
  }
  let [agreed, all] = [0, 0]
  for (let i = 0; i < 500; i++) {
    if (event[i] !== 1 || exit[i]! >= until) continue
    for (let j = 0; j < 500; j++) {
      const isLater = exit[i]! < exit[j]! || (exit[i] === exit[j] && event[j] === 0)
      const isEnded = exit[j]! <= exit[i]! && event[j] === 2
      if (!isLater && !isEnded) continue
      const weight =
        (weights[i]! * weights[j]!) / (inSight.get(exit[i]!)! * inSight.get(isLater ? exit[i]! : exit[j]!)!)
      all += weight
      agreed += weight * (risks[i]! > risks[j]! ? 1 : risks[i] === risks[j] ? 0.5 : 0)
    }
  }
  near(unoConcordance(several, risks, { weights, until, cause: 'asked' }), agreed / all, 1e-9)
  const options = { weights, horizon: until, cause: 'asked', resamples: 2 }
  near(judgeHorizon(several, risks, options).concordance.value, agreed / all, 1e-9)
})

test('turning risks round turns concordance and AUC round, and any rising map leaves them', () => {
  const times = Float64Array.of(2, 6, 12)
  const figures = (risks: Float64Array): number[] => {
    const { auc, mean } = dynamicAuc(target, risks, { times })
    return [harrellConcordance(target, risks), unoConcordance(target, risks, { until: 20 }), ...auc, mean]
  }
  const own = figures(truth)
  figures(truth.map((value) => -value)).forEach((value, at) => near(value, 1 - own[at]!, 1e-9))
  figures(truth.map((value) => Math.exp(value) + 3)).forEach((value, at) => near(value, own[at]!))
  figures(truth.map(() => 0)).forEach((value) => near(value, 0.5, 1e-9))
})

test('the order of rows changes nothing but the last bits, and a row of weight 2 is the row twice', () => {
  const times = Float64Array.of(4, 9)
  const order = createRandom(5).shuffle(Int32Array.from({ length: 500 }, (_, row) => row))
  const survival = (rows: ArrayLike<number>): Float64Array =>
    Float64Array.from({ length: 2 * rows.length }, (_, at) => 1 - eventBy(times[at % 2]!)[rows[at >> 1]!]!)
  const everyRow = Int32Array.from({ length: 500 }, (_, row) => row)
  const figures = (rows: ArrayLike<number>, weights?: Float64Array): number[] => {
    const judged = takeSurvival(target, rows)
    const risks = Float64Array.from(rows, (row) => truth[row]!)
    return [
      harrellConcordance(judged, risks, { weights }),
      unoConcordance(judged, risks, { weights, until: 20 }),
      dynamicAuc(judged, risks, { times, weights }).mean,
      integratedBrier(judged, survival(rows), { times, weights }),
    ]
  }
  figures(order).forEach((value, at) => near(value, figures(everyRow)[at]!, 1e-12))
  // A pair of twins is a pair like any other, which a row has not with itself: events of one time are no pair.
  const twice = [...everyRow, ...everyRow.filter((row) => row % 4 === 0 && target.event[row] === 1)]
  const weights = Float64Array.from(everyRow, (row) => (row % 4 === 0 && target.event[row] === 1 ? 2 : 1))
  figures(everyRow, weights).forEach((value, at) => near(value, figures(twice)[at]!, 1e-9))
})

test('losing more rows from sight moves Harrell’s concordance, not Uno’s, and the AUC stays near the truth', () => {
  const whole = madeUpTimes(4000, 81)
  const random = createRandom(9)
  // Lost the sooner, the lower the risk is not, but by chance alone.
  const lost = whole.target.exit.map(() => -Math.log(1 - random.next()) * 8)
  const seen = createSurvivalTarget({
    exit: whole.target.exit.map((exit, row) => Math.min(exit, lost[row]!)),
    event: whole.target.event.map((code, row) => (lost[row]! < whole.target.exit[row]! ? 0 : code)),
  })
  const times = Float64Array.of(6)
  const auc = (of: typeof seen): number => dynamicAuc(of, whole.truth, { times }).auc[0]!
  near(auc(seen), auc(whole.target), 0.015)
  const uno = (of: typeof seen): number => unoConcordance(of, whole.truth, { until: 15 })
  near(uno(seen), uno(whole.target), 0.015)
  const before = gainWithin(whole.target, whole.truth, { horizon: 6, top: 400 })
  const after = gainWithin(seen, whole.truth, { horizon: 6, top: 400 })
  near(after.capture, before.capture, 0.03)
  near(after.precision, before.precision, 0.05)
})

test('true probabilities are calibrated in every group, halved ones in none of the upper', () => {
  const { target: made, truth: ratios } = madeUpTimes(5000, 91)
  const probabilities = ratios.map((ratio) => 1 - Math.exp(-0.08 * 6 * Math.exp(ratio)))
  const groups = horizonCalibration(made, probabilities, { horizon: 6, groups: 5 })
  assert.equal(groups.length, 5)
  near(
    groups.reduce((sum, { count }) => sum + count, 0),
    5000,
  )
  for (const { meanPredicted, observed } of groups) {
    near(meanPredicted, observed!.value, 0.04)
    assert.ok(observed!.low < observed!.value && observed!.value < observed!.high)
  }
  const halved = horizonCalibration(
    made,
    probabilities.map((p) => p / 2),
    { horizon: 6, groups: 5 },
  )
  for (const { meanPredicted, observed } of halved.slice(2)) assert.ok(meanPredicted < observed!.low)
  const [all] = horizonCalibration(made, probabilities, { horizon: 6, groups: 1 })
  near(all!.observed!.value, 1 - survivalAt(kaplanMeier(made), 6))
})

test('a group that was not watched to the horizon has nothing to compare with', () => {
  const short = createSurvivalTarget({ exit: Float64Array.of(1, 2, 9, 9), event: [0, 1, 0, 1] })
  const groups = horizonCalibration(short, Float64Array.of(0.1, 0.1, 0.9, 0.9), { horizon: 5, groups: 2 })
  assert.equal(groups[0]!.observed, undefined)
  assert.equal(groups[1]!.observed!.value, 0)
})

test('pieces that do not fit together are refused', () => {
  const refused = (work: () => unknown, code: LearnErrorCode, message: RegExp): void =>
    assert.throws(
      work,
      (error) => error instanceof LearnError && error.code === code && message.test(error.message),
    )
  const late = createSurvivalTarget({
    entry: Float64Array.of(0, 1),
    exit: Float64Array.of(2, 3),
    event: [1, 0],
  })
  refused(
    () => harrellConcordance(late, Float64Array.of(1, 2)),
    'invalid-target',
    /Row 2 .* moment of the prediction/,
  )
  refused(() => harrellConcordance(target, truth.subarray(1)), 'shape', /499 predictions where 500/)
  refused(
    () =>
      harrellConcordance(
        target,
        truth.map(() => Number.NaN),
      ),
    'shape',
    /finite/,
  )
  refused(() => dynamicAuc(target, truth, { times: Float64Array.of(3, 2) }), 'invalid-param', /must rise/)
  refused(() => survivalBrier(target, truth, { times: new Float64Array(0) }), 'invalid-param', /no time/)
  refused(() => integratedBrier(target, truth, { times: Float64Array.of(3) }), 'invalid-param', /two times/)
  refused(() => gainWithin(target, truth, { horizon: 6, top: 501 }), 'invalid-param', /"top"/)
  refused(() => gainWithin(target, truth, { horizon: 1e-9, top: 5 }), 'one-class', /no positive/)
  const gone = createSurvivalTarget({ exit: Float64Array.of(1, 2, 2.5, 3), event: [1, 0, 0, 0] })
  refused(
    () => survivalBrier(gone, new Float64Array(4), { times: Float64Array.of(3) }),
    'invalid-param',
    /lost from sight/,
  )
  assert.ok(Number.isNaN(harrellConcordance(takeSurvival(gone, [1, 2]), Float64Array.of(1, 2))))
})
