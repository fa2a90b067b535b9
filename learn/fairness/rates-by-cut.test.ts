import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../random.ts'
import { calibrationByGroup } from './group-calibration.ts'
import { groupOutcomes } from './group-outcomes.ts'
import { ratesByCut } from './rates-by-cut.ts'

function draw(rows: number) {
  const random = createRandom(3)
  const scores = Float64Array.from({ length: rows }, () => Math.round(random.next() * 50) / 50)
  const codes = Int32Array.from({ length: rows }, () => random.integer(4) - 1)
  const labels = scores.map((score, row) => (random.next() < (codes[row] === 2 ? score / 2 : score) ? 1 : 0))
  return { groups: { codes, names: ['a', 'b', 'c', 'no one'] }, labels, scores }
}

test('rates at a cut are those of selecting at that cut, scores on it included', () => {
  const { groups, labels, scores } = draw(700)
  const cuts = [0, 0.02, 0.5, 0.98, 1.01]
  const curves = ratesByCut(groups, { labels, scores }, cuts)
  cuts.forEach((cut, at) => {
    const selected = Uint8Array.from(scores, (score) => (score >= cut ? 1 : 0))
    const expected = groupOutcomes(groups, { labels, scores, selected })
    assert.deepEqual(
      curves[at],
      expected.map(({ group, selectionRate, truePositiveRate, falsePositiveRate, precision }) => ({
        group,
        selectionRate: selectionRate.value,
        truePositiveRate: truePositiveRate!.value,
        falsePositiveRate: falsePositiveRate!.value,
        ...(precision && { precision: precision.value }),
      })),
    )
  })
  assert.throws(() => ratesByCut(groups, { labels, scores: scores.subarray(1) }, cuts), /same number of rows/)
})

test('calibration is judged within each group, in bands of enough rows', () => {
  const { groups, labels, scores } = draw(6000)
  const found = calibrationByGroup(groups, { labels, scores })
  assert.deepEqual(
    found.map(({ group }) => group),
    ['a', 'b', 'c'],
  )
  const [first, second, third] = found
  assert.ok(first!.error < 0.05 && second!.error < 0.05, `${first!.error} ${second!.error}`)
  assert.ok(Math.abs(third!.error - 0.25) < 0.03, `${third!.error}`)
  for (const { bands } of found) {
    assert.equal(bands.length, 5)
    assert.ok(bands.every(({ meanPredicted }, i) => i === 0 || meanPredicted > bands[i - 1]!.meanPredicted))
  }
  const few = calibrationByGroup(
    { codes: groups.codes.subarray(0, 100), names: groups.names },
    { labels, scores },
  )
  assert.ok(few.length < 3 && few.every(({ bands }) => bands.length === 1))
})
