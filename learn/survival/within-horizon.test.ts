import assert from 'node:assert/strict'
import { test } from 'node:test'
import { learnerNamed } from '../learners/index.ts'
import type { Target } from '../estimator.ts'
import { createRandom } from '../random.ts'
import { createTable, numberColumn } from '../table/index.ts'
import { aalenJohansen, kaplanMeier, survivalAt } from './index.ts'
import { stepAt } from './step-function.ts'

const horizon = 6
const rows = 1500
const random = createRandom(3)
const pay = Float64Array.from({ length: rows }, () => random.normal())
const age = Float64Array.from({ length: rows }, () => random.normal())
/** Leaves the sooner, the lower the pay; retires the sooner, the higher the age; a tenth is lost from sight. */
const times = Array.from(pay, (own, row) => {
  const wait = (rate: number): number => -Math.log(1 - random.next()) / rate
  const [leaves, retires] = [wait(0.05 * Math.exp(-0.8 * own)), wait(0.05 * Math.exp(0.8 * age[row]!))]
  const lost = random.next() < 0.1 ? horizon * random.next() + 1e-3 : horizon
  const exit = Math.min(leaves, retires, lost)
  return { exit, event: exit === lost ? 0 : exit === leaves ? 1 : 2 }
})
const target: Target = {
  task: 'binary',
  classes: ['No', 'Yes'],
  values: Float64Array.from(times, ({ event }) => (event === 1 ? 1 : 0)),
  followed: {
    entry: new Float64Array(rows),
    exit: Float64Array.from(times, ({ exit }) => exit),
    event: Int32Array.from(times, ({ event }) => event),
    causes: ['voluntary', 'retirement'],
    horizon,
  },
}
const table = createTable([numberColumn('pay', pay), numberColumn('age', age)])
const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length

for (const name of ['cox', 'survival-boosting']) {
  const fit = () => learnerNamed(name).create().fit(table, target, undefined, { seed: 1 })

  test(`${name}: the probability is of coming first, as Aalen and Johansen count it, and less than one minus Kaplan and Meier`, async () => {
    const fitted = await fit()
    const curves = aalenJohansen(target.followed!)
    const first = stepAt({ times: curves.times, values: curves.causes[0]!.incidence, start: 0 }, horizon)
    const alone =
      1 -
      survivalAt(
        kaplanMeier({
          ...target.followed!,
          event: target.followed!.event.map((e) => (e === 1 ? 1 : 0)),
          causes: ['voluntary'],
        }),
        horizon - 1e-9,
      )
    assert.ok(alone > first + 0.02, `${alone} and ${first}`)
    assert.ok(
      Math.abs(mean(fitted.predict(table)) - first) < 0.01,
      `${mean(fitted.predict(table))} is not ${first}`,
    )
  })

  test(`${name}: a shorter horizon is less likely, the last is the model itself, and a longer one is refused`, async () => {
    const { overTime, predict } = await fit()
    const by = overTime!.predictBy(table)
    for (let row = 0; row < 50; row++)
      for (let period = 1; period < horizon; period++)
        assert.ok(by[row * horizon + period]! >= by[row * horizon + period - 1]!)
    const three = overTime!.within(3).predict(table)
    three.forEach((value, row) => assert.ok(Math.abs(value - by[row * horizon + 2]!) < 1e-12))
    predict(table).forEach((value, row) => assert.ok(Math.abs(value - by[row * horizon + 5]!) < 1e-12))
    assert.throws(() => overTime!.within(7), { code: 'invalid-param' })
    assert.throws(() => overTime!.within(1.5), { code: 'invalid-param' })
  })

  test(`${name}: contributions add up at every horizon; pay moves most, and who soon retires leaves less`, async () => {
    const fitted = await fit()
    for (const model of [fitted, fitted.overTime!.within(2)]) {
      const { base, values, names } = model.explain!(table)
      const margins = model.predictMargin(table)
      margins.forEach((margin, row) => {
        const own = values.subarray(row * 2, row * 2 + 2)
        assert.ok(Math.abs(base[0]! + own[0]! + own[1]! - margin) < 1e-9)
      })
      const size = names.map((_, j) =>
        mean(Float64Array.from(margins, (_m, row) => Math.abs(values[row * 2 + j]!))),
      )
      assert.ok(size[0]! > size[1]! && size[1]! > 0.01, size.join(' '))
    }
    const { values } = fitted.explain!(table)
    const together = mean(Float64Array.from(age, (own, row) => own * values[row * 2 + 1]!))
    assert.ok(together < 0, 'a higher age makes leaving less likely, for retiring comes first')
  })
}

test('rows that were not followed are refused with a word on what is needed', async () => {
  const { followed: _, ...plain } = target
  await assert.rejects(learnerNamed('cox').create().fit(table, plain, undefined), {
    code: 'invalid-target',
    message: /how long each row was followed/,
  })
})
