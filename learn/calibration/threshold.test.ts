import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LearnError } from '../learn-error.ts'
import { createRandom } from '../random.ts'
import { describeThreshold, thresholdByCapacity, thresholdByCost, thresholdByScore } from './index.ts'

const random = createRandom(1)
const probabilities = Float64Array.from({ length: 400 }, () => Math.round(1000 * random.next() ** 2) / 1000)
const labels = probabilities.map((p) => (random.next() < p ? 1 : 0))

function costAt(threshold: number, falsePositive: number, falseNegative: number): number {
  return probabilities.reduce((sum, p, row) => {
    if (p >= threshold) return sum + (labels[row] === 0 ? falsePositive : 0)
    return sum + (labels[row] === 1 ? falseNegative : 0)
  }, 0)
}

test('for calibrated probabilities the costs alone set the threshold', () => {
  const { value, reason } = thresholdByCost(labels, probabilities, { falsePositive: 1, falseNegative: 4 })
  assert.equal(value, 0.2)
  assert.match(reason, /20 % on when a false alarm costs 1 and a miss 4/)
})

test('otherwise the threshold is the cheapest there is on these rows', () => {
  const costs = { falsePositive: 3, falseNegative: 2 }
  const { value } = thresholdByCost(labels, probabilities, { ...costs, isCalibrated: false })
  const cheapest = Math.min(...[...probabilities, 2].map((threshold) => costAt(threshold, 3, 2)))
  assert.equal(costAt(value, 3, 2), cheapest)
})

test('capacity selects the highest and never more than there is room for', () => {
  for (const count of [0, 1, 37, 400, 1000]) {
    const { value, selectedShare } = thresholdByCapacity(labels, probabilities, { count })
    const selected = probabilities.filter((p) => p >= value).length
    assert.equal(selected / 400, selectedShare)
    assert.ok(selected <= count && Number.isFinite(value))
  }
  assert.equal(thresholdByCapacity(labels, probabilities, { share: 1 }).selectedShare, 1)
})

test('rows that tie at the cut are left out together, and it is said', () => {
  const tied = Float64Array.of(0.9, 0.5, 0.5, 0.5, 0.1)
  const { selectedShare, reason } = thresholdByCapacity(Float64Array.of(1, 1, 0, 1, 0), tied, { count: 3 })
  assert.equal(selectedShare, 0.2)
  assert.match(
    reason,
    /room for 3 of 5: the highest probability; 2 more would have meant choosing among equal scores/,
  )
})

test('the F1 and Youden thresholds are the best over all cuts', () => {
  const positives = labels.reduce((sum, label) => sum + label, 0)
  const counts = (threshold: number): { hits: number; called: number } => {
    let [hits, called] = [0, 0]
    probabilities.forEach((p, row) => {
      if (p < threshold) return
      called++
      hits += labels[row]!
    })
    return { hits, called }
  }
  const f1 = (threshold: number): number =>
    (2 * counts(threshold).hits) / (counts(threshold).called + positives)
  const youden = (threshold: number): number =>
    counts(threshold).hits / positives -
    (counts(threshold).called - counts(threshold).hits) / (400 - positives)
  const cuts = [...new Set(probabilities)]
  assert.ok(f1(thresholdByScore(labels, probabilities, 'f1').value) > Math.max(...cuts.map(f1)) - 1e-9)
  assert.ok(
    youden(thresholdByScore(labels, probabilities, 'youden').value) > Math.max(...cuts.map(youden)) - 1e-9,
  )
})

test('precision and recall come with intervals that hold them; with no one selected precision is unknown', () => {
  const { precision, recall, selectedShare } = describeThreshold(labels, probabilities, 0.4)
  for (const { value, low, high } of [precision, recall]) assert.ok(low < value && value < high)
  assert.equal(selectedShare, probabilities.filter((p) => p >= 0.4).length / 400)
  assert.deepEqual(describeThreshold(labels, probabilities, 2).precision, { value: 0, low: 0, high: 1 })
})

test('impossible costs and capacities are refused', () => {
  for (const attempt of [
    () => thresholdByCost(labels, probabilities, { falsePositive: 0, falseNegative: 1 }),
    () => thresholdByCapacity(labels, probabilities, {}),
    () => thresholdByCapacity(labels, probabilities, { count: -1 }),
    () => thresholdByCapacity(labels, probabilities, { share: 1.5 }),
  ]) {
    assert.throws(attempt, (error: unknown) => error instanceof LearnError && error.code === 'invalid-param')
  }
})
