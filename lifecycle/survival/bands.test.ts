import { createSurvivalTarget, ofCause } from '@cadre/learn/survival'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shareBeforeOtherwise } from './before-otherwise.ts'
import { riskBands } from './bands.ts'

test('what share left before does not count those lost from sight as if they had never been there', () => {
  const exit = Float64Array.from({ length: 100 }, (_, row) => (row < 20 ? 1 : row < 60 ? 3 : 12))
  const event = Array.from({ length: 100 }, (_, row) => (row < 20 ? 1 : 0))
  const probabilities = new Float64Array(100).fill(0.2)
  const target = createSurvivalTarget({ exit, event })
  const bands = riskBands(probabilities, { probabilities, target, horizon: 6 })
  const usual = bands.find(({ band }) => band === 'usual')!
  assert.equal(usual.people, 100)
  assert.ok(Math.abs(usual.expected - 20) < 1e-9)
  // 20 of 100; over those of whom all is known it would be 20 of 60.
  assert.ok(Math.abs(usual.leftBefore! - 0.2) < 1e-9)
})

test('a band of few people joins the one below, and a lowest one of nobody the one above', () => {
  const probabilities = Float64Array.from({ length: 100 }, (_, row) => (row < 3 ? 0.9 : 0.1))
  const target = createSurvivalTarget({ exit: new Float64Array(100).fill(12), event: new Int32Array(100) })
  const bands = riskBands(probabilities, { probabilities, target, horizon: 6 })
  assert.deepEqual(
    bands.map(({ band, people }) => [band, people]),
    [['usual', 100]],
  )
})

/** Of 100, 20 leave of their own accord in the first month, 40 otherwise in the third, and 10 of the 40 that are left in the fifth. */
function leavingAmongOthers() {
  const exit = Float64Array.from({ length: 100 }, (_, row) =>
    row < 20 ? 1 : row < 60 ? 3 : row < 70 ? 5 : 12,
  )
  const event = Array.from({ length: 100 }, (_, row) => (row < 20 ? 1 : row < 60 ? 2 : row < 70 ? 1 : 0))
  return createSurvivalTarget({ exit, event, causes: ['voluntary', 'otherwise'] })
}

test('who has left otherwise is not among those who left of their own accord before', () => {
  const probabilities = new Float64Array(100).fill(0.2)
  const [band] = riskBands(probabilities, { probabilities, target: leavingAmongOthers(), horizon: 6 })
  // By hand: 0.2, and a quarter of the 0.4 that are left after the third month; one less Kaplan–Meier would be 0.4.
  assert.ok(Math.abs(band!.leftBefore! - 0.3) < 1e-9, String(band!.leftBefore))
})

test('of what a model of one cause says, the share that comes before leaving otherwise is expected', () => {
  const ends = leavingAmongOthers()
  const share = shareBeforeOtherwise(
    { ends, target: ofCause(ends, 'voluntary') },
    { rows: [...ends.exit.keys()], horizon: 6 },
  )
  assert.ok(Math.abs(share - 0.3 / 0.4) < 1e-9, String(share))
})
