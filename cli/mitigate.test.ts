import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { before, test } from 'node:test'
import { makeWorkplace } from './cadre.fixture.ts'

const place = await makeWorkplace()
const study = ['--budget', 'fast', '--learners', 'logistic-regression', '--json']

/** Applicants of equal merit, of whom one group is hired less; a column beside tells the group apart. */
function applicants(rows: number, rare = 0): string {
  let state = 7
  const next = (): number => (state = (state * 16807) % 2147483647) / 2147483647
  const lines = Array.from({ length: rows }, (_, row) => {
    const group = row < rare ? 'X' : next() < 0.5 ? 'F' : 'M'
    const merit = next() + next() + next() - 1.5
    const hired = merit + (group === 'M' ? 0.35 : 0) + 0.3 * (next() - 0.5) > 0.2
    const club = group === 'M' ? 3 + 4 * next() : 5 * next()
    return [
      group,
      (merit + 0.2 * next()).toFixed(3),
      club.toFixed(2),
      next().toFixed(2),
      hired ? 'Yes' : 'No',
      (10 * merit).toFixed(1),
    ]
  })
  return ['Gender,Test,ClubYears,Luck,Hired,Output', ...lines.map((cells) => cells.join(','))].join('\n')
}

before(async () => {
  await place.write('applicants.csv', applicants(900))
  await place.write('rare.csv', applicants(300, 6))
})

async function mitigated(file: string, ...args: string[]) {
  const { status, stdout, stderr } = await place.run(
    'study',
    file,
    '-t',
    'Hired',
    '--drop',
    'Output',
    ...args,
    ...study,
  )
  return { status, stderr, result: JSON.parse(stdout) }
}

test('methods are compared on the same rows, with what each costs', async () => {
  const { status, result } = await mitigated('applicants.csv', '--mitigate', 'Gender', '--out', 'a')
  assert.equal(status, 0)
  const { mitigation } = result
  assert.equal(mitigation.attribute, 'Gender')
  assert.deepEqual(mitigation.groups, ['F', 'M'])
  const by = Object.fromEntries(mitigation.rows.map((row: { method: string }) => [row.method, row]))
  assert.ok(by.none.averageOdds.value > 0.1, `${by.none.averageOdds.value}`)
  for (const method of ['exponentiated-gradient', 'equalized-odds']) {
    assert.ok(
      by[method].averageOdds.value < by.none.averageOdds.value / 2,
      `${method}: ${by[method].averageOdds.value}`,
    )
    assert.ok(by[method].accuracyChange > -0.12, `${method}: ${by[method].accuracyChange}`)
    assert.match(by[method].caution, /\w/)
  }
  assert.ok(by.reweighing.demographicParity.value < by.none.demographicParity.value)
  for (const row of mitigation.rows)
    for (const { value, low, high } of [
      row.accuracy,
      row.impactRatio,
      row.demographicParity,
      row.averageOdds,
    ])
      assert.ok(low <= value && value <= high)
  const page = await readFile(place.path('a/report.html'), 'utf8')
  assert.match(page, /Mitigation compared/)
  assert.doesNotMatch(page, /debias|unbiased/i)
  assert.equal(result.model.learner, 'logistic-regression')
})

test('without a name the first protected column is taken, and the same seed gives the same figures', async () => {
  const first = await mitigated('applicants.csv', '--out', 'b', '--mitigate')
  const second = await mitigated('applicants.csv', '--threads', '1', '--out', 'c', '--mitigate')
  assert.equal(first.result.mitigation.attribute, 'Gender')
  assert.deepEqual(first.result.mitigation, second.result.mitigation)
})

test('a group of six is left out, and nothing is concluded from it', async () => {
  const { result } = await mitigated('rare.csv', '--mitigate', 'Gender', '--out', 'd')
  assert.deepEqual(result.mitigation.groups, ['F', 'M'])
})

test('a column of one value has no groups to compare', async () => {
  await place.write('one.csv', applicants(300).replaceAll(/^[FM],/gm, 'F,'))
  const { result } = await mitigated('one.csv', '--mitigate', 'Gender', '--out', 'e')
  assert.equal(result.mitigation.evidence, 'not enough evidence')
  assert.match(result.mitigation.finding, /Fewer than two groups/)
})

test('a number cannot be mitigated, an unknown column is not there, and both say what to do', async () => {
  const number = await place.run(
    'study',
    'applicants.csv',
    '-t',
    'Output',
    '--mitigate',
    'Gender',
    '--out',
    'f',
    ...study,
  )
  assert.equal(number.status, 2)
  assert.match(number.stderr, /needs a target of two classes; this one is a number/)
  const unknown = await place.run(
    'study',
    'applicants.csv',
    '-t',
    'Hired',
    '--mitigate',
    'Gendre',
    '--out',
    'g',
    ...study,
  )
  assert.equal(unknown.status, 2)
  assert.match(unknown.stderr, /Gendre.*Gender/)
})
