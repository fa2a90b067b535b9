import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { csv, makeWorkplace, people, peopleColumns } from './cadre.fixture.ts'

const place = await makeWorkplace()
const pay = peopleColumns.indexOf('MonthlyPay')
const team = peopleColumns.indexOf('Department')

before(async () => {
  const everyone = people(900)
  await place.write('people.csv', csv(everyone.slice(0, 600)))
  await place.write('later.csv', csv(everyone.slice(600)))
  await place.write(
    'raised.csv',
    csv(everyone.slice(600).map((row) => row.with(pay, String(Number(row[pay]) + 1500)))),
  )
  await place.write('moved.csv', csv(everyone.slice(600).map((row) => row.with(team, 'Robotics'))))
  await place.write('few.csv', csv(everyone.slice(600, 620)))
  const study = ['study', 'people.csv', '--budget', 'fast', '--learners']
  for (const [target, learner, out] of [
    ['Left', 'logistic-regression', 'line'],
    ['Left', 'gradient-boosting', 'trees'],
    ['Department', 'decision-tree', 'other'],
  ] as const) {
    const { status, stderr } = await place.run(...study, learner, '-t', target, '--out', out)
    assert.ok(status === 0 || out === 'other', stderr)
  }
})

async function json(...args: string[]) {
  const { status, stdout, stderr } = await place.run(...args, '--json')
  assert.equal(status, 0, stderr)
  return JSON.parse(stdout)
}

test('later rows like the earlier ones are stable', async () => {
  const drift = await json('drift', 'line', 'later.csv')
  assert.equal(drift.verdict, 'stable')
  assert.equal(drift.rows, 300)
  assert.equal(drift.referenceRows, 600)
  assert.match(drift.finding, /No input differs/)
})

test('a raise for everybody is found, named, and measured in the unit of the column', async () => {
  const drift = await json('drift', 'line', 'raised.csv', '--reference', 'people.csv')
  const [first] = drift.columns
  assert.equal(first.name, 'MonthlyPay')
  assert.equal(first.verdict, 'act')
  assert.ok(Math.abs(first.distance.wasserstein - 1500) < 150, `${first.distance.wasserstein}`)
  assert.ok(first.distance.kolmogorovSmirnov > 0.2)
  assert.equal(drift.domain.columns[0].name, 'MonthlyPay')
  assert.ok(drift.domain.auc.low > 0.6)
})

test('a label that training never saw is counted and moves its column', async () => {
  const drift = await json('drift', 'line', 'moved.csv')
  assert.deepEqual(drift.newLabels, [{ column: 'Department', labels: 1, rows: 300 }])
  const moved = drift.columns.find(({ name }: { name: string }) => name === 'Department')
  assert.equal(moved.verdict, 'act')
})

test('twenty rows are not enough evidence', async () => {
  const drift = await json('drift', 'line', 'few.csv')
  assert.equal(drift.verdict, 'not enough evidence')
})

test('a file that lacks an input says which', async () => {
  await place.write('narrow.csv', 'Department,Left\nSales,Yes\n')
  const { status, stderr } = await place.run('drift', 'line', 'narrow.csv')
  assert.equal(status, 3)
  assert.match(stderr, /lacks the columns .*"MonthlyPay"/)
})

test('two models are compared on the same rows, with paired intervals', async () => {
  const compared = await json('compare', 'line', 'trees', 'later.csv', '--threshold', '0.5')
  assert.equal(compared.rows, 300)
  const { auc } = compared.differences
  const [first, second] = compared.metrics
  assert.ok(Math.abs(auc.value - (second.auc.value - first.auc.value)) < 1e-12)
  assert.ok(auc.high - auc.low < second.auc.high - second.auc.low + first.auc.high - first.auc.low)
  assert.ok('f1' in compared.differences)
  assert.ok(compared.agreement > 0.5 && compared.agreement <= 1)
})

test('a model compared with itself differs in nothing', async () => {
  const compared = await json('compare', 'line', 'line', 'later.csv')
  assert.equal(compared.differences.auc.value, 0)
  assert.equal(compared.agreement, 1)
  assert.ok(Math.abs(compared.scoreCorrelation - 1) < 1e-12)
  assert.match(compared.finding, /Neither model is clearly better/)
})
