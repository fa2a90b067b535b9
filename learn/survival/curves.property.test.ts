import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LearnError } from '../learn-error.ts'
import type { LearnErrorCode } from '../learn-error.ts'
import { createRandom } from '../random.ts'
import {
  aalenJohansen,
  censorAt,
  countedFrom,
  createSurvivalTarget,
  kaplanMeier,
  logRank,
  nelsonAalen,
  ofCause,
  restrictedMean,
  survivalAt,
  survivalQuantile,
  takeSurvival,
} from './index.ts'
import type { SurvivalTarget } from './index.ts'
import { madeUpTimes } from './made-up-times.fixture.ts'
import { personPeriods } from './person-periods.ts'

const { target } = madeUpTimes(200, 1, { late: true, whole: true })
const causes = ['voluntary', 'involuntary']
const competing: SurvivalTarget = {
  ...target,
  event: target.event.map((code, row) => (code > 0 ? 1 + (row % 2) : 0)),
  causes,
}

function near(actual: ArrayLike<number>, expected: ArrayLike<number>, within = 1e-12): void {
  assert.equal(actual.length, expected.length)
  for (let at = 0; at < actual.length; at++)
    assert.ok(Math.abs(actual[at]! - expected[at]!) <= within, `${at}: ${actual[at]} is not ${expected[at]}`)
}

function refused(work: () => unknown, code: LearnErrorCode, message: RegExp): void {
  assert.throws(
    work,
    (error) => error instanceof LearnError && error.code === code && message.test(error.message),
  )
}

test('survival falls from 1 and stays in its interval; cumulative hazard rises and is never under −log survival’s', () => {
  const curve = kaplanMeier(target)
  const { hazard, low, high } = nelsonAalen(target)
  curve.survival.forEach((share, at) => {
    assert.ok(share <= (curve.survival[at - 1] ?? 1) && share >= 0)
    assert.ok(curve.low[at]! <= share && share <= curve.high[at]!)
    assert.ok(hazard[at]! >= (hazard[at - 1] ?? 0) && hazard[at]! <= -Math.log(share) + 1e-12)
    assert.ok(low[at]! <= hazard[at]! && hazard[at]! <= high[at]!)
  })
})

test('the order of rows changes nothing, to the bit', () => {
  const order = createRandom(3).shuffle(Int32Array.from(target.exit.keys()))
  const shuffled = takeSurvival(competing, order)
  assert.deepEqual(kaplanMeier(shuffled), kaplanMeier(competing))
  assert.deepEqual(nelsonAalen(shuffled), nelsonAalen(competing))
  assert.deepEqual(aalenJohansen(shuffled), aalenJohansen(competing))
})

test('when all are lost from sight and nothing happened, survival is 1 until the last of them', () => {
  const nothing = { ...target, event: new Int32Array(target.exit.length) }
  const curve = kaplanMeier(nothing)
  assert.equal(curve.times.length, 0)
  assert.equal(survivalAt(curve, 20), 1)
  assert.deepEqual(restrictedMean(curve, 20), { mean: 20, standardError: 0 })
  assert.equal(survivalQuantile(curve), undefined)
  assert.equal(nelsonAalen(nothing).hazard.length, 0)
})

test('when nobody is lost from sight, survival is the share of those still there', () => {
  const exit = Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6)
  const curve = kaplanMeier(createSurvivalTarget({ exit, event: new Int32Array(8).fill(1) }))
  for (const time of [1, 2, 3.5, 6, 9])
    near([survivalAt(curve, time)], [exit.filter((end) => end > time).length / 8])
  near([restrictedMean(curve, 9).mean], [exit.reduce((sum, end) => sum + end, 0) / 8])
  assert.equal(survivalQuantile(curve), 3)
})

test('a row of weight 2 is the row twice, one of weight 0 is none', () => {
  const rows = Int32Array.from({ length: 200 }, (_, row) => row)
  const repeated = takeSurvival(competing, [
    ...rows.filter((row) => row % 5 > 0),
    ...rows.filter((row) => row % 3 === 0 && row % 5 > 0),
  ])
  const weights = Float64Array.from(rows, (row) => (row % 5 === 0 ? 0 : row % 3 === 0 ? 2 : 1))
  near(kaplanMeier(competing, { weights }).survival, kaplanMeier(repeated).survival)
  near(nelsonAalen(competing, { weights }).high, nelsonAalen(repeated).high)
  near(aalenJohansen(competing, { weights }).causes[1]!.low, aalenJohansen(repeated).causes[1]!.low)
})

test('a row cut in two at some time says the same as the whole row', () => {
  const cut = 5
  const long = Int32Array.from(target.exit.keys()).filter(
    (row) => target.entry[row]! < cut && target.exit[row]! > cut,
  )
  const first = censorAt(takeSurvival(target, long), new Float64Array(long.length).fill(cut))
  const rest = { ...takeSurvival(target, long), entry: new Float64Array(long.length).fill(cut) }
  const others = takeSurvival(
    target,
    Int32Array.from(target.exit.keys()).filter((row) => !long.includes(row)),
  )
  const parts = [first, rest, others]
  const joined = createSurvivalTarget({
    entry: Float64Array.from(parts.flatMap(({ entry }) => [...entry])),
    exit: Float64Array.from(parts.flatMap(({ exit }) => [...exit])),
    event: parts.flatMap(({ event }) => [...event]),
  })
  assert.deepEqual(kaplanMeier(joined), kaplanMeier(target))
  assert.deepEqual(nelsonAalen(joined), nelsonAalen(target))
})

test('incidences of all causes and survival add up to 1; of one cause alone it is 1 − Kaplan–Meier', () => {
  const { survival, causes: curves } = aalenJohansen(competing)
  near(
    survival.map((share, at) => share + curves[0]!.incidence[at]! + curves[1]!.incidence[at]!),
    survival.map(() => 1),
  )
  for (const { incidence, low, high } of curves)
    incidence.forEach((share, at) => {
      assert.ok(share >= (incidence[at - 1] ?? 0))
      assert.ok(low[at]! <= share + 1e-12 && share <= high[at]! + 1e-12)
    })
  const alone = aalenJohansen(target)
  const curve = kaplanMeier(target)
  near(
    alone.causes[0]!.incidence,
    curve.survival.map((share) => 1 - share),
  )
  near(kaplanMeier(competing).survival, survival)
})

test('one minus Kaplan–Meier of one cause is more than its incidence, for it forgets the others', () => {
  const curve = kaplanMeier(ofCause(competing, 'voluntary'))
  const { times, causes: curves } = aalenJohansen(competing)
  const at = times.findLastIndex((time) => time <= 12)
  assert.ok(1 - survivalAt(curve, 12) > curves[0]!.incidence[at]! + 0.02)
})

test('without late entries they are the truth that was made up; leaving entries out makes survival too good', () => {
  const { target: made } = madeUpTimes(8000, 2, { late: true })
  const { target: whole } = madeUpTimes(8000, 3)
  const truth = survivalAt(kaplanMeier(whole), 10)
  const careless = { ...made, entry: new Float64Array(made.exit.length) }
  assert.ok(Math.abs(survivalAt(kaplanMeier(made), 10) - truth) < 0.03)
  assert.ok(survivalAt(kaplanMeier(careless), 10) > truth + 0.05)
})

test('a curve from a later time is the rest of the whole curve', () => {
  const whole = kaplanMeier(target)
  const later = kaplanMeier(target, { from: 6 })
  assert.equal(later.survival.length, whole.times.filter((time) => time > 6).length)
  near([survivalAt(later, 15) * survivalAt(whole, 6)], [survivalAt(whole, 15)])
  near(
    [restrictedMean(later, 12).mean],
    [(restrictedMean(whole, 12).mean - restrictedMean(whole, 6).mean) / survivalAt(whole, 6)],
  )
  refused(() => survivalAt(later, 5), 'invalid-param', /watched from 6/)
})

test('nothing is said beyond the last time at which anybody was watched', () => {
  const curve = kaplanMeier(target)
  assert.equal(curve.lastTime, 24)
  refused(() => survivalAt(curve, 24.5), 'invalid-param', /beyond that nothing is known/)
  refused(() => restrictedMean(curve, 25), 'invalid-param', /beyond that nothing is known/)
})

test('log-rank finds groups that differ, and p-values of groups made by chance are spread evenly', () => {
  const { target: made, table } = madeUpTimes(400, 5)
  const team = table.columns.find(({ name }) => name === 'team')
  assert.ok(team?.kind === 'category')
  assert.ok(logRank(made, team.codes).pValue < 1e-4)
  const random = createRandom(8)
  const small = Array.from(
    { length: 200 },
    () =>
      logRank(
        target,
        Int32Array.from(target.exit, () => random.integer(2)),
      ).pValue,
  )
  const under = small.filter((p) => p < 0.2).length
  assert.ok(under > 20 && under < 65, `${under} of 200 lie under 0.2`)
})

test('in log-rank expected and observed events add up to the same', () => {
  const { groups } = logRank(
    target,
    Int32Array.from(target.exit, (_, row) => row % 4),
  )
  const sum = (pick: (group: (typeof groups)[number]) => number): number =>
    groups.reduce((total, group) => total + pick(group), 0)
  near([sum(({ observed }) => observed)], [sum(({ expected }) => expected)], 1e-9)
  assert.equal(
    sum(({ rows }) => rows),
    200,
  )
})

test('events over lines of a period are its hazard, whose product is Kaplan–Meier where times are whole', () => {
  const lines = personPeriods(target, new Float64Array(200).fill(1), 1)
  let survival = 1
  const curve = kaplanMeier(target)
  for (let period = 0; period < 20; period++) {
    let [events, watched] = [0, 0]
    lines.periods.forEach((own, line) => {
      if (own !== period) return
      events += lines.labels[line]!
      watched += lines.weights[line]!
    })
    survival *= 1 - events / watched
    near([survival], [survivalAt(curve, period + 1)])
  }
})

test('a period watched in part counts in part, and times add up', () => {
  const partial = createSurvivalTarget({
    entry: Float64Array.of(0, 1.5, 0.25),
    exit: Float64Array.of(2.5, 4, 0.75),
    event: [0, 1, 0],
  })
  const lines = personPeriods(partial, Float64Array.of(1, 1, 2), 1)
  assert.deepEqual([...lines.rows], [0, 0, 0, 1, 1, 1, 2])
  assert.deepEqual([...lines.periods], [0, 1, 2, 1, 2, 3, 0])
  assert.deepEqual([...lines.weights], [1, 1, 0.5, 0.5, 1, 1, 1])
  assert.deepEqual([...lines.labels], [0, 0, 0, 0, 0, 1, 0])
  // 0.1 · 3 is a little more than 0.3, and still three periods.
  const tenths = createSurvivalTarget({ exit: Float64Array.of(0.1 * 3), event: [1] })
  assert.equal(personPeriods(tenths, Float64Array.of(1), 0.1).rows.length, 3)
})

test('what cannot be a survival target is refused with the row and the reason', () => {
  const exit = Float64Array.of(2, 3)
  const make = (given: Partial<Parameters<typeof createSurvivalTarget>[0]>) => () =>
    createSurvivalTarget({ exit, event: [0, 1], ...given })
  refused(make({ event: [1] }), 'shape', /2, 2, 1 rows/)
  refused(
    make({ entry: Float64Array.of(0, 3) }),
    'invalid-target',
    /Row 2 was watched from 3 to 3, which is no time/,
  )
  refused(make({ entry: Float64Array.of(-1, 0) }), 'invalid-target', /Row 1 was watched from -1/)
  refused(make({ exit: Float64Array.of(2, Number.NaN) }), 'invalid-target', /Row 2/)
  refused(make({ event: [0, 2] }), 'invalid-target', /Row 2 has event 2; 0 is none, and there are 1 causes/)
  refused(make({ causes: [] }), 'invalid-target', /no cause/)
  refused(
    () => ofCause(competing, 'retirement'),
    'invalid-param',
    /"retirement"; there are voluntary, involuntary/,
  )
  refused(() => censorAt(target, new Float64Array(200)), 'invalid-param', /nothing is known of it/)
  refused(() => countedFrom(target, new Float64Array(200).fill(99)), 'invalid-param', /not at 99/)
  refused(
    () => kaplanMeier(target, { weights: new Float64Array(200) }),
    'invalid-weights',
    /All weights are 0/,
  )
  refused(() => kaplanMeier(takeSurvival(target, [])), 'too-few-rows', /no rows/)
  refused(() => kaplanMeier(target, { confidence: 95 }), 'invalid-param', /between 0 and 1/)
  refused(() => logRank(target, new Int32Array(200)), 'one-class', /one group/)
  refused(
    () => personPeriods(target, new Float64Array(200).fill(1), 1e-6),
    'invalid-param',
    /choose longer ones/,
  )
})
