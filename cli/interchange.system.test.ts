import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { before, test } from 'node:test'
import { csv, makeWorkplace, people } from './cadre.fixture.ts'

const place = await makeWorkplace()

before(async () => {
  await place.write('people.csv', csv(people(400)))
  const later = csv(people(500).slice(400))
  await place.write('later.csv', later)
  // XGBoost knows no yes and no: such columns are 1 and 0 there.
  await place.write('numbers.csv', later.replaceAll(/\bYes\b/g, '1').replaceAll(/\bNo\b/g, '0'))
  for (const learner of ['gradient-boosting', 'logistic-regression']) {
    const { status, stderr } = await place.run(
      'study',
      'people.csv',
      '-t',
      'Left',
      '--budget',
      'fast',
      '--learners',
      learner,
      '--out',
      learner,
    )
    assert.equal(status, 0, stderr)
  }
})

async function scores(bundle: string, file: string): Promise<number[]> {
  const { status, stderr } = await place.run('score', bundle, file, '--out', `${bundle}-of-${file}`)
  assert.equal(status, 0, stderr)
  const [, ...lines] = (await readFile(place.path(`${bundle}-of-${file}`), 'utf8')).trimEnd().split('\n')
  return lines.map((line) => Number(line.split(',').at(-1)))
}

test('a model written for XGBoost and taken back scores the same', async () => {
  const written = await place.run('export', 'gradient-boosting', '--format', 'xgboost', '--out', 'model.json')
  assert.equal(written.status, 0, written.stderr)
  assert.match(written.stdout, /rounds numbers to float32/)
  const taken = await place.run(
    'import',
    'model.json',
    '--target',
    'Left',
    '--classes',
    'No,Yes',
    '--out',
    'back',
    '--json',
  )
  assert.equal(taken.status, 0, taken.stderr)
  const [first, second] = [
    await scores('gradient-boosting', 'later.csv'),
    await scores('back', 'numbers.csv'),
  ]
  assert.equal(first.length, 100)
  first.forEach((score, row) => assert.ok(Math.abs(score - second[row]!) < 1e-5, `row ${row + 1}`))
  const explained = await place.run('explain', 'back', 'numbers.csv', '--row', '1')
  assert.equal(explained.status, 0, explained.stderr)
})

test('ONNX is written for trees and for a line with its preparation', async () => {
  for (const bundle of ['gradient-boosting', 'logistic-regression']) {
    const { status, stderr } = await place.run('export', bundle, '--out', `${bundle}.onnx`)
    assert.equal(status, 0, stderr)
    assert.ok((await readFile(place.path(`${bundle}.onnx`))).length > 1000)
  }
})

test('what XGBoost has no place for is refused with the way out, and nothing is written', async () => {
  const { status, stderr } = await place.run(
    'export',
    'logistic-regression',
    '--format',
    'xgboost',
    '--out',
    'line.json',
  )
  assert.notEqual(status, 0)
  assert.match(stderr, /--format onnx/)
  assert.ok(!(await place.list()).includes('line.json'))
})

const model = async (): Promise<string> => readFile(place.path('model.json'), 'utf8')

for (const [what, change, says] of [
  ['no model', () => '{"a": 1}', /model/i],
  ['cut short', (text: string) => text.slice(0, text.length / 2), /./],
  ['another booster', (text: string) => text.replace('"gbtree"', '"gblinear"'), /gblinear/],
  ['empty', () => '', /./],
] as const) {
  test(`a file that is ${what} is refused with a message and without a bundle`, async () => {
    await place.write('bad.json', change(await model()))
    const { status, stderr } = await place.run('import', 'bad.json', '--target', 'Left', '--out', 'bad')
    assert.ok(status >= 2 && status <= 5, `${status}: ${stderr}`)
    assert.match(stderr, says)
    assert.doesNotMatch(stderr, /\n\s+at /)
    assert.ok(!(await place.list()).includes('bad'))
  })
}

test('a bundle that is not there is told as by every command', async () => {
  const { status, stderr } = await place.run('export', 'nowhere', '--format', 'onnx')
  assert.equal(status, 5)
  assert.match(stderr, /no model bundle/)
})
