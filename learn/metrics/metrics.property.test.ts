import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { createRandom } from '../random.ts'
import { standardError } from './estimate.ts'
import { metricEstimates } from './metric-estimates.ts'
import { createEvaluation } from './evaluation.ts'
import {
  bootstrap,
  comparePredictions,
  evaluatePredictions,
  expectedCalibrationError,
  gainAt,
  gainsCurve,
  mainMetrics,
  metricInfo,
  metricsOf,
  rocAuc,
} from './index.ts'
import type { MetricName } from './index.ts'
import { descendingOrder } from './ranked-scores.ts'

interface Sample {
  readonly target: Target
  readonly predictions: Float64Array
}

function sample(task: Target['task'], rows: number, seed = 1): Sample {
  const random = createRandom(seed)
  const outputs = task === 'multiclass' ? 3 : 1
  const values = new Float64Array(rows)
  const predictions = new Float64Array(rows * outputs)
  for (let row = 0; row < rows; row++) {
    const margins = Array.from({ length: outputs }, () => random.normal() * 1.5)
    if (task === 'regression') {
      predictions[row] = margins[0]!
      values[row] = margins[0]! + random.normal()
    } else if (task === 'binary') {
      predictions[row] = Math.round(100 / (1 + Math.exp(1 - margins[0]!))) / 100
      values[row] = random.next() < predictions[row]! ? 1 : 0
    } else {
      const total = margins.reduce((sum, margin) => sum + Math.exp(margin), 0)
      let draw = random.next()
      margins.forEach((margin, output) => {
        predictions[row * outputs + output] = Math.exp(margin) / total
        if (draw >= 0) values[row] = output
        draw -= Math.exp(margin) / total
      })
    }
  }
  const classes = task === 'multiclass' ? ['a', 'b', 'c'] : task === 'binary' ? ['no', 'yes'] : []
  return { target: { task, values, classes }, predictions }
}

function take({ target, predictions }: Sample, rows: ArrayLike<number>): Sample {
  const outputs = predictions.length / target.values.length
  const taken = Float64Array.from({ length: rows.length * outputs }, (_, cell) => {
    return predictions[rows[Math.floor(cell / outputs)]! * outputs + (cell % outputs)]!
  })
  return {
    target: { ...target, values: Float64Array.from(rows, (row) => target.values[row]!) },
    predictions: taken,
  }
}

const tasks = ['binary', 'multiclass', 'regression'] as const

for (const task of tasks) {
  test(`${task}: every figure lies in its interval and its interval in the figure’s range`, () => {
    for (const rows of [40, 300, 3000]) {
      const { target, predictions } = sample(task, rows)
      const figures = evaluatePredictions(target, predictions)
      assert.deepEqual(Object.keys(figures), metricsOf(task))
      for (const [name, { value, low, high }] of Object.entries(figures)) {
        const { min = -Infinity, max = Infinity } = metricInfo[name as MetricName]
        assert.ok(
          min <= low && low <= value && value <= high && high <= max,
          `${name} ${low} ${value} ${high}`,
        )
        assert.ok(high > low, `${name} has an interval of no width`)
      }
    }
  })

  test(`${task}: the order of rows does not move a figure`, () => {
    const whole = sample(task, 700)
    const order = createRandom(3).shuffle(Uint32Array.from({ length: 700 }, (_, row) => row))
    const shuffled = take(whole, order)
    const before = evaluatePredictions(whole.target, whole.predictions)
    const after = evaluatePredictions(shuffled.target, shuffled.predictions)
    for (const name of metricsOf(task)) {
      assert.ok(Math.abs(before[name]!.value - after[name]!.value) < 1e-12, name)
    }
  })

  test(`${task}: a weight of 2 gives the figure of the row twice`, () => {
    const whole = sample(task, 200)
    const rows = Array.from({ length: 200 }, (_, row) => row)
    const doubled = take(whole, [...rows, ...rows.filter((row) => row % 3 === 0)])
    const weights = Float64Array.from(rows, (row) => (row % 3 === 0 ? 2 : 1))
    const weighted = evaluatePredictions(whole.target, whole.predictions, { weights })
    const repeated = evaluatePredictions(doubled.target, doubled.predictions)
    for (const name of metricsOf(task)) {
      assert.ok(Math.abs(weighted[name]!.value - repeated[name]!.value) < 1e-12, name)
    }
  })

  test(`${task}: a row’s influence is what the figure gains when the row gains weight`, () => {
    const { target, predictions } = sample(task, 120)
    const weights = Float64Array.from({ length: 120 }, (_, row) => 1 + (row % 4))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const step = 1e-6
    for (const name of metricsOf(task).filter((each) => each !== 'ece')) {
      const estimate = metricEstimates[name](createEvaluation(target, predictions, { weights }))
      for (const row of [0, 17, 63, 119]) {
        const moved = weights.slice()
        moved[row]! += step
        const after = metricEstimates[name](createEvaluation(target, predictions, { weights: moved }))
        const slope = ((after.value - estimate.value) / step) * total
        assert.ok(
          Math.abs(slope - estimate.influence[row]!) < 1e-3 * Math.max(1, Math.abs(slope)),
          `${name} row ${row}`,
        )
      }
    }
  })

  test(`${task}: rows repeated as one group leave the intervals as wide as they were`, () => {
    const whole = sample(task, 1500)
    const rows = Array.from({ length: 1500 }, (_, row) => row)
    const repeated = take(whole, [...rows, ...rows, ...rows])
    const groups = Int32Array.from([...rows, ...rows, ...rows])
    const before = evaluatePredictions(whole.target, whole.predictions)
    const grouped = evaluatePredictions(repeated.target, repeated.predictions, { groups })
    const ignored = evaluatePredictions(repeated.target, repeated.predictions)
    for (const name of metricsOf(task).filter((each) => each !== 'ece')) {
      const width = (figures: typeof before): number => figures[name]!.high - figures[name]!.low
      assert.ok(Math.abs(width(grouped) / width(before) - 1) < 0.15, name)
      assert.ok(width(ignored) < 0.65 * width(before), name)
    }
  })

  test(`${task}: a model differs from itself by nothing, and a difference turns with its models`, () => {
    const { target, predictions } = sample(task, 400)
    const other = predictions.map((value, cell) => value * (0.6 + 0.1 * (cell % 3)))
    const same = comparePredictions(target, [predictions, predictions])
    const forth = comparePredictions(target, [predictions, other])
    const back = comparePredictions(target, [other, predictions])
    for (const name of metricsOf(task)) {
      assert.deepEqual(same[name], { value: 0, low: 0, high: 0 }, name)
      assert.ok(Math.abs(forth[name]!.value + back[name]!.value) < 1e-12, name)
    }
  })

  test(`${task}: the same seed gives the same intervals to the bit, another seed others`, () => {
    const { target, predictions } = sample(task, 300)
    const once = evaluatePredictions(target, predictions, { seed: 5 })
    assert.deepEqual(evaluatePredictions(target, predictions, { seed: 5 }), once)
    assert.notDeepEqual(evaluatePredictions(target, predictions, { seed: 6 }), once)
  })
}

test('the spread of resampled figures is the standard error that influence values give', () => {
  const { target, predictions } = sample('binary', 800)
  const evaluation = createEvaluation(target, predictions)
  for (const name of ['averagePrecision', 'f1', 'macroF1'] as const) {
    const { influence, valueAt } = metricEstimates[name](evaluation)
    const [draws] = bootstrap([valueAt!], evaluation, { seed: 1, resamples: 1000 })
    const mean = draws!.reduce((sum, draw) => sum + draw, 0) / 1000
    const deviation = Math.sqrt(draws!.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / 999)
    assert.ok(Math.abs(standardError(influence, evaluation) / deviation - 1) < 0.1, name)
  }
})

test('95 % intervals hold the true figure in about 95 % of samples', () => {
  const large = sample('binary', 100_000, 99)
  const truth = evaluatePredictions(large.target, large.predictions)
  const names = ['auc', 'averagePrecision', 'logLoss', 'brier', 'accuracy', 'f1'] as const
  const held = new Map<MetricName, number>()
  for (let seed = 1; seed <= 100; seed++) {
    const { target, predictions } = sample('binary', 200, seed)
    const figures = evaluatePredictions(target, predictions, { metrics: names })
    for (const name of names) {
      const { low, high } = figures[name]!
      if (low <= truth[name]!.value && truth[name]!.value <= high) held.set(name, (held.get(name) ?? 0) + 1)
    }
  }
  for (const name of names) assert.ok(held.get(name)! >= 88, `${name} held in ${held.get(name)} of 100`)
})

test('turning scores round turns AUC round, and any rising map leaves it', () => {
  const { target, predictions } = sample('binary', 600)
  const auc = rocAuc(target.values, predictions)
  assert.ok(
    Math.abs(
      rocAuc(
        target.values,
        predictions.map((p) => -p),
      ) -
        (1 - auc),
    ) < 1e-12,
  )
  assert.equal(
    rocAuc(
      target.values,
      predictions.map((p) => Math.exp(3 * p) - 7),
    ),
    auc,
  )
})

test('scores that are all equal have an AUC of one half', () => {
  assert.equal(rocAuc(Float64Array.of(0, 1, 1, 0, 1), new Float64Array(5).fill(0.3)), 0.5)
})

test('a perfect ranking has an interval that few rows keep wide', () => {
  const labels = Float64Array.from({ length: 40 }, (_, row) => (row < 10 ? 1 : 0))
  const target: Target = { task: 'binary', values: labels, classes: ['no', 'yes'] }
  const { auc, averagePrecision, f1 } = evaluatePredictions(
    target,
    labels.map((label) => 0.2 + 0.6 * label),
  )
  for (const figure of [auc!, averagePrecision!, f1!]) {
    assert.equal(figure.value, 1)
    assert.equal(figure.high, 1)
    assert.ok(Math.abs(figure.low - 0.025 ** 0.1) < 1e-12)
  }
})

test('rows of one class leave out what they do not define', () => {
  const target: Target = { task: 'binary', values: new Float64Array(20), classes: ['no', 'yes'] }
  const figures = evaluatePredictions(target, new Float64Array(20).fill(0.1))
  assert.equal(figures.auc, undefined)
  assert.equal(figures.averagePrecision, undefined)
  assert.equal(figures.accuracy?.value, 1)
})

test('calibrated probabilities have a calibration error whose interval reaches 0; skewed ones do not', () => {
  const { target, predictions } = sample('binary', 4000)
  assert.equal(evaluatePredictions(target, predictions).ece!.low, 0)
  assert.ok(
    evaluatePredictions(
      target,
      predictions.map((p) => p ** 2),
    ).ece!.low > 0.03,
  )
})

test('calibration error by width counts |mean − share| by hand', () => {
  const error = expectedCalibrationError(Float64Array.of(0, 1, 1, 1), Float64Array.of(0.1, 0.15, 0.8, 0.95), {
    by: 'width',
    bins: 2,
  })
  assert.ok(Math.abs(error - (0.5 * Math.abs(0.125 - 0.5) + 0.5 * Math.abs(0.875 - 1))) < 1e-12)
})

test('acting on everyone captures everything at a lift of 1, and ties at a cut count in part', () => {
  const labels = Float64Array.of(1, 1, 0, 0)
  const all = gainAt(labels, Float64Array.of(4, 3, 2, 1), { share: 1 })
  assert.deepEqual(all, { share: 1, capture: 1, precision: 0.5, lift: 1 })
  assert.equal(gainAt(labels, Float64Array.of(4, 3, 2, 1), { share: 0.5 }).lift, 2)
  assert.equal(gainAt(labels, new Float64Array(4), { share: 0.5 }).capture, 0.5)
  const { target, predictions } = sample('binary', 500)
  const captures = gainsCurve(target.values, predictions).map(({ capture }) => capture)
  assert.ok(captures.every((capture, index) => index === 0 || capture >= captures[index - 1]!))
})

test('sorting by bits agrees with sorting by value, signs and zeros included', () => {
  const random = createRandom(2)
  const values = Float64Array.from({ length: 3000 }, (_, row) => {
    if (row % 7 === 0) return row % 2 === 0 ? 0 : -0
    return Math.round(random.normal() * 50) / (row % 3 === 0 ? 1 : 1e-7)
  })
  const expected = Array.from(values, (_, row) => row).sort((a, b) => values[b]! - values[a]! || a - b)
  assert.deepEqual(Array.from(descendingOrder(values)), expected)
})

test('pieces that do not fit together are refused', () => {
  const { target, predictions } = sample('binary', 30)
  const refused: [string, () => unknown][] = [
    ['shape', () => evaluatePredictions(target, predictions.subarray(1))],
    [
      'shape',
      () =>
        evaluatePredictions(
          target,
          predictions.map(() => Number.NaN),
        ),
    ],
    ['shape', () => evaluatePredictions(target, predictions, { weights: new Float64Array(3) })],
    ['shape', () => evaluatePredictions(target, predictions, { groups: new Int32Array(3) })],
    [
      'invalid-weights',
      () => evaluatePredictions(target, predictions, { weights: new Float64Array(30).fill(-1) }),
    ],
    ['invalid-target', () => evaluatePredictions({ ...target, values: predictions }, predictions)],
  ]
  for (const [code, attempt] of refused) {
    assert.throws(attempt, (error: unknown) => error instanceof LearnError && error.code === code)
  }
})

test('each task has main figures of its own', () => {
  for (const task of tasks) {
    assert.ok(metricInfo[mainMetrics[task].headline].tasks.includes(task))
    assert.ok(metricInfo[mainMetrics[task].selection].tasks.includes(task))
  }
})
