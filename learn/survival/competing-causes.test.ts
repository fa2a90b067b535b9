import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LearnError } from '../learn-error.ts'
import {
  dynamicAuc,
  gainWithin,
  harrellConcordance,
  horizonCalibration,
  judgeHorizon,
  survivalBrier,
} from '../metrics/index.ts'
import { createRandom } from '../random.ts'
import { createTable, numberColumn } from '../table/index.ts'
import {
  aalenJohansen,
  cox,
  createSurvivalTarget,
  fitCauses,
  ofCause,
  readCauses,
  survivalBoosting,
} from './index.ts'
import type { SurvivalDefinition } from './index.ts'

const causes = ['voluntary', 'retirement']
const random = createRandom(17)
const rows = 1200
const pay = Float64Array.from({ length: rows }, () => random.normal())
const age = Float64Array.from({ length: rows }, () => random.normal())
const wait = (hazard: number): number => -Math.log(1 - random.next()) / hazard
const voluntary = pay.map((value) => wait(0.05 * Math.exp(0.8 * value)))
const retirement = age.map((value) => wait(0.05 * Math.exp(1.2 * value)))
const lost = pay.map(() => Math.min(24, wait(0.02)))
const exit = lost.map((end, row) => Math.min(end, voluntary[row]!, retirement[row]!))
const event = Int32Array.from(exit, (end, row) =>
  end === voluntary[row] ? 1 : end === retirement[row] ? 2 : 0,
)
const target = createSurvivalTarget({ exit, event, causes })
const table = createTable([numberColumn('pay', pay), numberColumn('age', age)])
const window = { horizon: 12 }

const learners = [
  cox as unknown as SurvivalDefinition,
  survivalBoosting as unknown as SurvivalDefinition,
] as const

for (const definition of learners) {
  test(`${definition.name}: incidences of all causes are the share to whom anything happens, and their means are Aalen–Johansen’s`, async () => {
    const params = definition.name === 'cox' ? {} : { rounds: 80, learningRate: 0.1 }
    const fitted = await fitCauses(definition.create(params), { table, target })
    const shares = fitted.predictIncidence(table, window)
    const hazards = fitted.models.map((model) =>
      model.cumulativeHazard(table, { horizons: Float64Array.of(window.horizon) }),
    )
    const curves = aalenJohansen(target)
    const at = curves.times.findLastIndex((time) => time <= 12)
    for (let row = 0; row < rows; row++) {
      const all = 1 - Math.exp(-(hazards[0]![row]! + hazards[1]![row]!))
      assert.ok(Math.abs(shares[2 * row]! + shares[2 * row + 1]! - all) < 1e-9)
      assert.ok(
        shares[2 * row]! >= 0 &&
          shares[2 * row]! <= fitted.models[0]!.predictEvent(table, window)[row]! + 1e-12,
      )
      if (row > 20) break
    }
    for (const [index, { incidence }] of curves.causes.entries()) {
      const mean = shares.reduce((sum, share, cell) => sum + (cell % 2 === index ? share : 0), 0) / rows
      assert.ok(Math.abs(mean - incidence[at]!) < 0.02, `${mean} is not ${incidence[at]}`)
    }
    const read = readCauses(
      JSON.parse(JSON.stringify(fitted.toJSON())) as ReturnType<typeof fitted.toJSON>,
      definition.fromJson,
    )
    assert.deepEqual(read.predictIncidence(table, window), shares)
  })
}

test('incidences are calibrated where other causes are about; a model of one cause alone promises too much', async () => {
  const fitted = await fitCauses(cox.create(), { table, target })
  const shares = fitted.predictIncidence(table, window)
  const incidence = Float64Array.from({ length: rows }, (_, row) => shares[2 * row]!)
  const alone = fitted.models[0]!.predictEvent(table, window)
  const options = { horizon: 12, groups: 4, cause: 'voluntary' }
  for (const { meanPredicted, observed } of horizonCalibration(target, incidence, options))
    assert.ok(Math.abs(meanPredicted - observed!.value) < 0.06)
  for (const { meanPredicted, observed } of horizonCalibration(target, alone, options).slice(2))
    assert.ok(meanPredicted > observed!.high)
  const times = Float64Array.of(12)
  const brier = (of: Float64Array): number =>
    survivalBrier(
      target,
      of.map((share) => 1 - share),
      { times, cause: 'voluntary' },
    )[0]!
  assert.ok(brier(incidence) < brier(alone))
  assert.ok(dynamicAuc(target, incidence, { times, cause: 'voluntary' }).auc[0]! > 0.68)
  const { capture } = gainWithin(target, incidence, { horizon: 12, top: 240, cause: 'voluntary' })
  assert.ok(capture > 0.3 && capture < 0.6)
})

test('figures by a horizon have intervals that hold them, and are the figures asked for one by one', async () => {
  const shares = (await fitCauses(cox.create(), { table, target })).predictIncidence(table, window)
  const incidence = Float64Array.from({ length: rows }, (_, row) => shares[2 * row]!)
  const options = { horizon: 12, top: 120, cause: 'voluntary', resamples: 40 }
  const figures = judgeHorizon(target, incidence, options)
  const byPerson = judgeHorizon(target, incidence, {
    ...options,
    groups: Int32Array.from(exit, (_, row) => (row % 40) * 7),
  })
  for (const name of ['concordance', 'auc', 'brier', 'skill', 'capture'] as const) {
    const { value, low, high } = figures[name]!
    assert.ok(low < value && value < high, `${name}: ${low}, ${value}, ${high}`)
    assert.equal(byPerson[name]!.value, value)
  }
  const times = Float64Array.of(12)
  const brier = survivalBrier(
    target,
    incidence.map((share) => 1 - share),
    { times, cause: 'voluntary' },
  )[0]!
  assert.ok(Math.abs(figures.brier.value - brier) < 1e-12)
  assert.ok(
    Math.abs(figures.auc.value - dynamicAuc(target, incidence, { times, cause: 'voluntary' }).auc[0]!) <
      1e-12,
  )
  assert.ok(figures.auc.low > 0.6 && figures.skill.low > 0)
  const blind = judgeHorizon(target, new Float64Array(rows).fill(0.3), {
    horizon: 12,
    cause: 'voluntary',
    resamples: 20,
  })
  assert.ok(blind.skill.value <= 1e-12 && blind.auc.value === 0.5 && blind.capture === undefined)
  assert.deepEqual(judgeHorizon(target, incidence, options), figures)
})

test('several causes are not judged as one by mistake', () => {
  const refused = (work: () => unknown, code: string, message: RegExp): void =>
    assert.throws(
      work,
      (error) => error instanceof LearnError && error.code === code && message.test(error.message),
    )
  refused(() => harrellConcordance(target, pay), 'invalid-target', /say which of voluntary, retirement/)
  refused(() => gainWithin(target, pay, { horizon: 6, top: 5, cause: 'moved' }), 'invalid-param', /"moved"/)
  assert.ok(harrellConcordance(ofCause(target, 'voluntary'), pay) > 0.68)
})

test('a model of one cause says of its incidence what it says of the event', async () => {
  const one = ofCause(target, 'voluntary')
  const fitted = await fitCauses(cox.create(), { table, target: one })
  const own = fitted.models[0]!.predictEvent(table, window)
  fitted
    .predictIncidence(table, window)
    .forEach((share, row) => assert.ok(Math.abs(share - own[row]!) < 1e-12))
})
