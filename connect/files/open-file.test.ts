import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { AppError } from '@cadre/core'
import { openFile } from './open-file.ts'
import type { OpenFileOptions } from './source-options.ts'
import { allRows, temporaryFolder } from './test-files.ts'

const folder = temporaryFolder()

async function refusal(path: string, options: OpenFileOptions = {}): Promise<AppError> {
  try {
    await allRows(await openFile(path, options))
  } catch (error) {
    assert.ok(error instanceof AppError, String(error))
    return error
  }
  throw new assert.AssertionError({ message: `${path} was read` })
}

test('a missing file suggests the nearest name in its folder', async () => {
  folder.file('attrition.csv', 'a,b\n1,2\n')
  const error = await refusal(join(folder.path, 'atrition.csv'))
  assert.equal(error.code, 'file-missing')
  assert.match(error.message, /Did you mean "attrition\.csv"\?/)
  assert.match((await refusal(join(folder.path, 'no', 'x.csv'))).message, /the folder ".*no" does not exist/)
})

test('odd names are names, never options or commands', async () => {
  for (const name of ['-rf', '$(id)', 'a\nb', '../../nothing/passwd', 'nul\0byte']) {
    assert.equal((await refusal(join(folder.path, name))).code, 'file-missing', JSON.stringify(name))
  }
})

test('folders, pipes and devices are refused without waiting', async () => {
  mkdirSync(join(folder.path, 'people'))
  execFileSync('mkfifo', [join(folder.path, 'pipe.csv')])
  for (const path of [join(folder.path, 'people'), join(folder.path, 'pipe.csv'), '/dev/zero', '/dev/null']) {
    assert.equal((await refusal(path)).code, 'file-not-a-file', path)
  }
})

test(
  'a file without permission is refused',
  { skip: process.getuid?.() === 0 && 'runs as root' },
  async () => {
    const path = folder.file('secret.csv', 'a,b\n1,2\n')
    chmodSync(path, 0)
    assert.equal((await refusal(path)).code, 'file-unreadable')
  },
)

test('files of other kinds are refused with the way out', async () => {
  const old = folder.file('old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))
  assert.match((await refusal(old)).message, /old Excel workbook.*save it as XLSX or CSV/)
  assert.match((await refusal(folder.file('x.pdf', '%PDF-1.7\n'))).message, /PDF/)
  assert.match(
    (await refusal(folder.file('x.csv.gz', Buffer.from('1f8b0800', 'hex')))).message,
    /Unpack it first/,
  )
  assert.match((await refusal(folder.file('x.parquet', 'a,b\n1,2\n'))).message, /named as PARQUET but is not/)
})

test('content decides the format where the name does not', async () => {
  const formats: readonly [string, string, string][] = [
    ['rows.txt', 'a\tb\n1\t2\n', 'csv'],
    ['rows.dat', '[{"a": 1}]', 'json'],
    ['lines.json', '{"a": 1}\n{"a": 2}\n', 'jsonl'],
    ['wrapped.json', '{"data": [{"a": 1}]}', 'json'],
    ['rows.tsv', 'a\tb\n1\t2\n', 'tsv'],
  ]
  for (const [name, content, format] of formats) {
    assert.equal((await openFile(folder.file(name, content))).format, format, name)
  }
})

test('JSON rows may lack keys, nest objects and hold lists', async () => {
  const source = await openFile(
    folder.file(
      'nested.json',
      '{"count": 2,\n "rows": [{"a": 1, "b": {"c": "x, ]}"}},\n {"d": ["y", 2], "a": null}], "more": []}',
    ),
  )
  assert.deepEqual(source.columns, ['a', 'b.c', 'd'])
  assert.deepEqual(await allRows(source), [
    ['1', 'x, ]}', 'null'],
    ['null', 'null', 'y 2'],
  ])
  assert.ok(source.notes.some(({ code }) => code === 'lists-joined'))
})

test('__proto__ as a key is a column and changes nothing', async () => {
  const source = await openFile(
    folder.file('proto.jsonl', '{"__proto__": {"polluted": 1}, "constructor": 2}\n'),
  )
  assert.deepEqual(source.columns, ['__proto__.polluted', 'constructor'])
  assert.deepEqual(await allRows(source), [['1', '2']])
  assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false)
})

test('bad JSON is refused with row and line', async () => {
  const lines = await refusal(folder.file('bad.jsonl', '{"a": 1}\n\n{"a": }\n'))
  assert.deepEqual([lines.code, lines.details['row'], lines.details['line']], ['file-format', 2, 3])
  const array = await refusal(folder.file('bad.json', '[{"a": 1},\n{"a": 2},\n{"a" 3}]'))
  assert.deepEqual([array.code, array.details['row'], array.details['line']], ['file-format', 3, 3])
  for (const content of ['[1, 2]', '{"a": 1', '[{"a": 1}', '{"a": {"0": 1}}', '"text"']) {
    assert.equal((await refusal(folder.file('odd.json', content))).code, 'file-format', content)
  }
  assert.equal((await refusal(folder.file('none.json', '[]'))).code, 'file-empty')
})

test('a format that was said but is not there is told from damage', async () => {
  const path = folder.file('plain.csv', 'a,b\n1,2\n')
  for (const format of ['xlsx', 'parquet'] as const) {
    const error = await refusal(path, { format })
    assert.equal(error.code, 'file-format')
    assert.match(error.message, new RegExp(`is not ${format}, as was said`, 'i'))
  }
})
