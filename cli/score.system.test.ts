import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { before, test } from 'node:test'
import {
  changed,
  csv,
  errorOf,
  makeWorkplace,
  people,
  peopleColumns,
  quickly,
  studyPeople,
} from './cadre.fixture.ts'

const place = await makeWorkplace()
let bundle: string
let reference: Map<string, string>

before(async () => {
  bundle = await studyPeople(place)
  reference = await scores('people.csv')
})

/** Score by employee, as written. */
async function scores(file: string, ...args: string[]): Promise<Map<string, string>> {
  const { status, stderr } = await place.run(
    'score',
    bundle,
    file,
    '--keep',
    'employee_id',
    '--out',
    'scores.csv',
    ...args,
  )
  assert.equal(status, 0, stderr)
  const [header, ...lines] = (await readFile(place.path('scores.csv'), 'utf8')).trimEnd().split(/\r?\n/)
  assert.equal(header, 'row,employee_id,score')
  return new Map(lines.map((line) => line.split(',').slice(1) as [string, string]))
}

interface ScoreJson {
  readonly rows: number
  readonly issues: readonly { column: string; code: string; count: number; firstRow: number }[]
  readonly unknownLevels: readonly {
    column: string
    rows: number
    labels: number
    examples: readonly object[]
  }[]
  readonly unusedColumns: readonly string[]
  readonly isSignedHere: boolean
}

async function scoredJson(name: string, content: string): Promise<ScoreJson> {
  await place.write(name, content)
  const { status, stdout, stderr } = await place.run('score', bundle, name, '--json')
  assert.equal(status, 0, stderr)
  assert.equal(stderr, '')
  return JSON.parse(stdout) as ScoreJson
}

test('neither the order of rows nor that of columns changes a score', async () => {
  const order = [6, 3, 5, 0, 4, 2, 1]
  const rows = people()
    .toReversed()
    .map((row) => order.map((at) => row[at]!))
  await place.write(
    'turned.csv',
    csv(
      rows,
      order.map((at) => peopleColumns[at]!),
    ),
  )
  const turned = await scores('turned.csv')
  assert.equal(reference.size, 240)
  assert.deepEqual([...turned].toSorted(), [...reference].toSorted())
})

test('a row alone gets the score it gets among others', async () => {
  await place.write('one.csv', csv(people().slice(41, 42)))
  assert.deepEqual([...(await scores('one.csv'))], [...reference].slice(41, 42))
})

test('a row gets the same score wherever in a long file it stands', async () => {
  const many = Array.from({ length: 500 }, () => people()).flat()
  await place.write('long.csv', csv(many.map((row, index) => row.with(0, String(index)))))
  const long = [...(await scores('long.csv')).values()]
  const short = [...reference.values()]
  assert.equal(long.length, 120_000)
  assert.deepEqual(
    long.findIndex((score, index) => score !== short[index % 240]),
    -1,
  )
})

test('JSON lines and Parquet hold the same scores', async () => {
  await place.write(
    'lines.jsonl',
    people()
      .map(
        (row) => `${JSON.stringify(Object.fromEntries(row.map((cell, at) => [peopleColumns[at], cell])))}\n`,
      )
      .join(''),
  )
  assert.deepEqual(await scores('lines.jsonl'), reference)

  const parquet = await place.run(
    'score',
    bundle,
    'people.csv',
    '--keep',
    'employee_id,OverTime,MonthlyPay,TenureYears,Department',
    '--out',
    'all.parquet',
  )
  assert.equal(parquet.status, 0, parquet.stderr)
  assert.deepEqual(await scores('all.parquet'), reference)
})

test('an unknown category is scored and counted', async () => {
  const { rows, unknownLevels } = await scoredJson(
    'unknown.csv',
    csv(changed('Department', (cell, row) => (row < 5 ? 'Legal' : row < 7 ? 'Press' : cell))),
  )
  assert.equal(rows, 240)
  assert.deepEqual(unknownLevels, [
    {
      column: 'Department',
      rows: 7,
      labels: 2,
      examples: [
        { level: 'Legal', count: 5 },
        { level: 'Press', count: 2 },
      ],
    },
  ])
})

test('a missing column is named with the nearest, and nothing is written', async () => {
  await place.write('renamed.csv', csv(people(), peopleColumns.with(4, 'MonthlyPai')))
  const before = await place.list()
  const run = await place.run('score', bundle, 'renamed.csv', '--json')
  assert.equal(run.status, 3)
  const { code, message } = errorOf(run)
  assert.equal(code, 'column-missing')
  assert.match(message, /"renamed\.csv" lacks the column "MonthlyPay"\. Is "MonthlyPai" meant/)
  assert.deepEqual(await place.list(), before)
})

test('an extra column is not read, and said', async () => {
  const { unusedColumns } = await scoredJson(
    'extra.csv',
    csv(
      people().map((row) => [...row, '42']),
      [...peopleColumns, 'ShoeSize'],
    ),
  )
  assert.ok(unusedColumns.includes('ShoeSize'))
})

test('a few mistyped cells count as missing, with their row', async () => {
  const { issues } = await scoredJson(
    'some.csv',
    csv(changed('MonthlyPay', (cell, row) => (row === 9 || row === 20 ? 'lots' : cell))),
  )
  assert.deepEqual(
    issues.map(({ column, code, count, firstRow }) => ({ column, code, count, firstRow })),
    [{ column: 'MonthlyPay', code: 'not-a-number', count: 2, firstRow: 10 }],
  )
})

test('a mistyped column is refused, and nothing is written', async () => {
  await place.write('mistyped.csv', csv(changed('MonthlyPay', () => 'lots')))
  const before = await place.list()
  for (const command of [['score'], ['audit', '--protected', 'Gender']]) {
    const run = await place.run(command[0]!, bundle, 'mistyped.csv', ...command.slice(1), '--json')
    assert.equal(run.status, 3)
    const { code, message } = errorOf(run)
    assert.equal(code, 'column-mistyped')
    assert.match(
      message,
      /"MonthlyPay" of "mistyped\.csv" does not hold numbers.*240 of 240.*"lots" in data row 1\./,
    )
  }
  assert.deepEqual(await place.list(), before)
})

test('a bad row far down the file leaves no half-written scores', async () => {
  const rows = Array.from({ length: 200 }, () => people()).flat()
  await place.write('ragged.csv', `${csv(rows)}1,2\n`)
  const before = await place.list()
  const run = await place.run('score', bundle, 'ragged.csv', '--json')
  assert.equal(run.status, 3)
  assert.match(errorOf(run).message, /Row 48001 \(line 48002\)/)
  assert.deepEqual(await place.list(), before)
})

test('a row is explained, with what did not fit in it', async () => {
  await place.write(
    'row.csv',
    csv(changed('MonthlyPay', () => 'lots', people(3)).map((row) => row.with(2, 'Legal'))),
  )
  const { stdout } = await place.run('explain', bundle, 'row.csv', '--row', '2')
  assert.match(stdout, /^Row 2\. Left = Yes: \d+\.\d %/)
  assert.match(stdout, /OverTime is /)
  assert.match(stdout, /"MonthlyPay": "lots" is not a number and counts as missing/)
  assert.match(stdout, /"Department": "Legal" is a label that training never saw/)
})

test('a row that is not there is a usage error that says how many there are', async () => {
  const run = await place.run('explain', bundle, 'people.csv', '--row', '241', '--json')
  assert.equal(run.status, 2)
  assert.match(errorOf(run).message, /"people\.csv" has 240 rows/)
})

test('an audit compares groups on rows with known outcomes', async () => {
  const { status, stdout } = await place.run('audit', bundle, 'people.csv', '--json')
  assert.equal(status, 0)
  const { rows, audit, metrics } = JSON.parse(stdout) as {
    rows: number
    audit: { attribute: string }[]
    metrics: { auc: { value: number } }
  }
  assert.equal(rows, 240)
  assert.deepEqual(
    audit.map(({ attribute }) => attribute),
    ['Gender'],
  )
  assert.ok(metrics.auc.value > 0.6)
})

test('an audit without the outcome says which column it needs', async () => {
  await place.write(
    'unlabelled.csv',
    csv(
      people().map((row) => row.slice(0, 6)),
      peopleColumns.slice(0, 6),
    ),
  )
  const run = await place.run('audit', bundle, 'unlabelled.csv', '--json')
  assert.equal(run.status, 2)
  assert.match(errorOf(run).message, /no column "Left"/)
})

test('the result may not overwrite the file it is made from', async () => {
  const run = await place.run('score', bundle, 'people.csv', '--out', './people.csv', '--json')
  assert.equal(run.status, 2)
  assert.match(errorOf(run).message, /would be overwritten/)
  assert.equal(await readFile(place.path('people.csv'), 'utf8'), csv())
})

test('a model that learned from protected columns says so wherever it is used', async () => {
  const studied = await place.run(
    'study',
    'people.csv',
    '-t',
    'Left',
    ...quickly,
    '--use-protected',
    '--out',
    'compared',
  )
  assert.equal(studied.status, 0, studied.stderr)
  assert.match(studied.stdout, /for comparison only: never for use/)
  for (const args of [['score', '--out', 'compared.csv'], ['explain', '--row', '1'], ['audit']]) {
    const [command = '', ...rest] = args
    const isJson = command !== 'explain'
    const { stdout, stderr } = await place.run(
      command,
      'compared',
      'people.csv',
      ...rest,
      ...(isJson ? ['--json'] : []),
    )
    assert.match(stderr, /^cadre: COMPARISON ONLY/)
    assert.match(stdout, isJson ? /"comparisonOnly":true/ : /COMPARISON ONLY/)
  }
  assert.match(
    await readFile(place.path('compared.csv'), 'utf8'),
    /^row,score,comparison_only\r?\n1,[\d.]+,true\r?\n/,
  )
  assert.match(
    await readFile(place.path('compared/bundle/card.md'), 'utf8'),
    /\*\*Comparison only\.\*\*.*\n[^]*- Gender/,
  )
})
