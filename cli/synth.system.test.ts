import { openFile } from '@cadre/connect/files'
import { openLakeFolder, openSet, readRows, verifyLake } from '@cadre/store/lake'
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { errorOf, makeWorkplace } from './cadre.fixture.ts'

const place = await makeWorkplace()
const small = ['--people', '40', '--years', '1', '--series-months', '3'] as const
const synth = (out: string, ...more: string[]) => place.run('synth', ...small, '--out', out, ...more)

interface Written {
  readonly tables: readonly { readonly name: string; readonly file: string; readonly rows: number }[]
}

const read = async (folder: string, name: string): Promise<unknown> =>
  JSON.parse(await readFile(join(place.folder, folder, name), 'utf8'))

async function rowsOf(file: string): Promise<number> {
  let rows = 0
  for await (const part of (await openFile(join(place.folder, file))).chunks()) rows += part.rowCount
  return rows
}

test('a company is written as Parquet with its manifest and its truth', async () => {
  const { status, stdout, stderr } = await synth('one', '--truth-months', '--json')
  assert.equal(status, 0, stderr)
  const { tables } = JSON.parse(stdout) as Written
  for (const { file, rows } of tables.filter(({ name }) =>
    ['person', 'pay', 'protected_profile'].includes(name),
  ))
    assert.equal(await rowsOf(join('one', file)), rows)
  const truth = (await read('one', 'truth.json')) as {
    readonly formatVersion: number
    readonly effects: readonly { readonly name: string }[]
    readonly lists: Readonly<Record<string, string>>
  }
  assert.equal(truth.formatVersion, 1)
  assert.ok(truth.effects.some(({ name }) => name === 'leaveOverPay'))
  assert.ok((await rowsOf(join('one', truth.lists['months']!))) > 200)
})

test('the same options give the same files; CSV and Parquet hold the same rows', async () => {
  assert.equal((await synth('two', '--format', 'csv')).status, 0)
  assert.equal((await synth('three', '--format', 'csv')).status, 0)
  for (const name of ['person.csv', 'pay.csv', 'truth.json', 'manifest.json', 'truth-leavers.csv'])
    assert.equal(
      await readFile(join(place.folder, 'two', name), 'utf8'),
      await readFile(join(place.folder, 'three', name), 'utf8'),
    )
  assert.equal(await rowsOf('two/pay.csv'), await rowsOf('one/pay.parquet'))
})

test('as a lake it holds every version with when it came to be known, and nobody leaves in advance', async () => {
  const { status, stderr } = await synth('four', '--format', 'lake')
  assert.equal(status, 0, stderr)
  const lake = await openLakeFolder(join(place.folder, 'four', 'lake'))
  const { faults } = await verifyLake(lake, { isDeep: true })
  assert.deepEqual(faults, [])
  const employments = await openSet(lake, 'facts/employment', { purpose: 'planning' })
  let left = 0
  for await (const rows of readRows(employments)) {
    for (const { valid_to: to, recorded_from: since, recorded_to: until } of rows) {
      if (to !== null) left++
      assert.ok(
        to === null || String(since).startsWith(String(to)),
        `${String(to)} was known on ${String(since)}`,
      )
      assert.ok(until === null || String(until) > String(since))
    }
  }
  assert.ok(left > 0)
  await assert.rejects(
    openSet(lake, 'protected/facts/protected_profile', { purpose: 'planning' }),
    /audit only/,
  )
})

test('a folder with other files is not replaced, one of a company is', async () => {
  assert.equal((await synth('two', '--format', 'csv')).status, 0)
  await writeFile(join(place.folder, 'file'), 'x')
  const error = errorOf(await synth('file', '--json'))
  assert.equal(error.code, 'output-unwritable')
})

for (const [words, message] of [
  [['--without', 'gravity'], /Effects are leaveInFirstHalfYear/],
  [['--countries', 'XX'], /Countries are ES/],
  [['--today', '2026-02-30'], /is no date/],
  [['--format', 'docx'], /parquet, csv, lake/],
] as const) {
  test(`"cadre synth ${words.join(' ')}" is refused before anything is written`, async () => {
    const run = await synth('refused', ...words, '--json')
    assert.equal(run.status, 2)
    assert.match(errorOf(run).message, message)
    assert.equal((await place.list()).includes('refused'), false)
  })
}
