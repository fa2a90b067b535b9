import { writeSet } from '@cadre/store/lake'
import assert from 'node:assert/strict'
import { enthrone, registerLeavers } from './champion.fixture.ts'
import { giveDemoNotices } from './demo/demo-notices.ts'
import { scorePeopleJob } from './jobs/kinds/score-people.ts'
import { watchModelsJob } from './jobs/kinds/watch-models.ts'
import { writeLeaversFeatures } from './leavers-features.fixture.ts'
import { startTestWorker } from './jobs/test-worker.fixture.ts'
import { now, startTestServer } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

/** The first and the last lie before experiments begin. */
export const days = ['2026-08-31', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-15'] as const

export const declaration = {
  title: 'Does knowing the team help?',
  endsBy: '2027-06-30',
  measure: 'right calls',
  smallestDifference: 0.02,
  guards: [{ about: 'pointed out', limit: 0.5 }],
  reason: 'The challenger did better on later rows.',
}

interface Line {
  readonly person_id: string
  readonly version_id: string
  readonly band: string
}

/** A company in which a version answers who may leave, and another one waits that knows more: the team. */
export interface TriedVersion {
  readonly server: TestServer
  readonly champion: string
  readonly challenger: string
  /** Puts the challenger beside, and says that it has passed its judgement. */
  readonly tryBeside: () => Promise<void>
  readonly passJudgement: () => Promise<void>
  readonly declare: (changed?: Partial<typeof declaration>) => Promise<Answer>
  readonly decide: (id: string) => Promise<Answer>
  /** Scores everybody on one of the days; what was scored before was scored the day before. */
  readonly score: (day: number) => Promise<void>
  /** What a night's look says. */
  readonly look: () => Promise<Record<string, unknown>>
  /** Writes what came of everybody on a day: what the challenger had said. */
  readonly writeOutcomes: (day: number) => Promise<void>
  /** Scores of a day, those that are shown or those that are kept beside. */
  readonly scoresOf: (table: 'score' | 'shadow_score', day: number) => Promise<Line[]>
  /** To whom the score of the champion is shown. */
  readonly peopleOfChampion: (day: number) => Promise<string[]>
  readonly close: () => Promise<void>
}

interface Opening {
  readonly people?: number
  readonly webFolder?: string
  /** Hosts that webhooks may be set up for. */
  readonly webhookHosts?: readonly string[]
  /** Of a database on Postgres. */
  readonly url?: string
}

export async function openTriedVersion({ people = 320, ...opening }: Opening = {}): Promise<TriedVersion> {
  const server = await startTestServer({ people, ...opening })
  const worker = await startTestWorker(server, [scorePeopleJob, watchModelsJob])
  await server.asSystem(giveDemoNotices)
  const champion = await enthrone(server, { useCase: 'attrition', drop: ['Team'] })
  const challenger = await registerLeavers(server)
  const { call, database } = server

  async function done({ status, body }: Answer): Promise<void> {
    assert.equal(status, 200, JSON.stringify(body))
    const job = await worker.ended(String(body['jobId']))
    assert.equal(job.state, 'done', `${job.errorCode}: ${job.errorMessage}`)
  }
  const scoresOf: TriedVersion['scoresOf'] = async (table, day) => {
    const { rows } = await database.pool.query<Line>(
      `select person_id, version_id, band from outlook.${table} where as_of = $1 order by person_id, version_id`,
      [days[day]],
    )
    return rows
  }
  return {
    server,
    champion,
    challenger,
    scoresOf,
    tryBeside: async () => {
      const body = { stage: 'shadow', reason: 'It did well on later rows.' }
      const moved = await call('data_scientist', 'POST', `/model-versions/${challenger}/stage`, { body })
      assert.equal(moved.status, 200, JSON.stringify(moved.body))
    },
    passJudgement: () => judge(server, { champion, challenger }),
    declare: (changed) =>
      call('data_scientist', 'POST', '/models/leavers/experiments', { body: { ...declaration, ...changed } }),
    decide: (id) =>
      call('hr_manager', 'POST', `/model-experiments/${id}/decision`, {
        body: { isApproved: true, reason: 'Let us see.' },
      }),
    score: async (day) => {
      for (const table of ['score', 'shadow_score'])
        await database.pool.query(`update outlook.${table} set scored_at = scored_at - interval '1 day'`)
      await writeFeatures(server, day)
      const body = { dataSet: 'features/leavers', sequence: String(day) }
      await done(await call('hr_manager', 'POST', '/models/leavers/score-runs', { body }))
    },
    look: async () => {
      await done(await call('hr_manager', 'POST', '/models/leavers/watches'))
      const { body } = await call('data_scientist', 'GET', '/models/leavers/comparisons')
      return (body['items'] as { result: Record<string, unknown> }[])[0]!.result
    },
    writeOutcomes: async (day) => {
      const said = [...(await scoresOf('score', day)), ...(await scoresOf('shadow_score', day))]
      const ofTried = said.filter(({ version_id }) => version_id === challenger)
      await writeOutcomes(server, { champion, ofTried, day: days[day]! })
    },
    peopleOfChampion: async (day) =>
      (await scoresOf('score', day)).flatMap(({ person_id, version_id }) =>
        version_id === champion ? [person_id] : [],
      ),
    close: async () => {
      await worker.stop()
      await server.close()
    },
  }
}

interface Versions {
  readonly champion: string
  readonly challenger: string
}

async function judge({ accounts, asSystem }: TestServer, { champion, challenger }: Versions): Promise<void> {
  await asSystem(({ trx }) =>
    trx
      .insertInto('model.judgement')
      .values({
        id: `jdg_${'2'.repeat(22)}`,
        version_id: challenger,
        champion_id: champion,
        data_set: 't',
        data_sequence: 't',
        data_hash: 't',
        row_count: 100,
        gates: '[]',
        is_passed: true,
        judged_by: accounts.data_scientist,
        judged_at: now(),
      })
      .execute(),
  )
}

const keys = [
  { name: 'person_id', type: 'text', meaning: 'whose', role: 'subject' },
  { name: 'as_of', type: 'date', meaning: 'when' },
] as const

/** What is known of everybody on a day; from the third on, they differ by what the champion does not know alone. */
function writeFeatures(server: TestServer, day: number): Promise<void> {
  return writeLeaversFeatures(server, {
    sequence: String(day),
    days: [days[day]!],
    of: (index) => (day < 2 ? { OverTime: index % 5 < 2 ? 'Yes' : 'No' } : { Pay: 4000 }),
  })
}

interface Outcomes {
  readonly champion: string
  readonly ofTried: readonly Line[]
  readonly day: string
}

/** Outcomes are looked for where the version that answers was trained. */
async function writeOutcomes(
  { accounts, database, context }: TestServer,
  { champion, ofTried, day }: Outcomes,
): Promise<void> {
  const set = {
    name: 'outcomes/leavers',
    sequence: '1',
    source: 'a test',
    key: ['person_id', 'as_of'],
    columns: [...keys, { name: 'Left', type: 'text', meaning: 'what came' }],
    now: now(),
  } as const
  const rows = ofTried.map(({ person_id, band }) => ({
    person_id,
    as_of: day,
    Left: band === 'usual' ? 'No' : 'Yes',
  }))
  await writeSet(context.lake, set, [rows.toSorted((a, b) => (a.person_id < b.person_id ? -1 : 1))])
  const run = `run_${'1'.repeat(22)}`
  await database.pool.query(
    `insert into model.run (id, model_name, job_id, data_set, options, state, started_by, started_at, ended_at)
     values ($1, 'leavers', 'job_x', 'outcomes/leavers', '{}', 'done', $2, now(), now()) on conflict do nothing`,
    [run, accounts.data_scientist],
  )
  await database.pool.query('update model.version set run_id = $1 where id = $2', [run, champion])
}
