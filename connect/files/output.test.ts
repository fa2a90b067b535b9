import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { AppError } from '@cadre/core'
import {
  booleanColumn,
  categoryColumn,
  createTable,
  dateColumn,
  numberColumn,
  textColumn,
} from '@cadre/learn/table'
import { readTable } from '@cadre/lifecycle/ingest'
import { csvCell } from './csv-text.ts'
import { openFile } from './open-file.ts'
import { writeFileAtomically } from './output-stream.ts'
import { openTableWriter } from './table-writer.ts'
import { temporaryPath } from './temporary-path.ts'
import { temporaryFolder } from './test-files.ts'
import { writeFolderAtomically } from './write-folder.ts'

const folder = temporaryFolder()
const at = (...names: string[]): string => join(folder.path, ...names)

const part = createTable([
  numberColumn('pay', [-1.5, null, 1e21]),
  categoryColumn('team', ['=1+1', 'a,b', null]),
  textColumn('note', ['said "hi"\nthen left', null, 'ü']),
  booleanColumn('left', [true, false, null]),
  dateColumn('hired', [18_262, null, 18_262.5]),
])

async function write(path: string): Promise<void> {
  const writer = await openTableWriter(path, { answers: { left: { no: 'No', yes: 'Yes' } } })
  await writer.write(part)
  await writer.write(part)
  await writer.close()
}

test('CSV is written as RFC 4180 says, in parts, with one header', async () => {
  await write(at('out.csv'))
  const rows = [
    `-1.5,'=1+1,"said ""hi""\nthen left",Yes,2020-01-01`,
    ',"a,b",,No,',
    '1e+21,,ü,,2020-01-01T12:00:00',
  ]
  assert.equal(
    readFileSync(at('out.csv'), 'utf8'),
    ['pay,team,note,left,hired', ...rows, ...rows, ''].join('\r\n'),
  )
})

test('every format gives back the rows that were written', async () => {
  const plain = createTable([
    numberColumn('pay', [1, null, 2.5]),
    categoryColumn('team', ['b', 'a', null]),
    booleanColumn('left', [true, false, null]),
    dateColumn('hired', [18_262, null, 18_263]),
  ])
  for (const name of ['back.csv', 'back.tsv', 'back.jsonl', 'back.parquet']) {
    const writer = await openTableWriter(at(name))
    await writer.write(plain)
    await writer.close()
    const { table } = await readTable(await openFile(at(name)))
    assert.deepEqual(table, plain, name)
  }
})

test('cells that a spreadsheet would run are made text, numbers are not', () => {
  for (const cell of ['=1+1', '+A1', '-A1', '@SUM(1)', '\tx', '\rx', '-1+cmd']) {
    assert.match(csvCell(cell), /^"?'/, cell)
  }
  for (const cell of ['-1', '+2.5', '-1e5', 'a=b', '']) assert.equal(csvCell(cell), cell)
})

test('an abandoned file leaves nothing behind, and the old one stays', async () => {
  for (const name of ['kept.csv', 'kept.parquet']) {
    const path = folder.file(name, 'old')
    const writer = await openTableWriter(path)
    await writer.write(part)
    await writer.abandon()
    assert.equal(readFileSync(path, 'utf8'), 'old')
  }
  assert.deepEqual(
    readdirSync(folder.path).filter((name) => name.includes('.tmp')),
    [],
  )
})

test('a full disk is said and leaves nothing behind', async (t) => {
  const error = Object.assign(new Error('write'), { code: 'ENOSPC' })
  const handle = await (await import('node:fs/promises')).open(folder.file('probe', ''))
  t.mock.method(Object.getPrototypeOf(handle), 'writeFile', () => Promise.reject(error))
  await handle.close()
  const writer = await openTableWriter(at('full.csv'))
  await writer.write(part)
  await assert.rejects(
    writer.close(),
    (thrown) => thrown instanceof AppError && thrown.code === 'output-disk-full',
  )
  await assert.rejects(writeFileAtomically(at('full.html'), 'x'), (thrown) => thrown instanceof AppError)
  assert.deepEqual(
    readdirSync(folder.path).filter((name) => name.includes('full')),
    [],
  )
})

test('places that cannot be written to are refused', async () => {
  mkdirSync(at('taken.csv'))
  const file = folder.file('a-file', '')
  for (const path of [at('taken.csv'), at('nowhere', 'x.csv'), join(file, 'x.csv'), '/dev/null']) {
    for (const name of [path, path.replace('.csv', '.parquet')]) {
      if (name === at('taken.parquet')) continue
      await assert.rejects(
        openTableWriter(name),
        (thrown) => thrown instanceof AppError && thrown.code === 'output-unwritable',
        name,
      )
    }
  }
})

test('a folder appears whole, and replaces only what is ours or forced', async () => {
  const path = at('bundle')
  await writeFolderAtomically(path, { 'model.json': '{}', 'parts/a.txt': 'a' })
  assert.deepEqual(readdirSync(path).sort(), ['model.json', 'parts'])
  const refused = writeFolderAtomically(path, { 'model.json': '1' })
  await assert.rejects(refused, (thrown) => thrown instanceof AppError && thrown.code === 'output-unwritable')
  await writeFolderAtomically(
    path,
    { 'model.json': '2' },
    { isOurs: (names) => names.includes('model.json') },
  )
  assert.deepEqual([readdirSync(path), readFileSync(join(path, 'model.json'), 'utf8')], [['model.json'], '2'])
  await writeFolderAtomically(path, { x: '3' }, { force: true })
  assert.deepEqual(readdirSync(path), ['x'])
})

test('a folder that fails in the middle leaves the old one as it was', async () => {
  const path = at('halfway')
  await writeFolderAtomically(path, { 'model.json': 'old' })
  await assert.rejects(
    writeFolderAtomically(path, { 'model.json': 'new', 'model.json/x': '' }, { force: true }),
  )
  await assert.rejects(writeFolderAtomically(path, { '../outside': '' }, { force: true }))
  assert.equal(readFileSync(join(path, 'model.json'), 'utf8'), 'old')
  assert.deepEqual(
    readdirSync(folder.path).filter((name) => name.includes('.tmp')),
    [],
  )
})

test('what a killed process left unfinished is removed by the next to write there, and nothing else is', async () => {
  mkdirSync(at('left'))
  const own = temporaryPath(at('left', 'own.json'))
  const { pid } = spawnSync(process.execPath, ['--version'])
  const abandoned = own.replace(`-${process.pid}-`, `-${pid}-`)
  const fresh = abandoned.replace('own.json', 'fresh.json')
  const elsewhere = abandoned.replace(/\.[0-9a-f]{8}-/, '.00000000-')
  const long = new Date(Date.now() - 120_000)
  for (const path of [own, abandoned, fresh, elsewhere, at('left', '.notes.tmp')]) {
    writeFileSync(path, 'half')
    if (path !== fresh) utimesSync(path, long, long)
  }
  const before = readdirSync(at('left'))
  await writeFileAtomically(at('left', 'whole.json'), '{}')
  const gone = before.filter((name) => !readdirSync(at('left')).includes(name))
  assert.deepEqual(gone, [basename(abandoned)])
})
