import { AppError, newId } from '@cadre/core'
import type { Entity, Period } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { columnsOfField, quoted, subjectColumn, tableOf } from '../schema/entity-columns.ts'
import type { CustomValues, Values } from './record.ts'
import { columnsOfValues } from './row-of-record.ts'
import type { Row } from './row-of-record.ts'

/** Whether nobody may know who said it. */
export function isNameless({ withoutSubject }: Entity, subjectId: string | undefined): boolean {
  return withoutSubject === 'nobody' && subjectId === undefined
}

/**
 * Ends the belief in some versions, all at one instant, which is returned: the next belief begins with it,
 * so that at every instant one thing was believed.
 */
export async function supersede(
  session: Session,
  entity: Entity,
  versions: readonly number[],
): Promise<string> {
  const table = sql.raw(tableOf(entity))
  // A clock that went back must not end a belief before it began.
  const { rows } = await sql<{ at: string }>`
    with moment as materialized (
      select greatest(clock_timestamp(), max(lower(recorded)) + interval '1 microsecond') as at
      from ${table} where version = any (${versions})
    )
    update ${table} set recorded = tstzrange(lower(recorded), (select at from moment))
    where version = any (${versions}) and upper_inf(recorded)
    returning to_json(upper(recorded))#>>'{}' as at`.execute(session.trx)
  const [first] = rows
  if (first && rows.length === versions.length) return first.at
  throw new AppError('access-denied', 'This account may not change this record.')
}

export interface VersionToWrite extends Period {
  readonly id: string
  readonly subjectId?: string
  readonly values: Values
  readonly custom: CustomValues
  readonly reason?: string
  readonly batchId?: string
}

/** The row of a version, its encrypted fields sealed. */
export function versionRow(session: Session, entity: Entity, version: VersionToWrite): Row {
  const { id, subjectId, from, to, values, custom, reason, batchId } = version
  const subject = subjectColumn(entity)
  const requestId = isNameless(entity, subjectId) ? newId('rqs') : session.errand.requestId
  return {
    id,
    ...(subject && entity.name !== entity.subject && { [subject]: subjectId ?? null }),
    valid: `[${from},${to ?? ''})`,
    entered_by: isNameless(entity, subjectId) ? 'anonymous' : session.caller.accountId,
    request_id: requestId,
    batch_id: batchId ?? null,
    reason: reason ?? null,
    ...columnsOfValues(entity, { id, validFrom: from, requestId }, values, session.cipher),
    ...(entity.takesCustomFields && { custom: JSON.stringify(custom) }),
  }
}

/** Bounds the text that one statement carries. */
const rowsPerStatement = 5000

/**
 * Inserts rows of one shape. Each column goes as one array, so that the text of the statement is the same for any
 * number of rows, and its plan is kept.
 */
export async function insertRows(session: Session, entity: Entity, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const names = Object.keys(rows[0]!)
  const types = columnTypes(entity)
  const columns = sql.raw(names.map(quoted).join(', '))
  const casts = sql.raw(names.map((name) => `${quoted(name)}::${types.get(name)!}`).join(', '))
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const some = rows.slice(start, start + rowsPerStatement)
    const arrays = names.map((name) => sql`${textArray(some.map((row) => row[name]))}::text[]`)
    await sql`insert into ${sql.raw(tableOf(entity))} (${columns})
      select ${casts} from unnest(${sql.join(arrays)}) as entered(${columns})`.execute(session.trx)
  }
}

const typesOf = new WeakMap<Entity, ReadonlyMap<string, string>>()

/** The database's types of the columns that a row may have. */
function columnTypes(entity: Entity): ReadonlyMap<string, string> {
  const known = typesOf.get(entity)
  if (known) return known
  const texts = ['id', subjectColumn(entity) ?? 'id', 'entered_by', 'request_id', 'batch_id', 'reason']
  const types = new Map([
    ...texts.map((name) => [name, 'text'] as const),
    ['valid', 'daterange'],
    ['recorded', 'tstzrange'],
    ['custom', 'jsonb'],
    ...Object.entries(entity.fields).flatMap(([name, field]) =>
      columnsOfField(name, field, () => '').map((column) => [column.name, column.type] as const),
    ),
  ])
  typesOf.set(entity, types)
  return types
}

/** The text of an array of texts, as the database reads it; what is inside is cast where it goes. */
function textArray(cells: readonly unknown[]): string {
  return `{${cells.map((cell) => (cell === null || cell === undefined ? 'NULL' : quotedElement(cellText(cell)))).join()}}`
}

const quotedElement = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`

function cellText(cell: unknown): string {
  if (cell instanceof Uint8Array) return `\\x${Buffer.from(cell).toString('hex')}`
  if (cell instanceof Date) return cell.toISOString()
  return Array.isArray(cell) ? textArray(cell) : String(cell)
}
