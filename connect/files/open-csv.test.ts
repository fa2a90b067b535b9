import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '@cadre/core'
import { openFile } from './open-file.ts'
import type { OpenFileOptions } from './source-options.ts'
import { allRows, temporaryFolder } from './test-files.ts'

const folder = temporaryFolder()

async function read(content: string | Uint8Array, options: OpenFileOptions = {}, name = 'people.csv') {
  const source = await openFile(folder.file(name, content), options)
  return { columns: source.columns, rows: await allRows(source), codes: source.notes.map(({ code }) => code) }
}

async function refusal(content: string | Uint8Array, options: OpenFileOptions = {}): Promise<AppError> {
  try {
    await read(content, options)
  } catch (error) {
    assert.ok(error instanceof AppError, String(error))
    return error
  }
  throw new assert.AssertionError({ message: 'the file was read' })
}

test('quoted cells may hold delimiters, doubled quotes and line ends', async () => {
  const { columns, rows } = await read('name,note\n"Doe, Jane","said ""hi""\nand left"\nLi,""\n')
  assert.deepEqual(columns, ['name', 'note'])
  assert.deepEqual(rows, [
    ['Doe, Jane', 'said "hi"\nand left'],
    ['Li', ''],
  ])
})

test('line ends may be mixed, and the last may be missing', async () => {
  const { rows } = await read('a,b\r\n1,2\n3,"4\r\n5"\r\n\r\n6,7')
  assert.deepEqual(rows, [
    ['1', '2'],
    ['3', '4\r\n5'],
    ['6', '7'],
  ])
})

test('lines that end with a bare return are lines', async () => {
  assert.deepEqual((await read('a,b\r1,2\r3,4\r')).rows, [
    ['1', '2'],
    ['3', '4'],
  ])
})

test('the delimiter is found, or taken as said', async () => {
  for (const delimiter of [',', ';', '\t', '|']) {
    const { columns, rows } = await read(`a${delimiter}b\n1${delimiter}"x${delimiter}y"\n2${delimiter}z\n`)
    assert.deepEqual(
      [columns, rows],
      [
        ['a', 'b'],
        [
          ['1', `x${delimiter}y`],
          ['2', 'z'],
        ],
      ],
      delimiter,
    )
  }
  assert.deepEqual((await read('a:b\n1:2\n', { delimiter: ':' })).columns, ['a', 'b'])
  assert.deepEqual((await read('sep=;\na;b\n1;2\n')).columns, ['a', 'b'])
})

test('a decimal comma does not make commas the delimiter', async () => {
  const { columns } = await read('name;pay;rate\nAnn;1,5;2,5\nBob;2,5;3,5\n')
  assert.deepEqual(columns, ['name', 'pay', 'rate'])
})

test('every encoding of the same text gives the same cells', async () => {
  const text = 'name,city\nZoë,Köln\nÁine,Málaga\n'
  const utf16 = Buffer.from(text, 'utf16le')
  const encodings: Readonly<Record<string, Uint8Array>> = {
    utf8: Buffer.from(text),
    mark: Buffer.from(`\ufeff${text}`),
    utf16le: Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
    utf16be: Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
    bare16: utf16,
    latin1: Buffer.from(text, 'latin1'),
  }
  for (const [name, bytes] of Object.entries(encodings)) {
    const { columns, rows, codes } = await read(bytes)
    assert.deepEqual(
      [columns, rows],
      [
        ['name', 'city'],
        [
          ['Zoë', 'Köln'],
          ['Áine', 'Málaga'],
        ],
      ],
      name,
    )
    assert.equal(codes.includes('encoding-guessed'), name === 'latin1' || name === 'bare16', name)
  }
})

test('a few damaged bytes in UTF-8 are shown as such, and where', async () => {
  const good = Buffer.from('name,n\nZoë,1\nÁine,2\nJosé,3\n')
  const source = await openFile(
    folder.file('damaged.csv', Buffer.concat([good, Buffer.from([0x42, 0xff, 0x2c, 0x34])])),
  )
  assert.equal((await allRows(source))[3]![0], 'B\ufffd')
  const note = source.notes.find(({ code }) => code === 'encoding-damaged')
  assert.match(note?.message ?? '', /1 bytes are damaged.*line 5/)
})

test('a header is told from data by what stands under it', async () => {
  assert.deepEqual((await read('39, State-gov, 77516\n50, Private, 83311\n38, ?, 215646\n')).columns, [
    'c1',
    'c2',
    'c3',
  ])
  assert.deepEqual((await read('age,job\n39,clerk\n')).columns, ['age', 'job'])
  assert.deepEqual((await read('red,small\nblue,large\nred,small\n')).columns, ['c1', 'c2'])
  assert.deepEqual((await read('colour,size\nblue,large\nred,small\n')).columns, ['colour', 'size'])
  assert.deepEqual((await read('name,2019,2020\nBob,x,y\n')).columns, ['name', '2019', '2020'])
})

test('what the caller says about the header wins', async () => {
  const { columns, rows } = await read('a,b\n1,2\n', { header: false })
  assert.deepEqual(
    [columns, rows],
    [
      ['c1', 'c2'],
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
  )
  assert.deepEqual((await read('1,2\n3,4\n', { header: true })).columns, ['1', '2'])
})

test('empty and doubled names get names of their own, and it is said', async () => {
  const { columns, codes } = await read('pay,,pay,pay_2, team \n1,2,3,4,x\n')
  assert.deepEqual(columns, ['pay', 'c2', 'pay_3', 'pay_2', 'team'])
  assert.ok(codes.includes('header-empty') && codes.includes('header-duplicate'))
})

test('__proto__ and constructor are names like others', async () => {
  assert.deepEqual((await read('__proto__,constructor\n1,2\n')).columns, ['__proto__', 'constructor'])
})

test('empty cells behind the last column do no harm', async () => {
  assert.deepEqual((await read('a,b\n1,2,,\n3,4\n')).rows, [
    ['1', '2'],
    ['3', '4'],
  ])
  assert.deepEqual((await read('a,b,,\n1,2\n3,4,\n')).rows, [
    ['1', '2'],
    ['3', '4'],
  ])
})

test('a space after every delimiter is no part of the cell, even before a quote', async () => {
  assert.deepEqual((await read('n, t\n1, "a, b"\n2, c\n', { header: true })).rows, [
    ['1', 'a, b'],
    ['2', 'c'],
  ])
})

test('a quote inside a cell, or with text behind it, is kept as written', async () => {
  assert.deepEqual((await read('n,t\n1,5" pipe\n2,"a" b\n')).rows, [
    ['1', '5" pipe'],
    ['2', '"a" b'],
  ])
})

test('rows across the borders of blocks are whole', async () => {
  const rows = Array.from({ length: 60_000 }, (_, row) => [`${row}`, `"note, ${'x'.repeat(row % 50)}"`, 'é'])
  const { rows: found } = await read(`id,note,e\n${rows.map((row) => row.join(',')).join('\n')}`)
  assert.equal(found.length, rows.length)
  assert.deepEqual(found.at(-1), ['59999', `note, ${'x'.repeat(59_999 % 50)}`, 'é'])
  assert.deepEqual(found[31_234], ['31234', `note, ${'x'.repeat(31_234 % 50)}`, 'é'])
})

test('a cell of several megabytes is read', async () => {
  const long = 'word '.repeat(1_000_000)
  assert.equal((await read(`a,b\n1,"${long}"\n`)).rows[0]![1], long)
})

test('a ragged row is refused with row, line and both counts', async () => {
  const error = await refusal('a,b,c\n1,2,3\n"4\n4",5,6\n7,8\n')
  assert.equal(error.code, 'rows-ragged')
  assert.deepEqual(error.details, { file: 'people.csv', row: 3, line: 5, expected: 3, found: 2 })
  assert.match(error.message, /Row 3 \(line 5\) of "people\.csv" has 2 cells where 3 are expected/)
  assert.equal((await refusal('a,b\n1,2\n3,4,5\n')).details['found'], 3)
})

test('an unclosed quote is refused with the place where it opens', async () => {
  const error = await refusal('a,b\n1,2\n3,"four\n5,6\n')
  assert.equal(error.code, 'quote-unclosed')
  assert.deepEqual(error.details, {
    file: 'people.csv',
    row: 2,
    line: 3,
    column: 2,
    option: 'quote ""',
  })
  assert.deepEqual((await read('a,b\n1,2\n3,"four\n5,6\n', { quote: '' })).rows[1], ['3', '"four'])
})

test('10,000 columns are refused', async () => {
  const names = Array.from({ length: 10_000 }, (_, column) => `c${column}`)
  const error = await refusal(`${names.join(',')}\n${names.map(() => '1').join(',')}\n`)
  assert.equal(error.code, 'too-many-columns')
  assert.match(error.message, /10000 columns; at most 4096/)
})

test('files without rows are refused', async () => {
  for (const content of ['', '\n\n', 'a,b\n', 'a,b', '\ufeff']) {
    assert.equal((await refusal(content)).code, 'file-empty', JSON.stringify(content))
  }
})

test('binary files are refused with the line', async () => {
  const error = await refusal('a,b\n1,2\n3,\0\n')
  assert.equal(error.code, 'file-format')
  assert.match(error.message, /line 3/)
})

test('a wrong or unknown encoding is refused', async () => {
  const error = await refusal(Buffer.from('a,b\n1,é\n', 'latin1'), { encoding: 'utf-8' })
  assert.equal(error.code, 'file-encoding')
  assert.match(error.message, /line 2/)
  assert.equal((await refusal('a,b\n1,2\n', { encoding: 'klingon' })).code, 'usage')
})

test('a stopped reading ends with cancelled', async () => {
  const source = await openFile(folder.file('stop.csv', 'a,b\n1,2\n'))
  const stop = new AbortController()
  stop.abort()
  await assert.rejects(async () => {
    for await (const chunk of source.chunks({ signal: stop.signal })) assert.fail(String(chunk.rowCount))
  }, /stopped/)
})

test('the row that is said to name the columns is taken, whatever stands above it', async () => {
  const text = 'Staff, "as of June\nmade by HR,,,\na,b\n1,2\n3,4\n'
  const { columns, rows } = await read(text, { headerRow: 3 })
  assert.deepEqual([columns, rows.length], [['a', 'b'], 2])
  await assert.rejects(read(text, { headerRow: 7 }), { code: 'file-empty' })
})
