import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { entityNamed } from '@cadre/people'
import { fillInstallation, asSystem, now } from '../backup/installation.fixture.ts'
import { openInMemory } from '../database/open-embedded.ts'
import { amendRecord } from '../facts/write-records.ts'
import { migrate } from '../migrations/migrate.ts'

const database = await openInMemory()
await migrate(database)
after(() => database.close())

test('the recorded time of a record never goes back, though the clock of the database did', async () => {
  const [id] = await fillInstallation(database, 1)
  const person = entityNamed('person')
  // As if the clock had been two hours ahead when it was entered.
  await database.pool.query(
    "update records.person set recorded = tstzrange(lower(recorded) + interval '2 hours', null) where upper_inf(recorded)",
  )
  for (const lastName of ['first', 'second', 'third']) {
    await asSystem(database, (session) =>
      amendRecord(session, person, id!, { from: '2024-06-01', values: { lastName } }),
    )
  }
  const { rows } = await database.pool.query<{ backwards: number; believed: number; gaps: number }>(
    `select count(*) filter (where upper(recorded) <= lower(recorded))::int as backwards,
       count(*) filter (where upper_inf(recorded))::int as believed,
       (select count(*)::int from records.person a join records.person b on a.id = b.id and a.version < b.version
        where a.valid && b.valid and a.recorded && b.recorded) as gaps
     from records.person where id = $1`,
    [id],
  )
  assert.deepEqual(rows, [{ backwards: 0, believed: 2, gaps: 0 }])
})

test('a session is over once its time is, and a clock that goes back does not lengthen a link', async () => {
  const aliveAt = async (moment: Date): Promise<number> => {
    const { rows } = await database.pool.query<{ alive: number }>(
      `select count(*)::int as alive from app.session s, lateral app.authenticate(s.token_digest, $1::text, 'operation', '2026-11-20',
         seal.of('request|' || encode(s.token_digest, 'hex') || '|' || $1::text || '|operation|2026-11-20')) a`,
      [moment.toISOString()],
    )
    return rows[0]!.alive
  }
  assert.equal(await aliveAt(now), 1)
  assert.equal(await aliveAt(new Date(now.getTime() + 10 * 365 * 86_400_000)), 0)
})
