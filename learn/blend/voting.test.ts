import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target, Task } from '../estimator.ts'
import { gradientBoosting, logisticRegression, randomForest, ridge } from '../learners/index.ts'
import { createRandom } from '../random.ts'
import { categoryColumn, createTable, numberColumn } from '../table/index.ts'
import { createVoting } from './create-voting.ts'
import { readVote, voteFitted } from './vote-fitted.ts'

const random = createRandom(5)
const rows = 150
const x = Float64Array.from({ length: rows }, () => random.normal())
const team = Array.from({ length: rows }, () => 'abc'[random.integer(3)]!)
const table = createTable([numberColumn('x', x), categoryColumn('team', team)])
const strength = x.map((each, row) => 3 * each + (team[row] === 'a' ? 2 : 0) + random.normal())
const targetOf: Readonly<Record<Task, Target>> = {
  binary: { task: 'binary', classes: ['no', 'yes'], values: strength.map((s) => Number(s > 0)) },
  multiclass: {
    task: 'multiclass',
    classes: ['low', 'middle', 'high'],
    values: strength.map((s) => Number(s > -1) + Number(s > 2)),
  },
  regression: { task: 'regression', classes: [], values: strength },
}

async function membersFor(task: Task) {
  const linear = task === 'regression' ? ridge : logisticRegression
  const estimators = [
    linear.create(),
    randomForest.create({ trees: 8 }),
    gradientBoosting.create({ rounds: 30 }),
  ]
  return Promise.all(estimators.map((each) => each.fit(table, targetOf[task], undefined, { seed: 1 })))
}

for (const task of ['binary', 'multiclass', 'regression'] as const) {
  const members = await membersFor(task)
  const vote = voteFitted(members.map((fitted, index) => ({ fitted, weight: [1, 0.5, 2.5][index]! })))

  test(`${task}: a soft vote averages predictions by weight`, () => {
    const said = members.map((member) => member.predict(table))
    vote.predict(table).forEach((p, cell) => {
      const expected = (said[0]![cell]! + 0.5 * said[1]![cell]! + 2.5 * said[2]![cell]!) / 4
      assert.ok(Math.abs(p - expected) < 1e-12)
    })
  })

  test(`${task}: contributions of a soft vote add up to its prediction`, () => {
    const { names, base, values } = vote.explain!(table)
    assert.deepEqual([...names].sort(), ['team', 'x'])
    vote.predict(table).forEach((p, cell) => {
      const own = values.subarray(cell * names.length, (cell + 1) * names.length)
      const sum = own.reduce((a, b) => a + b, base[cell % vote.outputs]!)
      assert.ok(Math.abs(sum - p) < 1e-9, `${sum} and ${p}`)
    })
  })

  test(`${task}: a vote reads back from JSON to the same bits`, () => {
    const json = JSON.parse(JSON.stringify(vote))
    let next = 0
    const again = readVote(json, () => members[next++]!)
    assert.deepEqual(again.predict(table), vote.predict(table))
    assert.equal(JSON.stringify(again), JSON.stringify(vote))
    assert.throws(() => readVote({ ...json, members: [] }, () => members[0]!), { code: 'invalid-model' })
    assert.throws(() => readVote({ ...json, kind: 'blend' }, () => members[0]!), { code: 'invalid-model' })
  })
}

test('what one member alone contributes to a probability follows its margin', async () => {
  const [linear] = await membersFor('binary')
  const { base, values } = voteFitted([{ fitted: linear!, weight: 1 }]).explain!(table)
  const inMargin = linear!.explain!(table)
  const margins = linear!.predictMargin(table)
  const predictions = linear!.predict(table)
  values.forEach((value, at) => {
    const row = Math.floor(at / 2)
    const [from, to] = [inMargin.base[0]!, margins[row]!]
    const slope = (predictions[row]! - base[0]!) / (to - from)
    assert.ok(Math.abs(value - slope * inMargin.values[at]!) < 1e-9)
  })
})

test('votes of different tasks or classes, and weights that are none, are refused', async () => {
  const [binary] = await membersFor('binary')
  const [number] = await membersFor('regression')
  const refused = (others: Parameters<typeof voteFitted>[0]): void =>
    assert.throws(() => voteFitted(others), { code: 'invalid-param' })
  refused([
    { fitted: binary!, weight: 1 },
    { fitted: number!, weight: 1 },
  ])
  refused([{ fitted: binary!, weight: 0 }])
  refused([{ fitted: binary!, weight: -1 }])
})

test('a vote in log-odds is the blend of its members', async () => {
  const voters = [logisticRegression.create(), randomForest.create({ trees: 8 })]
  const estimator = createVoting(() => voters.map((each) => ({ estimator: each, weight: 1 })), {
    name: 'both',
    params: {},
    average: 'log-odds',
  })
  const fitted = await estimator.fit(table, targetOf.binary, undefined, { seed: 1 })
  assert.equal(fitted.toJSON().kind, 'blend')
  assert.equal(fitted.link, 'logit')
})
