import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { before, test } from 'node:test'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import { csv, errorOf, makeWorkplace, people, quickly } from './cadre.fixture.ts'

const place = await makeWorkplace()
const study = ['study', 'people.csv', '-t', 'Left', ...quickly] as const

before(() => place.write('people.csv', csv()))

/** Runs a line in a shell, where `cadre` is the command line. */
async function shell(line: string): Promise<{ stdout: string; stderr: string }> {
  const launcher = fileURLToPath(new URL('./bin/cadre.js', import.meta.url))
  const script = `set -o pipefail; cadre() { "${process.execPath}" "${launcher}" "$@"; }; ${line}`
  return promisify(execFile)('bash', ['-c', script], { cwd: place.folder, env: place.env, encoding: 'utf8' })
}

test('piped, a study prints its summary and nothing else: no escapes, no progress', async () => {
  const { status, stdout, stderr } = await place.run(...study, '--out', 'piped')
  assert.equal(status, 0)
  assert.equal(stderr, '')
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f]/)
  assert.ok(
    stdout.startsWith('Left = Yes, learned from 240 rows of people.csv\n\nRecommended: logistic regression'),
  )
  assert.deepEqual(
    stdout.split('\n').filter((line) => line.length > 100 && !/^(Report|Bundle) /.test(line)),
    [],
  )
})

test('--json prints one line with the result', async () => {
  const { stdout } = await place.run(...study, '--out', 'json', '--json')
  assert.equal(stdout.indexOf('\n'), stdout.length - 1)
  const result = JSON.parse(stdout) as Record<string, unknown>
  const promised = [
    'task',
    'target',
    'rows',
    'columns',
    'warnings',
    'leaderboard',
    'model',
    'metrics',
    'baseline',
    'audit',
    'bundle',
    'report',
    'timings',
  ]
  assert.deepEqual(
    promised.filter((name) => !(name in result)),
    [],
  )
})

test('a refusal is a result: report without bundle, exit status 4', async () => {
  // The target is a coin: nothing can be learned.
  await place.write(
    'coin.csv',
    csv(people().map((row, index) => row.with(6, Math.imul(index + 1, 2654435761) & 65536 ? 'Yes' : 'No'))),
  )
  const { status, stdout } = await place.run('study', 'coin.csv', '-t', 'Left', ...quickly, '--out', 'coin')
  assert.equal(status, 4)
  assert.match(stdout, /No model is recommended\.\n {2}Even the best model is no better than a naive guess/)
  assert.match(await readFile(place.path('coin/report.html'), 'utf8'), /<html/)
  const used = await place.run('score', 'coin', 'people.csv', '--json')
  assert.match(errorOf(used).message, /The study there recommended no model/)
})

test('a reader that goes away ends the command quietly', async () => {
  for (const line of [
    'cadre profile people.csv | head -n 1',
    `cadre ${study.join(' ')} --out headed --json | head -c 1`,
  ]) {
    const { stderr } = await shell(line)
    assert.equal(stderr, '')
  }
})

test('standard output that takes nothing is said, with the status of unwritable results', async () => {
  const { stdout, stderr } = await shell('cadre profile people.csv > /dev/full; echo $?')
  assert.equal(stdout, '6\n')
  assert.match(stderr, /^cadre: The result cannot be written to standard output \(ENOSPC\)\.\n$/)
})

test('a place that cannot be written is refused before the work', async () => {
  await place.write('file', 'not a folder')
  for (const [out, why] of [
    ['file', /is a file\. Name a folder/],
    ['file/deeper/out', /a part of the path is a file/],
    ['/proc/out', /cannot be written/],
  ] as const) {
    const run = await place.run(...study, '--out', out, '--json')
    assert.equal(run.status, 6)
    const { code, message } = errorOf(run)
    assert.equal(code, 'output-unwritable')
    assert.match(message, why)
  }
  const score = await place.run('profile', 'people.csv', '--html', 'file/page.html', '--json')
  assert.equal(errorOf(score).code, 'output-unwritable')
})

test('a folder that holds anything but a study is not replaced, unless told so', async () => {
  await mkdir(place.path('kept'))
  await writeFile(place.path('kept/thesis.txt'), 'years of work')
  const run = await place.run(...study, '--out', 'kept', '--json')
  assert.equal(run.status, 6)
  assert.match(errorOf(run).message, /holds other files.*--force/)
  assert.equal(await readFile(place.path('kept/thesis.txt'), 'utf8'), 'years of work')

  assert.equal((await place.run(...study, '--out', 'kept', '--force')).status, 0)
  assert.equal((await place.run(...study, '--out', 'kept', '--seed', '2')).status, 0)
  assert.match(await readFile(place.path('kept/study.json'), 'utf8'), /"seed": 2/)
})

test('not even --force replaces the folder that holds the file or the person', async () => {
  for (const out of ['.', '..', '/', place.folder]) {
    const run = await place.run(...study, '--out', out, '--force', '--json')
    assert.equal(run.status, 2)
    assert.match(errorOf(run).message, /Name a folder of its own/)
  }
  assert.equal(await readFile(place.path('people.csv'), 'utf8'), csv())
})
