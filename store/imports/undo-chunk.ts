import { entities, entityNamed } from '@cadre/people'
import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { withSystemReach } from '../database/session.ts'
import { supersede } from '../facts/version-rows.ts'
import { columnsOfField, quoted, subjectColumn, tableOf } from '../schema/entity-columns.ts'

interface Effect {
  readonly position: string
  readonly entity: string
  readonly wrote: readonly number[]
  readonly ended: readonly number[]
}

export interface Undone {
  readonly records: number
  /** Records that somebody changed since; they are left as they are. */
  readonly left: number
  readonly isFinished: boolean
}

/**
 * Takes back the newest part of what an import wrote: its versions are no longer believed, and those that they
 * replaced are believed again, as they were. What was changed since stays.
 */
export async function undoChunk(session: Session, importId: string): Promise<Undone> {
  await sql`select pg_advisory_xact_lock(hashtext('imports'))`.execute(session.trx)
  const { rows } = await sql<Effect>`select position::text, entity, wrote, ended from imports.effect
    where import_id = ${importId} and undone_at is null order by imports.effect.position desc limit 1`.execute(
    session.trx,
  )
  const [effect] = rows
  if (!effect) return { records: 0, left: 0, isFinished: true }
  const entity = entityNamed(effect.entity)
  const undo = (inner: Session) => undoEffect(inner, importId, { entity, effect })
  const { records, leftIds } = await (entity.dataClass === 'protected'
    ? withSystemReach(session, undo)
    : undo(session))
  await sql`update imports.effect set undone_at = ${session.errand.now}, left_ids = ${leftIds}::text[]
    where import_id = ${importId} and position = ${effect.position}::bigint`.execute(session.trx)
  return { records, left: leftIds.length, isFinished: false }
}

interface EffectOfKind {
  readonly entity: Entity
  readonly effect: Effect
}

async function undoEffect(session: Session, importId: string, { entity, effect }: EffectOfKind) {
  const touched = await touchedBy(session, entity, effect)
  const leftIds = await changedSince(session, importId, { entity, touched })
  const left = new Set(leftIds)
  const undone = touched.filter(({ id }) => !left.has(id))
  const believed = undone
    .filter(({ isBelieved, isWritten }) => isBelieved && isWritten)
    .map(({ version }) => version)
  if (believed.length > 0) {
    const at = await supersede(session, entity, believed)
    const former = undone.filter(({ isWritten }) => !isWritten).map(({ version }) => version)
    await believeAgain(session, entity, { versions: former, at })
  }
  const ids = [...new Set(undone.map(({ id }) => id))]
  const subjects = [...new Set(undone.flatMap(({ subject }) => subject ?? []))]
  session.note({
    act: 'undo import',
    entity: entity.name,
    subjects,
    detail: { import: importId, records: ids.length },
  })
  return { records: ids.length, leftIds }
}

interface Touched {
  readonly version: number
  readonly id: string
  readonly subject: string | null
  readonly isBelieved: boolean
  readonly isWritten: boolean
}

async function touchedBy(session: Session, entity: Entity, { wrote, ended }: Effect): Promise<Touched[]> {
  const subject = subjectColumn(entity)
  const { rows } =
    await sql<Touched>`select version, id, ${subject ? sql.ref(subject) : sql`null::text`} as subject,
      upper_inf(recorded) as "isBelieved", version = any (${wrote}::bigint[]) as "isWritten"
    from ${sql.raw(tableOf(entity))} where version = any (${[...wrote, ...ended]}::bigint[])`.execute(
      session.trx,
    )
  return rows
}

/** Records of which a version of the import is no longer believed, or that others have been entered to since. */
async function changedSince(
  session: Session,
  importId: string,
  { entity, touched }: { readonly entity: Entity; readonly touched: readonly Touched[] },
): Promise<string[]> {
  const rewritten = touched
    .filter(({ isWritten, isBelieved }) => isWritten && !isBelieved)
    .map(({ id }) => id)
  const fresh = [...new Set(touched.filter(({ isWritten }) => isWritten).map(({ id }) => id))]
  const had = new Set(touched.filter(({ isWritten }) => !isWritten).map(({ id }) => id))
  const made = fresh.filter((id) => !had.has(id))
  return [...new Set([...rewritten, ...(await namedByOthers(session, importId, { entity, ids: made }))])]
}

/** Which of these new records are named by believed records of others than the import. */
async function namedByOthers(
  session: Session,
  importId: string,
  { entity, ids }: { readonly entity: Entity; readonly ids: readonly string[] },
): Promise<string[]> {
  const columns = entities.flatMap((other) => {
    const subject = other.subject === entity.name && other.name !== entity.name ? [`${entity.name}_id`] : []
    const fields = Object.entries(other.fields).flatMap(([name, field]) =>
      field.type === 'reference' && field.to.includes(entity.name)
        ? columnsOfField(name, field, () => '').map((column) => column.name)
        : [],
    )
    return [...subject, ...fields].map((column) => ({ table: tableOf(other), column }))
  })
  if (columns.length === 0 || ids.length === 0) return []
  const parts = columns.map(
    ({ table, column }) => sql`select ${sql.ref(column)} as id from ${sql.raw(table)}
      where ${sql.ref(column)} = any (${ids}) and upper_inf(recorded) and batch_id is distinct from ${importId}`,
  )
  const query = sql<{ id: string }>`${sql.join(parts, sql` union `)}`
  const { rows } = await withSystemReach(session, ({ trx }) => query.execute(trx))
  return rows.map(({ id }) => id)
}

/** Enters copies of versions as believed from an instant on: sealed values stay bound to the place they were sealed for. */
async function believeAgain(
  session: Session,
  entity: Entity,
  { versions, at }: { readonly versions: readonly number[]; readonly at: string },
): Promise<void> {
  if (versions.length === 0) return
  const table = sql.raw(tableOf(entity))
  const names = copiedColumns(entity)
  const columns = sql.raw(names.map(quoted).join(', '))
  const { rows } = await sql<{ before: string; after: string }>`
    with former as (select * from ${table} where version = any (${versions}::bigint[])),
    again as (
      insert into ${table} (${columns}, recorded)
      select ${columns}, tstzrange(${at}::timestamptz, null) from former order by former.version
      returning version, id, valid)
    select former.version::text as before, again.version::text as after
    from former join again on again.id = former.id and again.valid = former.valid`.execute(session.trx)
  await handOver(session, entity, rows)
}

/**
 * Whichever import wrote the former versions has written their copies now: it can be undone after this one. Numbers of an
 * effect are in order, so that its first and last tell most of those that hold none of them.
 */
async function handOver(
  session: Session,
  entity: Entity,
  rows: readonly { readonly before: string; readonly after: string }[],
): Promise<void> {
  if (rows.length === 0) return
  const [before, after] = [rows.map((row) => row.before), rows.map((row) => row.after)]
  await withSystemReach(session, ({ trx }) =>
    sql`with copied as materialized (
        select * from unnest(${before}::bigint[], ${after}::bigint[]) c(before, after)),
      bounds as (select min(before) as first, max(before) as last from copied),
      held as materialized (
        select e.import_id, e.position, array_agg(coalesce(c.after, w.version) order by coalesce(c.after, w.version)) as wrote
        from imports.effect e cross join bounds b cross join unnest(e.wrote) w(version)
        left join copied c on c.before = w.version
        where e.entity = ${entity.name} and e.undone_at is null
          and e.wrote[1] <= b.last and e.wrote[cardinality(e.wrote)] >= b.first
        group by 1, 2 having bool_or(c.before is not null))
      update imports.effect e set wrote = held.wrote
      from held where e.import_id = held.import_id and e.position = held.position`.execute(trx),
  )
}

function copiedColumns(entity: Entity): string[] {
  const subject = subjectColumn(entity)
  return [
    'id',
    ...(subject && entity.name !== entity.subject ? [subject] : []),
    'valid',
    'entered_by',
    'request_id',
    'batch_id',
    'reason',
    ...Object.entries(entity.fields).flatMap(([name, field]) =>
      columnsOfField(name, field, () => '').map((column) => column.name),
    ),
    ...(entity.takesCustomFields ? ['custom'] : []),
  ]
}
