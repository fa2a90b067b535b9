import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { test } from 'node:test'
import { changed, csv, errorOf, makeWorkplace, people, peopleColumns, quickly } from './cadre.fixture.ts'

const place = await makeWorkplace()

interface BadFile {
  readonly name: string
  readonly content: string | Uint8Array
  readonly args?: readonly string[]
  readonly status: number
  readonly code: string
  /** Names file, row and column, and the way out. */
  readonly message: RegExp
}

const noise = Uint8Array.from({ length: 4000 }, (_, index) => (index * 89 + (index >> 3)) % 251)

const badFiles: Readonly<Record<string, BadFile>> = {
  'an empty file': {
    name: 'empty.csv',
    content: '',
    status: 3,
    code: 'file-empty',
    message: /empty\.csv" is empty/,
  },
  'a header without rows': {
    name: 'header.csv',
    content: csv([]),
    status: 3,
    code: 'file-empty',
    message: /header\.csv" has a header but no rows.*--no-header/,
  },
  'a binary file': {
    name: 'binary.csv',
    content: noise,
    status: 3,
    code: 'file-format',
    message: /binary\.csv".*Export it as CSV/,
  },
  'a picture': {
    name: 'picture.csv',
    content: Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), noise]),
    status: 3,
    code: 'file-format',
    message: /picture\.csv" is a picture\. Give the table as CSV/,
  },
  'an encoding that the text is not in': {
    name: 'latin.csv',
    content: Buffer.from(csv(changed('Department', () => 'Vertrieb Süd')), 'latin1'),
    args: ['--encoding', 'utf-8'],
    status: 3,
    code: 'file-encoding',
    message: /latin\.csv".*line 2.*--encoding/,
  },
  'an encoding nobody knows': {
    name: 'plain.csv',
    content: csv(),
    args: ['--encoding', 'utf-99'],
    status: 2,
    code: 'usage',
    message: /utf-99.*Try utf-8/,
  },
  'a row with too many cells': {
    name: 'long.csv',
    content: csv(people().with(100, [...people()[100]!, 'x'])),
    status: 3,
    code: 'rows-ragged',
    message: /Row 101 \(line 102\) of "long\.csv" has 8 cells where 7/,
  },
  'a row with too few cells': {
    name: 'short.csv',
    content: csv(people().with(100, ['1', 'Male'])),
    status: 3,
    code: 'rows-ragged',
    message: /Row 101 \(line 102\) of "short\.csv" has 2 cells where 7/,
  },
  'a quote that is never closed': {
    name: 'quote.csv',
    content: csv(changed('Department', (cell, row) => (row === 100 ? '"Sales' : cell))),
    status: 3,
    code: 'quote-unclosed',
    message: /Row 101 \(line 102\) of "quote\.csv".*cell 3.*--quote ""/,
  },
  'ten thousand columns': {
    name: 'wide.csv',
    content: csv(
      Array.from({ length: 60 }, () => Array.from({ length: 10_000 }, () => '1')),
      Array.from({ length: 10_000 }, (_, index) => `c${index}`),
    ),
    status: 3,
    code: 'too-many-columns',
    message: /wide\.csv" has 10000 columns.*delimiter/,
  },
  'a target that is not there': {
    name: 'people.csv',
    content: csv(),
    args: ['-t', 'Lefd'],
    status: 2,
    code: 'column-unknown',
    message: /"Lefd"\. Did you mean "Left"\?/,
  },
  'another column that is not there': {
    name: 'people.csv',
    content: csv(),
    args: ['--drop', 'Departement'],
    status: 2,
    code: 'column-unknown',
    message: /"Departement"\. Did you mean "Department"\?/,
  },
  'a target with a second part to play': {
    name: 'people.csv',
    content: csv(),
    args: ['--drop', 'Gender,left'],
    status: 2,
    code: 'usage',
    message: /"Left" is the target; it cannot be named for anything else as well \(--drop\)/,
  },
  'an order of time by something else': {
    name: 'people.csv',
    content: csv(),
    args: ['--time', 'Department'],
    status: 3,
    code: 'column-mistyped',
    message: /"Department" does not hold dates or numbers.*--time/,
  },
  'a learner that is not there': {
    name: 'people.csv',
    content: csv(),
    args: ['--learners', 'logistic-regresion'],
    status: 2,
    code: 'usage',
    message: /Did you mean "logistic-regression"\?/,
  },
  'one class': {
    name: 'one-class.csv',
    content: csv(changed('Left', () => 'Yes')),
    status: 4,
    code: 'target-unusable',
    message: /"Left" has one class only, "Yes"/,
  },
  'a target that is always missing': {
    name: 'no-target.csv',
    content: csv(changed('Left', () => '')),
    status: 4,
    code: 'target-unusable',
    message: /"Left" is missing.*\(--target\)/,
  },
  'nothing but missing cells beside the target': {
    name: 'missing.csv',
    content: csv(people().map((row) => ['', '', '', '', '', '', row[6]!])),
    status: 4,
    code: 'nothing-to-learn-from',
    message: /"Department" \(empty\).*--columns/,
  },
  'twelve rows': {
    name: 'twelve.csv',
    content: csv(people(12)),
    status: 4,
    code: 'too-little-data',
    message: /12 rows.*at least 50/,
  },
  'constant columns only': {
    name: 'constant.csv',
    content: csv(
      people().map((row) => ['1', 'x', row[6]!]),
      ['a', 'b', 'Left'],
    ),
    status: 4,
    code: 'nothing-to-learn-from',
    message: /"a" \(constant\), "b" \(constant\)/,
  },
  'a target of two hundred texts': {
    name: 'jobs.csv',
    content: csv(
      people(1000).map((row, index) => [row[4]!, row[2]!, `duties of job ${index % 200}`]),
      ['Pay', 'Department', 'Left'],
    ),
    status: 4,
    code: 'target-unusable',
    message: /"Left" has 200 different labels in 1000 rows.*--positive/,
  },
  'a target of infinite numbers': {
    name: 'infinite.csv',
    content: csv(
      people().map((row) => [row[4]!, 'inf']),
      ['Pay', 'Left'],
    ),
    args: ['--task', 'regression'],
    status: 4,
    code: 'target-unusable',
    message: /"Left"/,
  },
}

for (const [what, { name, content, args = [], status, code, message }] of Object.entries(badFiles)) {
  test(`${what}: exit status ${status}, ${code}, nothing written`, async () => {
    const file = await place.write(name, content)
    const before = await place.list()
    const run = await place.run('study', file, '-t', 'Left', ...quickly, ...args, '--json')
    const error = errorOf(run)
    assert.deepEqual({ status: run.status, code: error.code }, { status, code }, error.message)
    assert.match(error.message, message)
    assert.deepEqual(await place.list(), before)
  })
}

test('a file that is not there: the nearest name is suggested', async () => {
  await place.write('leavers.csv', csv())
  const run = await place.run('profile', 'leaver.csv', '--json')
  assert.equal(run.status, 3)
  assert.match(errorOf(run).message, /no file "leaver\.csv"\. Did you mean "leavers\.csv"\?/)
})

test('a folder is not a file', async () => {
  await mkdir(place.path('folder.csv'))
  const run = await place.run('profile', 'folder.csv', '--json')
  assert.equal(run.status, 3)
  assert.equal(errorOf(run).code, 'file-not-a-file')
})

test('a pipe and an endless device are refused, not waited for', async () => {
  execFileSync('mkfifo', [place.path('fifo.csv')])
  for (const path of ['fifo.csv', '/dev/zero', '/dev/null']) {
    const run = await place.run('study', path, '-t', 'Left', '--json')
    assert.equal(run.status, 3)
    assert.match(errorOf(run).message, /is a device or a pipe/)
  }
})

test('a study without a target names the columns there are', async () => {
  const file = await place.write('people.csv', csv())
  const run = await place.run('study', file, '--json')
  assert.equal(run.status, 2)
  assert.match(errorOf(run).message, new RegExp(`--target.*${peopleColumns.join(', ')}`))
})
