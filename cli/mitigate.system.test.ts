import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { before, test } from 'node:test'
import { makeWorkplace, runCadre, withoutTensorFlow } from './cadre.fixture.ts'

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

/** The same with a test that says less, so that it is no suspected leak. */
function candidates(rows: number): string {
  let state = 11
  const next = (): number => (state = (state * 16807) % 2147483647) / 2147483647
  const lines = Array.from({ length: rows }, () => {
    const group = next() < 0.5 ? 'F' : 'M'
    const merit = next() + next() + next() - 1.5
    const isHired = merit + (group === 'M' ? 0.3 : 0) + 0.8 * (next() - 0.5) > 0.1
    const club = group === 'M' ? 3 + 4 * next() : 5 * next()
    return [
      group,
      (merit + 0.8 * next()).toFixed(3),
      club.toFixed(2),
      next().toFixed(2),
      isHired ? 'Yes' : 'No',
    ]
  })
  return ['Gender,Test,ClubYears,Luck,Hired', ...lines.map((cells) => cells.join(','))].join('\n')
}

before(async () => {
  await place.write('candidates.csv', candidates(500))
  await place.write('applicants.csv', applicants(900))
  await place.write('rare.csv', applicants(300, 6))
  const [head, ...lines] = candidates(500)
    .split('\n')
    .map((line) => line.split(',').slice(1, 4).join(','))
  await place.write('nameless.csv', [head, ...lines].join('\n'))
  await place.write('turned.csv', [head, ...lines.toReversed()].join('\n'))
})

async function mitigated(file: string, ...args: string[]) {
  const { status, stdout, stderr } = await place.run(
    'study',
    file,
    '-t',
    'Hired',
    '--drop',
    file === 'candidates.csv' ? 'Luck' : 'Output',
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
  for (const method of ['exponentiated-gradient', 'group-cuts']) {
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

test('demographic parity brings selection rates closer, each method beside the others', async () => {
  const parity = ['--mitigate', 'Gender', '--parity', 'demographic-parity']
  const { status, result, stderr } = await mitigated('candidates.csv', ...parity, '--out', 'p')
  assert.equal(status, 0, stderr)
  const { mitigation } = result
  assert.equal(mitigation.parity, 'demographic-parity')
  assert.match(mitigation.finding, /selection rates.*impact ratio 0\.\d\d instead of/)
  const by = Object.fromEntries(mitigation.rows.map((row: { method: string }) => [row.method, row]))
  for (const method of ['exponentiated-gradient', 'adversarial', 'group-cuts']) {
    const { demographicParity, impactRatio } = by[method]
    assert.ok(
      demographicParity.value < by.none.demographicParity.value / 2,
      `${method}: ${demographicParity.value}`,
    )
    assert.ok(impactRatio.value > 0.8, `${method}: ${impactRatio.value}`)
  }
})

for (const method of ['exponentiated-gradient', 'drop-proxies']) {
  test(`the model of ${method} is kept: its bundle scores, explains and is audited without anyone’s group`, async () => {
    const options = ['--mitigate', 'Gender', '--keep', method, '--out', `keep-${method}`]
    const { status, stderr, result } = await mitigated('candidates.csv', ...options)
    assert.equal(status, 0, stderr)
    assert.equal(result.model.learner, method)
    assert.equal(result.mitigation.kept, method)
    assert.equal(result.threshold.value, 0.5)
    // What was compared is what the audit sees.
    const row = result.mitigation.rows.find((each: { method: string }) => each.method === method)
    const audited = result.audit.find((each: { attribute: string }) => each.attribute === 'Gender')
    assert.ok(Math.abs(audited.impactRatio.ratio.value - row.impactRatio.value) < 1e-9)
    assert.ok(Math.abs(result.metrics.auc.value - row.auc) < 0.02)
    const bundle = `keep-${method}/bundle`
    const first = await scoresOf(bundle, 'nameless.csv', 'one.csv')
    assert.equal(first.length, 500)
    // One person gets the same answer in whatever file and place.
    const turned = await scoresOf(bundle, 'turned.csv', 'two.csv')
    assert.deepEqual(turned.toReversed(), first)
    const explained = await place.run('explain', bundle, 'nameless.csv', '--row', '3')
    assert.equal(explained.status, 0, explained.stderr)
    const card = await readFile(place.path(`${bundle}/card.md`), 'utf8')
    assert.match(card, /asked to be kept.*Groups were used in training only/)
  })
}

async function scoresOf(bundle: string, file: string, out: string): Promise<string[]> {
  const { status, stderr } = await place.run('score', bundle, file, '--out', out)
  assert.equal(status, 0, stderr)
  const [, ...lines] = (await readFile(place.path(out), 'utf8')).trim().split(/\r?\n/)
  return lines.map((line) => line.split(',')[1]!)
}

test('what cannot be kept is refused before anything is trained, with the way out', async () => {
  const refused = [
    [
      ['--mitigate', 'Gender', '--keep', 'group-cuts'],
      /never kept: they need everyone's group.*Keep one of drop-proxies/,
    ],
    [['--mitigate', 'Gender', '--keep', 'magic'], /"magic" is no method.*There are: drop-proxies/],
    [['--keep', 'reweighing'], /Which model is kept is asked of mitigation alone.*--mitigate/],
    [['--parity', 'demographic-parity'], /Which rates are made alike.*--mitigate/],
  ] as const
  for (const [args, message] of refused) {
    const run = await place.run(
      'study',
      'applicants.csv',
      '-t',
      'Hired',
      '--drop',
      'Output',
      ...args,
      '--out',
      'no',
      ...study,
    )
    assert.equal(run.status, 2, run.stderr)
    assert.match(run.stderr, message)
  }
  assert.ok(!(await place.list()).includes('no'))
})

test('where TensorFlow.js does not load, the adversarial net is left out and the rest is compared', async () => {
  const run = await runCadre(
    [
      'study',
      'applicants.csv',
      '-t',
      'Hired',
      '--drop',
      'Output',
      '--mitigate',
      'Gender',
      '--out',
      'w',
      ...study,
    ],
    withoutTensorFlow(place),
  )
  assert.equal(run.status, 0, run.stderr)
  const { mitigation } = JSON.parse(run.stdout)
  assert.ok(!mitigation.rows.some(({ method }: { method: string }) => method === 'adversarial'))
  assert.match(mitigation.leftOut.join(), /adversarial net was left out.*could not be loaded/)
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
