import { sql } from 'kysely'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openServer } from '../database/open-server.ts'
import { startPostgres } from '../postgres.fixture.ts'
import type { OwnPostgres } from '../postgres.fixture.ts'
import { makePlace } from './place.fixture.ts'
import type { Place } from './place.fixture.ts'

// Functions that run with more rights than a request: asked everything that SQL which was smuggled in could ask.

type As = Awaited<ReturnType<Place['account']>>

let postgres: OwnPostgres
let place: Place
const people: string[] = []
const hidden: string[] = []

before(async () => {
  postgres = await startPostgres()
  const url = await postgres.createDatabase('rights')
  place = await makePlace(await openServer(url), { url })
  await place.asSystem(async (session) => {
    for (let count = 0; count < 7; count++) {
      const subjectId = await place.maker.make(session, 'person')
      people.push(subjectId)
      for (const kind of ['employment', 'pay', 'contact_details', 'protected_profile'])
        hidden.push(await place.maker.make(session, kind, { subjectId }))
    }
  })
})
after(async () => {
  await place.database.close()
  await postgres.remove()
})

interface Routine {
  readonly name: string
  readonly types: readonly string[]
}

/** What requests may call and runs as somebody else; triggers cannot be called. */
async function routines(): Promise<Routine[]> {
  const { rows } = await place.database.pool.query<Routine>(
    `select p.oid::regproc::text as name, array(select t::regtype::text from unnest(p.proargtypes::oid[]) t) as types
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and p.prorettype <> 'trigger'::regtype and n.nspname not in ('pg_catalog', 'information_schema')
       and has_function_privilege('cadre_app', p.oid, 'execute') order by 1`,
  )
  return rows
}

/** Values of each type that ask for what is somebody else's. */
function values(type: string): readonly unknown[] {
  const words = [people[1], people[2], 'person', 'pay', 'read', 'headcount', '%', '{}', 'self|hr_manager', '']
  switch (type) {
    case 'text':
      return words
    case 'text[]':
      return [people.slice(1), ['%'], ['pay', 'person'], ['department'], []]
    case 'bytea':
      return [Buffer.alloc(32, 1)]
    case 'boolean':
      return [true]
    case 'date':
      return ['2026-11-20']
    case 'timestamp with time zone':
      return ['2026-11-20T12:00:00Z']
    case 'jsonb':
      return ['{}']
    default:
      return [1]
  }
}

/** Every combination for up to two arguments; each value in turn, with the neighbouring ones, for more. */
function questions(types: readonly string[]): unknown[][] {
  const choices = types.map(values)
  if (types.length <= 2)
    return choices.reduce<unknown[][]>(
      (all, each) => all.flatMap((begun) => each.map((value) => [...begun, value])),
      [[]],
    )
  return Array.from({ length: 20 }, (_, turn) =>
    choices.map((each, index) => each[(turn + index * (turn % 3)) % each.length]),
  )
}

/** Asks in a transaction that is taken back; what came, as text. */
async function answer(as: As, { name, types }: Routine, question: readonly unknown[]): Promise<string> {
  let came = ''
  const args = sql.join(question.map((value, index) => sql`${value}::${sql.raw(types[index]!)}`))
  await as(async ({ trx }) => {
    const { rows } = await sql`select * from ${sql.raw(name)}(${args})`.execute(trx)
    came = JSON.stringify(rows)
    throw new Error('taken back')
  }).catch(() => undefined)
  return came
}

test('no function with rights of its own tells a request of anybody whom it does not reach, whatever it is asked', async () => {
  const employee = await place.account('employee', { personId: people[0]! })
  const executive = await place.account('executive')
  const own = hidden.slice(0, 4)
  const { rows } = await place.database.pool.query<{ id: string }>('select id from app.account')
  const accounts = rows.map(({ id }) => id)
  // Employees see everybody in the directory; executives see nobody.
  const cases = [
    [
      employee,
      [...hidden.filter((id) => !own.includes(id)), ...accounts.filter((id) => id !== employee.accountId)],
    ],
    [executive, [...hidden, ...people, ...accounts.filter((id) => id !== executive.accountId)]],
  ] as const
  const callable = await routines()
  assert.ok(callable.length > 25, callable.map(({ name }) => name).join())
  let answered = 0
  for (const [as, secrets] of cases) {
    for (const routine of callable) {
      for (const question of questions(routine.types)) {
        const came = await answer(as, routine, question)
        if (came !== '') answered++
        // What was asked with may come back as it was said.
        const said = JSON.stringify(question)
        const told = secrets.filter((id) => came.includes(id) && !said.includes(id))
        assert.deepEqual(told, [], `${routine.name}(${said})`)
      }
    }
  }
  assert.ok(answered > 100, `${answered} answers`)
})

test('what finds more than is seen, or counts nearer than is answered, answers the server alone', async () => {
  const executive = await place.account('executive')
  const made = 'f'.repeat(64)
  for (const asked of [
    `records.search_people(array['%'], '${made}')`,
    `records.similar_people('Ann', '${made}')`,
    `records.first_people_found(array['%'], '2026-11-20', '{}', 100, '${made}')`,
    `records.ids_with_custom('pay', '{}', '${made}')`,
    `records.ids_with_custom('pay', '{}', null)`,
    `records.people_by_number(array['1'], '${made}')`,
    `records.people_by_work_email(array['a@b.c'], '${made}')`,
    `records.people_by_name(array['Ann'], array['Lee'], '${made}')`,
    `derived.cells('headcount', '{}', '2026-11-20', null, null, '\\x01', '${made}')`,
    `derived.cells('pay_cost', '{department}', '2026-11-20', null, 'EUR', '\\x01', null)`,
    `access.deciders_of('pay', '${people[1]}', '${made}')`,
  ]) {
    await assert.rejects(
      executive(({ trx }) => sql.raw(`select * from ${asked}`).execute(trx)),
      (error: { code?: string }) => error.code === 'CD010',
      asked,
    )
  }
})

test('what the server has proven for one question, transaction or account proves nothing for another', async () => {
  const executive = await place.account('executive')
  const employee = await place.account('employee', { personId: people[3]! })
  const search = (words: string, proof: string) =>
    sql<{ id: string }>`select p as id from records.search_people(${[words]}, ${proof}) p`
  const stolen = await executive(async ({ trx, prove }) => {
    const proof = prove('search|%')
    assert.equal((await search('%', proof).execute(trx)).rows.length, people.length)
    return proof
  })
  for (const [as, words, proof] of [
    [executive, '%', () => stolen],
    [employee, '%', () => stolen],
    [executive, '%a%', (prove: (claim: string) => string) => prove('search|%')],
    [executive, '%', (prove: (claim: string) => string) => prove('similar|%')],
  ] as const)
    await assert.rejects(
      as(({ trx, prove }) => search(words, proof(prove)).execute(trx)),
      (error: { code?: string }) => error.code === 'CD010',
    )
})
