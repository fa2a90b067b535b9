import { entities, entityNamed, roleNames, rulesFor } from '@cadre/people'
import type { Act, Entity, Role } from '@cadre/people'
import { sql } from 'kysely'
import assert from 'node:assert/strict'
import { explainDatabaseError } from '../database/explain-database-error.ts'
import { inSavepoint } from '../database/savepoint.ts'
import type { Session } from '../database/session.ts'
import { createRecord } from '../facts/write-records.ts'
import type { NewRecord } from '../facts/ready-records.ts'
import { subjectColumn, tableOf } from '../schema/entity-columns.ts'
import type { ConformanceCase } from './cases.fixture.ts'
import type { Place } from './place.fixture.ts'

export const policyCases: readonly ConformanceCase[] = [
  ...roleNames.map((role) => ({
    name: `the row policies show the ${role} exactly the people that the rules let it reach`,
    run: (place: Place) => checkReads(place, role),
  })),
  ...roleNames.map((role) => ({
    name: `the row policies let the ${role} enter exactly what the rules let it write`,
    run: (place: Place) => checkWrites(place, role),
  })),
  { name: 'a scope ends at the border of its legal entity', run: checkScope },
  { name: 'every table with records is under forced row policies', run: checkForced },
  { name: 'requests can neither change nor delete what was recorded', run: checkAppendOnly },
]

interface Cast {
  readonly head: string
  readonly lead: string
  readonly report: string
  readonly stranger: string
}

const casts = new WeakMap<Place, Promise<Cast>>()

/** A lead with one report, and a stranger, all under one head; with one record of each kind each. */
function castOf(place: Place): Promise<Cast> {
  const known = casts.get(place) ?? makeCast(place)
  casts.set(place, known)
  return known
}

function makeCast({ asSystem, maker }: Place): Promise<Cast> {
  return asSystem(async (session) => {
    const person = () => maker.make(session, 'person')
    const cast = {
      head: await person(),
      lead: await person(),
      report: await person(),
      stranger: await person(),
    }
    const under = (subjectId: string, managerId: string) =>
      maker.make(session, 'manager_line', { subjectId, values: { managerId, kind: 'line' } })
    await under(cast.lead, cast.head)
    await under(cast.stranger, cast.head)
    await under(cast.report, cast.lead)
    for (const { name } of personal)
      for (const subjectId of Object.values(cast))
        if (name !== 'person' && name !== 'manager_line')
          await maker.make(session, name, { subjectId, values: valuesOf(name, cast) })
    return cast
  })
}

/** Whoever wrote it is nobody that has an account here, unless a role writes: a lead does so in the own name only. */
function valuesOf(name: string, { head, lead }: Cast, role?: Role): NewRecord['values'] {
  const { authorField } = entityNamed(name)
  return authorField === undefined ? {} : { [authorField]: role === 'lead' ? lead : head }
}

const personal = entities.filter(({ subject }) => subject === 'person')

/** The head has no line above, so that nothing about the head is compared. */
const subjectsOf = ({ lead, report, stranger }: Cast): string[] => [lead, report, stranger]

function selfOf(role: Role, cast: Cast): string | undefined {
  return role === 'lead' ? cast.lead : role === 'employee' ? cast.report : undefined
}

function reached(role: Role, entity: Entity, { cast, act }: { cast: Cast; act: Act }): Set<string> {
  const found = new Set<string>()
  for (const { relation } of rulesFor([role], { dataClass: entity.dataClass, act, purpose: 'operation' })) {
    if (relation === 'anyone' || relation === 'region') for (const id of subjectsOf(cast)) found.add(id)
    if (relation === 'chain' && role === 'lead') found.add(cast.report)
    const self = selfOf(role, cast)
    if (relation === 'self' && self !== undefined) found.add(self)
  }
  return found
}

async function checkReads(place: Place, role: Role): Promise<void> {
  const cast = await castOf(place)
  const as = await accountOf(place, role, cast)
  await as(async ({ trx }) => {
    for (const entity of personal) {
      const { rows } = await sql<{ subject: string }>`select ${sql.ref(subjectColumn(entity)!)} as subject
        from ${sql.raw(tableOf(entity))} where ${sql.ref(subjectColumn(entity)!)} = any (${subjectsOf(cast)})`.execute(
        trx,
      )
      const seen = new Set(rows.map(({ subject }) => subject))
      assert.deepEqual(seen, reached(role, entity, { cast, act: 'read' }), entity.name)
    }
  })
}

const accounts = new WeakMap<Place, Map<Role, ReturnType<Place['account']>>>()

function accountOf(place: Place, role: Role, cast: Cast): ReturnType<Place['account']> {
  const made = accounts.get(place) ?? new Map<Role, ReturnType<Place['account']>>()
  accounts.set(place, made)
  const personId = selfOf(role, cast)
  const known = made.get(role) ?? place.account(role, personId === undefined ? {} : { personId })
  made.set(role, known)
  return known
}

async function checkWrites(place: Place, role: Role): Promise<void> {
  const cast = await castOf(place)
  const as = await accountOf(place, role, cast)
  // Entered before anything else of its kind, so that nothing but the policy is in its way.
  const records = await place.asSystem(async (session) => {
    const made: [Entity, NewRecord][] = []
    for (const entity of personal.filter(({ name }) => name !== 'person'))
      for (const subjectId of [cast.report, cast.stranger])
        made.push([
          entity,
          await place.maker.newRecord(session, entity.name, {
            subjectId,
            from: '1990-01-01',
            to: '1990-02-01',
            values: valuesOf(entity.name, cast, role),
          }),
        ])
    return made
  })
  const wrong: string[] = []
  await as(async (session) => {
    for (const [entity, record] of records) {
      const isAllowed = reached(role, entity, { cast, act: 'write' }).has(record.subjectId!)
      const code = await tryToEnter(session, entity, record)
      if ((code === undefined) !== isAllowed || (code !== undefined && code !== 'access-denied'))
        wrong.push(
          `${entity.name} of ${record.subjectId === cast.report ? 'the report' : 'the stranger'}: ${code ?? 'let in'}`,
        )
    }
  })
  assert.deepEqual(wrong, [])
}

async function tryToEnter(session: Session, entity: Entity, record: NewRecord): Promise<string | undefined> {
  try {
    await inSavepoint(session, async () => {
      await createRecord(session, entity, record)
      throw new Undo()
    })
  } catch (error) {
    if (error instanceof Undo) return undefined
    return (explainDatabaseError(error) as { code?: string }).code ?? String(error)
  }
  return undefined
}

class Undo extends Error {}

async function checkScope({ asSystem, maker, account }: Place): Promise<void> {
  const [here, there, inside, outside] = await asSystem(async (session) => {
    const entity = (country: string) => maker.make(session, 'legal_entity', { values: { country } })
    const [here, there] = [await entity('ES'), await entity('PE')]
    const person = async (legalEntityId: string) => {
      const subjectId = await maker.make(session, 'person')
      await maker.make(session, 'job_assignment', {
        subjectId,
        values: { legalEntityId, isPrimary: true, share: 1 },
      })
      await maker.make(session, 'pay', { subjectId })
      return subjectId
    }
    return [here, there, await person(here), await person(there)] as const
  })
  const as = await account('hr_manager', { scope: [here] })
  const seen = await as(async ({ trx }) => {
    const { rows } = await sql<{
      person_id: string
    }>`select person_id from records.pay where person_id = any (${[inside, outside]})`.execute(trx)
    return rows.map(({ person_id }) => person_id)
  })
  assert.notEqual(here, there)
  assert.deepEqual(seen, [inside])
}

async function checkForced({ database }: Place): Promise<void> {
  const { rows } = await database.pool.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('records', 'vault') and c.relname <> 'key'
      and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`)
  assert.deepEqual(rows, [])
}

const attacks = [
  'update records.pay set amount_minor = 1 where true',
  'update records.pay set id = id',
  'delete from records.pay',
  'truncate records.pay',
  "update audit.entry set act = 'nothing'",
  'delete from audit.entry',
  'truncate audit.entry cascade',
  'delete from audit.link',
  'alter table records.pay disable row level security',
  'alter table records.pay no force row level security',
  'create policy mine on records.pay using (true)',
  'drop table records.pay',
  'alter role cadre_app bypassrls',
  'create table records.mine (a int)',
  'create function access.mine() returns int language sql return 1',
  "insert into access.rule values ('employee', 'pay', 'anyone', 'read', 'operation')",
  'select * from app.sign_in_link',
  'select amount_minor from vault.protected_profile, records.pay where false; delete from vault.protected_profile',
]

async function checkAppendOnly(place: Place): Promise<void> {
  const cast = await castOf(place)
  const as = await accountOf(place, 'hr_manager', cast)
  await as(async (session) => {
    for (const attack of attacks) {
      const failed = await inSavepoint(session, async () => {
        await sql.raw(attack).execute(session.trx)
        throw new Undo()
      }).catch((error: unknown) => error)
      assert.ok(!(failed instanceof Undo), `"${attack}" went through`)
    }
  })
}
