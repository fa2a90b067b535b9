import { addMonths } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { entities, retentionRuleFor } from '@cadre/people'
import type { DataClass, Entity, Field, RetentionRule } from '@cadre/people'
import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import type { Session } from '../database/session.ts'
import { columnName } from '../schema/column-name.ts'
import { digestColumn, tableOf } from '../schema/entity-columns.ts'
import { dataSubject, recordIds } from '../subjects/data-subject.ts'
import { holdsOn } from '../subjects/holds.ts'
import { isOf } from '../subjects/read-versions.ts'
import { readRetentionRules, standingsOf } from './standing.ts'
import type { Standing } from './standing.ts'

/** One class of one person's data whose time is over. */
export interface DueData {
  readonly subjectId: string
  readonly dataClass: DataClass
  readonly dueOn: CivilDate
  readonly disposal: RetentionRule['disposal']
  readonly basis: string
}

export interface DueList {
  readonly items: readonly DueData[]
  /** The day it is due by. */
  readonly asOf: CivilDate
  /** Stands for the list; whoever has it carried out names it. */
  readonly digest: string
}

/** How many are dealt with in one run: a list that can be read. */
const perRun = 1000

/**
 * What is due, longest overdue first, at most 1,000; nothing is changed. What is held is not due. In a
 * session with system reach. The day is part of the digest, so that whoever confirms the list has seen it.
 */
export async function listDueData(session: Session): Promise<DueList> {
  const rules = await readRetentionRules(session)
  const standings = (await standingsOf(session, 'everybody')).filter(({ from }) => from !== null)
  const done = await readRetired(session)
  const released = await readReleased(session)
  const candidates = standings.flatMap((standing): DueData[] =>
    dataClassesOf(standing.subject).flatMap((dataClass) => {
      if (done.has(`${standing.subjectId}/${dataClass}`)) return []
      const item = released.get(standing.subjectId) ?? dueBy(rules, standing, dataClass)
      if (!item || item.dueOn > session.errand.today) return []
      return [{ ...item, subjectId: standing.subjectId, dataClass }]
    }),
  )
  const held = await heldClasses(session, candidates)
  const items = candidates
    .filter((item) => !held(item))
    .sort((a, b) =>
      `${a.dueOn}${a.subjectId}${a.dataClass}`.localeCompare(`${b.dueOn}${b.subjectId}${b.dataClass}`),
    )
    .slice(0, perRun)
  const asOf = session.errand.today
  const digest = createHash('sha256')
    .update(JSON.stringify([asOf, items]))
    .digest('base64url')
  return { items, asOf, digest }
}

type Due = Pick<DueData, 'dueOn' | 'disposal' | 'basis'>

function dueBy(rules: readonly RetentionRule[], standing: Standing, dataClass: DataClass): Due | undefined {
  const rule = retentionRuleFor(rules, { ...standing, dataClass })
  if (!rule || standing.from === null) return undefined
  const { eraseAfterMonths, disposal, basis } = rule
  return { dueOn: addMonths(standing.from, eraseAfterMonths), disposal, basis }
}

/** What was kept though its erasure was asked for goes as soon as nothing keeps it any more. */
async function readReleased({ trx }: Session): Promise<Map<string, Due>> {
  const { rows } = await sql<{
    id: string
    until: CivilDate
  }>`select subject_id as id, until from app.restriction`.execute(trx)
  const basis = 'erasure was asked for, and what kept the data is over'
  return new Map(rows.map(({ id, until }) => [id, { dueOn: until, disposal: 'erase', basis }]))
}

/** Deals with one due item in the session's transaction; a second time it does nothing. Returns how many rows changed. */
export async function retireData(session: Session, item: DueData): Promise<number> {
  const { subjectId, dataClass, disposal, basis } = item
  if (await isRetired(session, item)) return 0
  const subject = await dataSubject(session, subjectId)
  const ids = [subjectId, ...recordIds(subject)]
  const holds = await holdsOn(session, ids)
  // A hold that came after the list was read still counts.
  if (holds.some(({ data_classes }) => data_classes === null || data_classes.includes(dataClass))) return 0
  let rows = 0
  for (const entity of entities.filter((one) => one.dataClass === dataClass)) {
    const where = isOf(entity, subject)
    if (!where) continue
    const table = sql.raw(tableOf(entity))
    const query =
      disposal === 'erase'
        ? sql`delete from ${table} where ${where}`
        : sql`update ${table} set ${blanks(entity)} where ${where}`
    rows += Number((await query.execute(session.trx)).numAffectedRows ?? 0)
  }
  await sql`insert into app.retired_data (subject_id, data_class, disposal, basis, rows_affected)
    values (${subjectId}, ${dataClass}, ${disposal}, ${basis}, ${rows})
    on conflict (subject_id, data_class) do nothing`.execute(session.trx)
  session.note({
    act: `${disposal} by retention`,
    entity: dataClass,
    subjects: [subjectId],
    detail: { rows, basis },
  })
  return rows
}

/** How many rows changed when these were dealt with, in however many runs. */
export async function countRetired({ trx }: Session, items: readonly DueData[]): Promise<number> {
  const subjects = items.map(({ subjectId }) => subjectId)
  const classes = items.map(({ dataClass }) => dataClass)
  const { rows } = await sql<{ rows: number }>`select coalesce(sum(r.rows_affected), 0)::int as rows
    from unnest(${subjects}::text[], ${classes}::text[]) as i (subject_id, data_class)
    join app.retired_data r using (subject_id, data_class)`.execute(trx)
  return rows[0]?.rows ?? 0
}

/** What says who somebody is goes; what is left belongs to an id that names nobody. */
function blanks(entity: Entity) {
  const cells = Object.entries(entity.fields).flatMap(([name, field]) =>
    field.identifying === 'no' ? [] : blanked(columnName(name), field),
  )
  const custom = entity.takesCustomFields ? [sql`custom = '{}'::jsonb`] : []
  return sql.join([...cells, ...custom, sql`reason = null`])
}

function blanked(column: string, field: Field) {
  const empty = field.isRequired ? sql`'–'` : sql`null`
  const cell = sql`${sql.ref(column)} = ${empty}`
  return field.type === 'text' && field.isLookedUp
    ? [cell, sql`${sql.ref(digestColumn(column))} = null`]
    : [cell]
}

function dataClassesOf(subject: 'person' | 'candidate'): DataClass[] {
  const own = entities.filter((entity) =>
    subject === 'person'
      ? entity.subject === 'person'
      : entity.subject === 'candidate' || entity.subject === 'application',
  )
  return [...new Set(own.map(({ dataClass }) => dataClass))]
}

async function readRetired({ trx }: Session): Promise<Set<string>> {
  const { rows } = await sql<{
    key: string
  }>`select subject_id || '/' || data_class as key from app.retired_data`.execute(trx)
  return new Set(rows.map(({ key }) => key))
}

async function isRetired({ trx }: Session, { subjectId, dataClass }: DueData): Promise<boolean> {
  const { rows } = await sql`select from app.retired_data
    where subject_id = ${subjectId} and data_class = ${dataClass}`.execute(trx)
  return rows.length > 0
}

async function heldClasses(session: Session, items: readonly DueData[]): Promise<(item: DueData) => boolean> {
  const holds = await holdsOn(session, [...new Set(items.map(({ subjectId }) => subjectId))])
  return ({ subjectId, dataClass }) =>
    holds.some(
      (hold) =>
        hold.subject_id === subjectId &&
        (hold.data_classes === null || hold.data_classes.includes(dataClass)),
    )
}
