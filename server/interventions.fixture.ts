import { writeSet } from '@cadre/store/lake'
import { enthrone } from './champion.fixture.ts'
import { giveDemoNotices } from './demo/demo-notices.ts'
import { now } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'
import { measureEffectsJob } from './jobs/kinds/measure-effects.ts'
import { startTestWorker } from './jobs/test-worker.fixture.ts'
import type { TestWorker } from './jobs/test-worker.fixture.ts'

const scoredOn = '2026-03-31'

const id = (prefix: string, index: number): string => `${prefix}_${String(index).padStart(22, '0')}`

/** Something was done for every fourth: of them one in ten left, of the others every second. */
export const isTreated = (index: number): boolean => index % 4 === 0

/** A worker that works out what went with what was done, when it is asked to. */
export const startEffectWorker = (server: TestServer): Promise<TestWorker> =>
  startTestWorker(server, [measureEffectsJob])

/** What came of somebody, by their place in the order of ids. */
export const hasLeft = (index: number): boolean =>
  isTreated(index) ? index % 40 === 0 : index % 4 === 1 || index % 8 === 2

/** A model in use, everybody with one of eight of its scores, and what came of them; gives their ids in order. */
export async function scoreEverybody(server: TestServer): Promise<readonly string[]> {
  const version = await enthrone(server)
  await server.asSystem(giveDemoNotices)
  const { rows } = await server.database.pool.query<{ id: string }>(
    `select distinct person_id as id from records.employment where upper_inf(recorded) and upper_inf(valid) order by 1`,
  )
  const people = rows.map((row) => row.id)
  for (const [index, person] of people.entries()) {
    const step = Math.floor(index / 4) % 8
    await server.database.pool.query(
      `insert into outlook.score (id, version_id, person_id, as_of, data_set, data_hash, status, score, band, reasons, notes, inputs, scored_at)
       values ($1, $2, $3, $4, 't', 't', 'scored', $5, $6, '[]', '[]', '{}', '2026-04-01')`,
      [
        id('sco', index),
        version,
        person,
        scoredOn,
        0.1 + 0.05 * step,
        step > 6 ? 'high' : step > 2 ? 'raised' : 'usual',
      ],
    )
  }
  await writeOutcomes(server, people)
  const run = id('run', 1)
  await server.database.pool.query(
    `insert into model.run (id, model_name, job_id, data_set, options, state, started_by, started_at, ended_at)
     values ($1, 'leavers', 'job_x', 'outcomes/leavers', '{}', 'done', $2, now(), now())`,
    [run, server.accounts.data_scientist],
  )
  await server.database.pool.query('update model.version set run_id = $1 where id = $2', [run, version])
  return people
}

async function writeOutcomes({ context }: TestServer, people: readonly string[]): Promise<void> {
  const rows = people.map((person_id, index) => ({
    person_id,
    as_of: scoredOn,
    Left: hasLeft(index) ? 'Yes' : 'No',
  }))
  await writeSet(
    context.lake,
    {
      name: 'outcomes/leavers',
      sequence: '1',
      source: 'a test',
      key: ['person_id', 'as_of'],
      columns: [
        { name: 'person_id', type: 'text', meaning: 'whose', role: 'subject' },
        { name: 'as_of', type: 'date', meaning: 'when' },
        { name: 'Left', type: 'text', meaning: 'what came', knownAfterDays: 184 },
      ],
      now: now(),
    },
    [rows],
  )
}

/** A case about somebody that the lead has decided; gives its id. */
export async function decideCase(
  { accounts, database }: TestServer,
  people: readonly string[],
  personId: string,
): Promise<string> {
  const index = people.indexOf(personId)
  await database.pool.query(
    `insert into outlook.review_case (id, score_id, person_id, kind, question, assigned_to, is_blind, due_on, opened_by, opened_at, state)
     values ($1, $2, $3, 'review', 'And now?', $4, false, '2026-04-20', $5, '2026-04-02', 'decided')`,
    [id('cas', index), id('sco', index), personId, accounts.lead, accounts.hr_manager],
  )
  await database.pool.query(
    `insert into outlook.decision (id, case_id, person_id, choice, reason_code, words, agrees, seconds, decided_by, decided_at)
     values ($1, $2, $3, 'act', 'evidence fits', 'we talk it over', true, 60, $4, '2026-04-05')`,
    [id('dec', index), id('cas', index), personId, accounts.lead],
  )
  return id('cas', index)
}

/** A stay interview of each, noted by HR; ids are counted from `first`. */
export async function noteTalks(
  { accounts, database }: TestServer,
  people: readonly string[],
  first = 0,
): Promise<void> {
  for (const [index, person] of people.entries())
    await database.pool.query(
      `insert into outlook.intervention (id, person_id, kind, begun_on, words, noted_by, noted_at)
       values ($1, $2, 'stay interview', '2026-04-10', 'An hour.', $3, '2026-04-11')`,
      [id('itv', first + index), person, accounts.hr_manager],
    )
}
