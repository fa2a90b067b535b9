import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { csv, errorOf, makeWorkplace, runCadre, withoutTensorFlow } from './cadre.fixture.ts'

const place = await makeWorkplace()
await place.write('people.csv', csv())
const study = ['study', 'people.csv', '-t', 'Left', '--budget', 'fast', '--threads', '2']

const without = withoutTensorFlow(place)

test('a neural net is learned, judged beside others, kept in a bundle, and scores with reasons', async () => {
  const learners = ['--learners', 'neural-net', '--out', 'net', '--json']
  const { status, stdout, stderr } = await place.run(...study, ...learners)
  assert.equal(status, 0, stderr)
  const result = JSON.parse(stdout)
  assert.equal(result.model.learner, 'neural-net')
  assert.ok(result.metrics.auc.value > 0.65, `${result.metrics.auc.value}`)
  // Scoring needs no package, so a machine without them scores the same.
  const scored = await runCadre(
    ['score', 'net/bundle', 'people.csv', '--reasons', '2', '-o', 'a.csv'],
    without,
  )
  assert.equal(scored.status, 0, scored.stderr)
  const again = await place.run('score', 'net/bundle', 'people.csv', '--reasons', '2', '-o', 'b.csv')
  assert.equal(again.status, 0, again.stderr)
  const text = await readFile(place.path('a.csv'), 'utf8')
  assert.equal(text, await readFile(place.path('b.csv'), 'utf8'))
  assert.match(text, /raises the score/)
})

test('the same seed gives the same net on one thread or two', async () => {
  const learners = ['--learners', 'neural-net', '--json']
  const [one, two] = await Promise.all([
    place.run(...study, ...learners, '--threads', '1', '--out', 'one'),
    place.run(...study, ...learners, '--out', 'two'),
  ])
  assert.deepEqual(JSON.parse(one.stdout).metrics, JSON.parse(two.stdout).metrics)
  const model = (folder: string): Promise<string> =>
    readFile(place.path(`${folder}/bundle/model.json`), 'utf8')
  assert.equal(await model('one'), await model('two'))
})

test('where TensorFlow.js does not load, the study goes on and says what was left out and why', async () => {
  const learners = ['--learners', 'neural-net,logistic-regression', '--out', 'left']
  const { status, stdout, stderr } = await runCadre([...study, ...learners], without)
  assert.equal(status, 0, stderr)
  const words = stdout.replaceAll(/\s+/g, ' ')
  assert.match(words, /"neural-net" was left out\. .*TensorFlow\.js, which could not be loaded \(Cannot find/)
  assert.match(words, /Recommended: logistic regression/)
})

test('where it does not load and nothing else was asked for, the study says so', async () => {
  const learners = ['--learners', 'neural-net', '--out', 'none', '--json']
  const run = await runCadre([...study, ...learners], without)
  assert.equal(run.status, 2)
  const { code, message } = errorOf(run)
  assert.equal(code, 'learner-unavailable')
  assert.match(message, /could not be loaded.*npm ci/)
})

test('what every other command loads holds nothing of TensorFlow.js', async () => {
  const { status, stderr } = await runCadre(
    [...study, '--learners', 'ridge,logistic-regression', '--out', 'x'],
    without,
  )
  assert.notEqual(status, 1)
  assert.doesNotMatch(stderr, /tensorflow/i)
})

test('a net written for Keras is taken over and scores prepared rows; both files lie where they were asked', async () => {
  const exported = await place.run('export', 'net', '--format', 'keras', '--out', 'keras-model.json')
  assert.equal(exported.status, 0, exported.stderr)
  assert.match(exported.stdout, /Written for Keras.*keras-model\.json/s)
  assert.ok((await readFile(place.path('keras-model.weights.bin'))).length > 1000)
  const run = await place.run('import', 'keras-model.json', '--target', 'Left', '--out', 'taken', '--json')
  assert.equal(run.status, 0, run.stderr)
  const { columns, trainedBy, task } = JSON.parse(run.stdout)
  assert.equal(task, 'binary')
  assert.match(trainedBy, /Keras/)
  assert.ok(columns.includes('Department=Sales'))
  const rows = [
    columns.map((name: string) => `"${name}"`).join(','),
    columns.map(() => 0.5).join(','),
    columns.map(() => '').join(','),
  ]
  await place.write('prepared.csv', rows.join('\n'))
  const scored = await place.run('score', 'taken', 'prepared.csv', '--out', 'prepared-scores.csv')
  assert.equal(scored.status, 0, scored.stderr)
  assert.equal((await readFile(place.path('prepared-scores.csv'), 'utf8')).trim().split('\n').length, 3)
})
