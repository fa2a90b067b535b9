import { createRandom } from '@cadre/learn'
import type { Fitted } from '@cadre/learn'
import { applyCalibrator } from '@cadre/learn/calibration'
import { learnerNamed } from '@cadre/learn/learners'
import { createTable, numberColumn } from '@cadre/learn/table'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OpenedBundle } from '../register/open-bundle.ts'
import { knowsMonths, withinMonths } from './within-months.ts'

const rows = 400
const random = createRandom(2)
const pay = Float64Array.from({ length: rows }, () => random.normal())
const exit = pay.map((own) => Math.min(6, -Math.log(1 - random.next()) / (0.06 * Math.exp(-own))))
const event = Int32Array.from(exit, (time) => Number(time < 6))
const table = createTable([numberColumn('pay', pay)])
const target = {
  task: 'binary' as const,
  classes: ['No', 'Yes'],
  values: Float64Array.from(event),
  followed: { entry: new Float64Array(rows), exit, event, causes: ['voluntary'], horizon: 6 },
}
const calibrator = { kind: 'platt', slope: 0.8, intercept: -0.3, floor: 1e-4 } as const

async function bundleOf(learner: string): Promise<OpenedBundle> {
  const fitted: Fitted = await learnerNamed(learner).create().fit(table, target, undefined, { seed: 1 })
  const reference = { sureness: { kind: 'amount', cuts: [], bins: [] } }
  return {
    fitted,
    reference,
    model: { learner, label: learner, calibrator, threshold: 0.4 },
  } as unknown as OpenedBundle
}
const scoresOf = ({ fitted, model }: OpenedBundle): Float64Array =>
  applyCalibrator(model.calibrator, fitted.predict(table), 1)

test('a calibrated probability is shared out over the months: it rises with them and ends at its own', async () => {
  const bundle = await bundleOf('cox')
  assert.equal(withinMonths(bundle, 6), bundle)
  const whole = scoresOf(bundle)
  const raw = bundle.fitted.predict(table)
  let before: Float64Array = new Float64Array(rows)
  for (let months = 1; months < 6; months++) {
    const shorter = withinMonths(bundle, months)
    assert.equal(withinMonths(bundle, months), shorter, 'made once')
    assert.equal(shorter.model.threshold, undefined, 'its cut was of its own horizon')
    assert.equal(shorter.reference.sureness, undefined, 'and so was how sure it is')
    const scores = scoresOf(shorter)
    const parts = bundle.fitted.overTime!.within(months).predict(table)
    scores.forEach((score, row) => {
      assert.ok(score > before[row]! && score < whole[row]!)
      assert.ok(Math.abs(score / whole[row]! - parts[row]! / raw[row]!) < 1e-12)
    })
    before = scores
  }
})

test('months beyond those that rows were followed, and models of one horizon, are refused', async () => {
  const [cox, plain] = [await bundleOf('cox'), await bundleOf('logistic-regression')]
  for (const months of [0, 7, 2.5]) {
    assert.throws(() => withinMonths(cox, months), {
      code: 'request-invalid',
      message: /1 to 6 whole months/,
    })
    assert.ok(!knowsMonths(cox, months))
  }
  assert.throws(() => withinMonths(plain, 6), { code: 'request-invalid', message: /for alone/ })
  assert.deepEqual([knowsMonths(cox, 6), knowsMonths(plain, 6)], [true, false])
})
