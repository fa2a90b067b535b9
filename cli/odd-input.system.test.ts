import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { changed, csv, makeWorkplace, people, peopleColumns, quickly } from './cadre.fixture.ts'

// Files that are odd and can be used all the same: the study says what it made of them.

const place = await makeWorkplace()

interface StudyJson {
  readonly columns: readonly { name: string; type: string; missing: number }[]
  readonly warnings: readonly { code: string; column?: string; message: string; option?: string }[]
}

async function studied(name: string, content: string | Uint8Array, ...args: string[]): Promise<StudyJson> {
  await place.write(name, content)
  const { status, stdout, stderr } = await place.run(
    'study',
    ...quickly,
    '-t',
    'Left',
    '--out',
    'out',
    '--force',
    '--json',
    ...args,
    '--',
    name,
  )
  assert.equal(status, 0, stderr)
  return JSON.parse(stdout) as StudyJson
}

test('another encoding is found out and said', async () => {
  const text = csv(changed('Department', (cell) => `${cell} Süd`))
  const { warnings } = await studied('latin.csv', Buffer.from(text, 'latin1'))
  const { message, option } = warnings.find(({ code }) => code === 'encoding-guessed')!
  assert.match(message, /Windows-1252/)
  assert.equal(option, 'encoding')
  assert.match(await readFile(place.path(join('out', 'bundle', 'pipeline.json')), 'utf8'), /Sales Süd/)
})

test('a second header of the same name gets a number, and is said', async () => {
  const { columns, warnings } = await studied('twice.csv', csv(people(), peopleColumns.with(5, 'MonthlyPay')))
  assert.deepEqual(
    columns.map(({ name }) => name),
    ['employee_id', 'Gender', 'Department', 'OverTime', 'MonthlyPay', 'MonthlyPay_2', 'Left'],
  )
  assert.ok(warnings.some(({ code }) => code === 'header-duplicate'))
})

test('dates out of range count as missing, with their row', async () => {
  const rows = people().map((row, index) => [
    ...row,
    index === 50 ? '9999-12-31' : index === 51 ? '2023-13-45' : `2019-0${1 + (index % 9)}-1${index % 10}`,
  ])
  const { columns, warnings } = await studied('dates.csv', csv(rows, [...peopleColumns, 'HireDate']))
  const { type, missing } = columns.find(({ name }) => name === 'HireDate')!
  assert.deepEqual({ type, missing }, { type: 'date', missing: 2 })
  const messages = warnings.filter(({ column }) => column === 'HireDate').map(({ message }) => message)
  assert.match(messages.join('\n'), /9999-12-31" in data row 51/)
})

test('infinite numbers, in words or too large, count as missing, with their row', async () => {
  const { columns, warnings } = await studied(
    'infinite.csv',
    csv(changed('MonthlyPay', (cell, row) => (row === 7 ? 'Infinity' : row === 8 ? '1e999' : cell))),
  )
  assert.equal(columns.find(({ name }) => name === 'MonthlyPay')!.missing, 2)
  const messages = warnings.filter(({ column }) => column === 'MonthlyPay').map(({ message }) => message)
  assert.equal(messages.length, 1)
  assert.match(messages[0]!, /2 cells held an infinite number .*first "Infinity" in data row 8/)
})

test('"__proto__" is a column like any other, from study to explanation', async () => {
  const columns = peopleColumns.with(3, '__proto__').with(5, 'constructor')
  const { columns: found } = await studied('proto.csv', csv(people(), columns))
  assert.deepEqual(
    found.map(({ name }) => name),
    columns,
  )
  const schema = JSON.parse(await readFile(place.path(join('out', 'bundle', 'schema.json')), 'utf8')) as {
    properties: object
  }
  assert.ok(Object.hasOwn(schema.properties, '__proto__'))

  const explained = await place.run('explain', 'out', 'proto.csv', '--row', '3', '--json')
  assert.match(explained.stdout, /__proto__ is (yes|no)/i)
  const scored = await place.run(
    'score',
    'out',
    'proto.csv',
    '--keep',
    '__proto__',
    '--to',
    'jsonl',
    '--out',
    'proto.jsonl',
  )
  assert.equal(scored.status, 0, scored.stderr)
  assert.match(
    (await readFile(place.path('proto.jsonl'), 'utf8')).split('\n')[0]!,
    /^\{"row":1,"__proto__":(true|false),"score":0\.\d+\}$/,
  )
})

for (const name of ['with space é\nand newline.csv', '--json.csv']) {
  test(`a file may be called ${JSON.stringify(name)}`, async () => {
    await studied(name, csv())
  })
}

test('escape codes in a file do not reach the terminal', async () => {
  const escape = '\u001b[31mred\u001b[0m'
  await place.write(
    'escape.csv',
    csv(
      changed('Department', () => escape),
      peopleColumns.with(2, `Dep${escape}`),
    ),
  )
  const { status, stdout, stderr } = await place.run('profile', 'escape.csv')
  assert.equal(status, 0, stderr)
  assert.ok(stdout.includes('\\x1b[31mred'), stdout)
  const refused = await place.run('study', 'escape.csv', '-t', `Dep${escape}x`)
  assert.equal(refused.status, 2)
  assert.ok(!`${stdout}${refused.stderr}`.includes('\u001b'))
})
