import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { before, test } from 'node:test'
import { csv, makeWorkplace, people } from './cadre.fixture.ts'

const place = await makeWorkplace()
const study = [
  'study',
  'people.csv',
  '-t',
  'Left',
  '--learners',
  'logistic-regression',
  '--out',
  'out',
  '--json',
]

before(() => place.write('people.csv', csv(people(240))))

test('a study goes on from its journal, cut short anywhere, to the same result', async () => {
  const whole = await place.run(...study, '--journal', 'fits.jsonl')
  assert.equal(whole.status, 0, whole.stderr)
  const journal = await readFile(place.path('fits.jsonl'), 'utf8')
  const lines = journal.trimEnd().split('\n')
  assert.ok(lines.length > 20, `${lines.length} fits noted`)

  await writeFile(place.path('fits.jsonl'), journal.slice(0, Math.floor(journal.length * 0.6)))
  const resumed = await place.run(...study, '--journal', 'fits.jsonl')
  assert.equal(resumed.status, 0, resumed.stderr)
  const known = (await readFile(place.path('fits.jsonl'), 'utf8')).trimEnd().split('\n')
  // One more than the fits: the line that was cut short stays.
  assert.equal(known.length, lines.length + 1)
  assert.deepEqual(lasting(resumed.stdout), lasting(whole.stdout))
})

test('a file that is no journal is refused and left as it is', async () => {
  await place.write('notes.txt', 'call the dentist\n')
  const { status, stdout } = await place.run(...study, '--journal', 'notes.txt')
  assert.equal(status, 3)
  assert.match(stdout, /notes\.txt is not a study's journal/)
  assert.equal(await readFile(place.path('notes.txt'), 'utf8'), 'call the dentist\n')
})

test('a journal that cannot be written is refused before the work begins', async () => {
  const { status, stdout } = await place.run(...study, '--journal', 'no/such/folder/fits.jsonl')
  assert.equal(status, 6)
  assert.match(stdout, /cannot be written/)
})

/** All of a result but what the clock decides. */
function lasting(stdout: string): unknown {
  const { createdAt: _createdAt, timings: _timings, leaderboard, ...rest } = JSON.parse(stdout)
  return {
    ...rest,
    leaderboard: leaderboard.map(({ fitMs: _fitMs, ...row }: Record<string, unknown>) => row),
  }
}
