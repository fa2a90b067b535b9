import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { errorOf, makeWorkplace } from './cadre.fixture.ts'

const place = await makeWorkplace()
const folder = place.path('data')
const lake = (...words: string[]) => place.run('lake', ...words, '--folder', folder)

before(async () => {
  assert.equal((await place.run('init', '--folder', folder)).status, 0)
})

test('a snapshot is written, listed and sound; the same moment gives the same content', async () => {
  const moment = ['--as-of', '2026-01-01', '--known-at', new Date().toISOString()]
  const first = await lake('snapshot', ...moment, '--json')
  assert.equal(first.status, 0, first.stderr)
  const written = JSON.parse(first.stdout) as { hash: string; asOf: string; rows: number; path: string }
  assert.deepEqual([written.asOf, written.rows], ['2026-01-01', 0])
  const again = JSON.parse((await lake('snapshot', 'people', ...moment, '--json')).stdout) as { hash: string }
  assert.equal(again.hash, written.hash)
  assert.match((await lake('list')).stdout, /people +2026-01-01 .* 0 +[0-9a-f]{12}/)
  const sound = await lake('verify', '--deep')
  assert.deepEqual([sound.status, sound.stdout.trim()], [0, 'The lake is sound: 1 data sets, 1 contents.'])
  await writeFile(join(folder, 'lake', 'content', written.hash, 'data.parquet'), 'x')
  const broken = await lake('verify')
  assert.equal(broken.status, 3)
  assert.match(broken.stdout, /1 faults[^]*is not what was written/)
})

test('a table, a date or a folder that is not there is refused with what to do', async () => {
  assert.match(errorOf(await lake('snapshot', 'secrets', '--json')).message, /There are: people, /)
  assert.match(errorOf(await lake('snapshot', '--as-of', '31.1.2026', '--json')).message, /YYYY-MM-DD/)
  assert.equal((await lake('snapshot', '--known-at', 'yesterday')).status, 2)
  const nowhere = await place.run('lake', 'list', '--folder', place.path('nowhere'))
  assert.equal(nowhere.status, 8)
  assert.match(nowhere.stderr, /There is no lake in/)
})
