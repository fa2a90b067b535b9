import { createRandom } from '../random.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { confidenceSequence, meanSteps } from './confidence-sequence.ts'
import type { Steps } from './confidence-sequence.ts'
import { differenceSteps } from './difference-steps.ts'
import { mixtureBoundary } from './mixture-boundary.ts'

const streams = 2000
const alpha = 0.05

/** Whether somebody who looks after every step would ever have seen an interval without the truth. */
function everMisses({ values, guesses, reach }: Steps, truth: (step: number) => number): boolean {
  const boundary = mixtureBoundary({ alpha: alpha / 2, reach, tightAt: 25 * reach * reach })
  let [sum, squares] = [0, 0]
  for (let step = 0; step < values.length; step++) {
    sum += values[step]! - truth(step)
    squares += (values[step]! - guesses[step]!) ** 2
    if (boundary.isPassed(Math.abs(sum), squares)) return true
  }
  return false
}

/** More misses of `streams` than so many would be a chance of one in a thousand were the promise just kept. */
const mostMisses = streams * alpha + 3.1 * Math.sqrt(streams * alpha * (1 - alpha))

test('looked at after every step, the interval of a mean holds in 95 of 100 streams, skewed and drifting ones too', () => {
  const random = createRandom(11)
  for (const rateOf of [() => 0.5, () => 0.06, (step: number) => (step < 150 ? 0.1 : 0.4)]) {
    let misses = 0
    for (let stream = 0; stream < streams; stream++) {
      const values = Array.from({ length: 300 }, (_, step) => Number(random.next() < rateOf(step)))
      if (everMisses(meanSteps(values, { low: 0, high: 1 }), rateOf)) misses++
    }
    assert.ok(misses <= mostMisses, `${misses} of ${streams} streams were missed`)
  }
})

test('so does that of a difference between two arms, alike or not, dealt evenly or not', () => {
  const random = createRandom(12)
  for (const { share, rates } of [
    { share: 0.5, rates: [0.8, 0.8] },
    { share: 0.2, rates: [0.7, 0.9] },
  ]) {
    let misses = 0
    for (let stream = 0; stream < streams; stream++) {
      const isTried = Array.from({ length: 300 }, () => Number(random.next() < share))
      // Between 0 and 1, with most near the top, as closeness of scores is.
      const values = isTried.map((arm) => 1 - (1 - rates[arm]!) * 2 * random.next())
      if (everMisses(differenceSteps({ values, isTried, share }), () => rates[1]! - rates[0]!)) misses++
    }
    assert.ok(misses <= mostMisses, `${misses} of ${streams} streams were missed`)
  }
})

test('whoever looks at an ordinary interval every night is wrong far more often: that is what it is for', () => {
  const random = createRandom(13)
  let misses = 0
  for (let stream = 0; stream < 500; stream++) {
    let sum = 0
    for (let count = 1; count <= 1000; count++) {
      sum += Number(random.next() < 0.5) - 0.5
      if (count >= 20 && Math.abs(sum) > 1.96 * Math.sqrt(0.25 * count)) {
        misses++
        break
      }
    }
  }
  assert.ok(misses > 500 * 0.25, `${misses} of 500`)
})

test('it is at most twice as wide as an interval that may be looked at once, and shrinks', () => {
  const random = createRandom(14)
  const values = Array.from({ length: 20_000 }, () => Number(random.next() < 0.3))
  const points = confidenceSequence(meanSteps(values, { low: 0, high: 1 }), { at: [200, 2000, 20_000] })
  const widths = points.map(({ count, mean, low, high }) => {
    const once = 2 * 1.96 * Math.sqrt((mean * (1 - mean)) / count)
    assert.ok((high - low) / once < 2, `${(high - low) / once} times as wide after ${count}`)
    return high - low
  })
  assert.deepEqual(
    widths,
    widths.toSorted((a, b) => b - a),
  )
})

test('a difference that is there is found, and exchanging the arms turns its sign', () => {
  const random = createRandom(15)
  const isTried = Array.from({ length: 4000 }, () => Number(random.next() < 0.5))
  const values = isTried.map((arm) => Number(random.next() < (arm === 1 ? 0.8 : 0.6)))
  const [seen] = confidenceSequence(differenceSteps({ values, isTried, share: 0.5 }))
  assert.ok(seen!.low > 0.1 && seen!.high < 0.3, JSON.stringify(seen))
  const exchanged = isTried.map((arm) => 1 - arm)
  const [turned] = confidenceSequence(differenceSteps({ values, isTried: exchanged, share: 0.5 }))
  assert.ok(Math.abs(turned!.mean + seen!.mean) < 1e-9)
  assert.throws(() => differenceSteps({ values: [1.5], isTried: [1], share: 0.5 }), /not between 0 and 1/)
})
