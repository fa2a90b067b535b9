import { inAccountSession } from '@cadre/store'
import type { Session } from '@cadre/store'
import { openSet, writeSet } from '@cadre/store/lake'
import type { OpenSet } from '@cadre/store/lake'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { enthrone } from '../champion.fixture.ts'
import { now, startTestServer, today } from '../test-server.fixture.ts'
import type { TestServer } from '../test-server.fixture.ts'
import { markActedOn } from './mark-acted-on.ts'
import { prepareRows } from './prepare-rows.ts'

let server: TestServer
let set: OpenSet
before(async () => {
  server = await startTestServer({ people: 12 })
  const versionId = await enthrone(server)
  const { rows } = await server.database.pool.query<{ id: string }>(
    'select distinct person_id as id from records.employment order by 1',
  )
  const people = rows.map(({ id }) => id)
  const name = 'outcomes/leavers'
  await writeSet(
    server.context.lake,
    {
      name,
      sequence: '1',
      source: 'a test',
      key: ['person_id', 'as_of'],
      columns: [
        { name: 'person_id', type: 'text', meaning: 'whose', role: 'subject' },
        { name: 'as_of', type: 'date', meaning: 'when' },
        { name: 'left', type: 'text', meaning: 'what came of it', knownAfterDays: 184 },
      ],
      now: now(),
    },
    [
      people.flatMap((person_id) =>
        ['2025-06-30', '2026-01-31', '2026-02-28'].map((as_of) => ({ person_id, as_of, left: 'No' })),
      ),
    ],
  )
  set = await openSet(server.context.lake, name, { purpose: 'retention' })
  // Six were acted on in March 2026, after their second row; one was only watched.
  for (const [index, person] of people.slice(0, 7).entries()) await decide(versionId, person, index)
})
after(() => server.close())

async function decide(versionId: string, person: string, index: number): Promise<void> {
  const id = (prefix: string): string => `${prefix}_${String(index).padStart(22, '0')}`
  const { pool } = server.database
  await pool.query(
    `insert into outlook.score (id, version_id, person_id, as_of, data_set, data_hash, status, score, band, reasons, notes, inputs, scored_at)
     values ($1, $2, $3, '2026-02-28', 't', 't', 'scored', 0.7, 'high', '[]', '[]', '{}', '2026-03-01')`,
    [id('sco'), versionId, person],
  )
  await pool.query(
    `insert into outlook.review_case (id, score_id, person_id, kind, question, assigned_to, is_blind, due_on, opened_by, opened_at)
     values ($1, $2, $3, 'review', 'And now?', $4, false, '2026-04-01', $4, '2026-03-02')`,
    [id('cas'), id('sco'), person, server.accounts.hr_manager],
  )
  await pool.query(
    `insert into outlook.decision (id, case_id, person_id, choice, reason_code, words, agrees, seconds, decided_by, decided_at)
     values ($1, $2, $3, $4, 'evidence fits', 'talked it over', true, 60, $5, '2026-03-05')`,
    [id('dec'), id('cas'), person, index === 6 ? 'watch' : 'act', server.accounts.hr_manager],
  )
}

function enter<Result>(run: (session: Session) => Promise<Result>): Promise<Result> {
  const { accounts, context } = server
  const errand = { purpose: 'retention', requestId: 'rqs_t', route: 't', today, now: now() } as const
  return inAccountSession(
    { ...context, errand, accountId: accounts.data_scientist, scopes: null, hasSystemReach: true },
    run,
  )
}

async function mark(options: { isLeftOut?: boolean; modelName?: string; set?: OpenSet } = {}) {
  const rows = await prepareRows(set, { enter })
  const { isLeftOut = false, modelName = 'leavers', set: of = set } = options
  const marked = await markActedOn({ set: of, path: rows.path, modelName, target: 'left', isLeftOut, enter })
  const again =
    marked.path === rows.path
      ? undefined
      : await markActedOn({ set, path: marked.path, modelName, target: 'left', isLeftOut: false, enter })
  await rows.discard()
  return { labels: marked.labels, again: again?.labels }
}

test('rows are counted whose outcome came after somebody acted on a score of the model, and left out on request', async () => {
  const { labels } = await mark()
  // The rows of June 2025 were known before anybody decided.
  assert.deepEqual(labels, { rows: labels!.rows, actedOn: 12, isLeftOut: false })
  const left = await mark({ isLeftOut: true })
  assert.deepEqual(left.labels, { ...labels, isLeftOut: true })
  assert.deepEqual(left.again, { rows: labels!.rows - 12, actedOn: 0, isLeftOut: false })
})

test('decisions on another model count for nothing, and of a file that somebody brought nothing is told', async () => {
  assert.equal((await mark({ modelName: 'another' })).labels!.actedOn, 0)
  const brought = { ...set, manifest: { ...set.manifest, name: 'tables/chosen' } }
  assert.equal((await mark({ set: brought })).labels, undefined)
})

test('those of one to four people are told as few, and stay: how many rows are left would tell', async () => {
  await server.database.pool.query(
    "delete from outlook.decision where id in (select id from outlook.decision where choice = 'act' limit 3)",
  )
  const { labels } = await mark({ isLeftOut: true })
  assert.deepEqual([labels!.actedOn, labels!.isLeftOut], [null, false])
})
