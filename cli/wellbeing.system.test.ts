import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { errorOf, makeWorkplace } from './cadre.fixture.ts'

const place = await makeWorkplace()
const company = place.path('company')
const ask = (...words: string[]) => place.run('wellbeing', '--lake', `${company}/lake`, ...words)

before(async () => {
  const words = `--people 150 --years 2 --format lake --out ${company}`.split(' ')
  const made = await place.run('synth', ...words)
  assert.equal(made.status, 0, made.stderr)
})

test('departments are told with what the score is made of, none of fewer than five people, nobody by themselves', async () => {
  const ran = await ask('--as-of', '2026-06-30', '--json')
  assert.equal(ran.status, 0, ran.stderr)
  const { groups, told, hidden, madeOf } = JSON.parse(ran.stdout) as {
    groups: { people: number; score: number }[]
    told: { people: number }
    hidden: number
    madeOf: Record<string, unknown[]>
  }
  assert.ok(groups.length >= 2 && hidden >= 1)
  for (const { people, score } of groups) assert.ok(people >= 5 && score >= 0 && score <= 100)
  assert.equal(
    told.people,
    groups.reduce((sum, { people }) => sum + people, 0),
  )
  assert.deepEqual(Object.keys(madeOf), ['hours', 'outside', 'answers'])
  assert.doesNotMatch(ran.stdout, /per_/)
  assert.match((await ask('--as-of', '2026-06-30')).stdout, /Departments too small to be told: \d/)
})

test('a day that is none, and one on which nobody was employed, are refused', async () => {
  assert.match(errorOf(await ask('--as-of', 'today', '--json')).message, /YYYY-MM-DD/)
  assert.match(errorOf(await ask('--as-of', '1990-01-01', '--json')).message, /Take larger groups/)
})
