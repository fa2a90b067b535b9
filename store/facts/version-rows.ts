import { AppError, newId } from '@cadre/core'
import { fallingFields, fallingSentence } from '@cadre/people'
import type { Entity, Period } from '@cadre/people'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
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

/** The row of a version, its encrypted fields sealed. Throws `AppError('record-invalid')` for amounts that fall where they must not. */
export function versionRow(session: Session, entity: Entity, version: VersionToWrite): Row {
  const { id, subjectId, from, to, values, custom, reason, batchId } = version
  const falling = fallingFields(entity, values)
  if (falling)
    throw new AppError('record-invalid', fallingSentence(falling), {
      fields: [falling.lower, falling.higher],
    })
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

/** Rows of one shape on their way into a table, as the texts that a statement takes. */
export interface RowBatch {
  readonly add: (row: Row) => void
  readonly insert: (session: Session) => Promise<void>
}

/** Bounds the text that one statement carries. */
const rowsPerStatement = 5000
/** From so many rows on, what is the same in all of them is said once: the statement is another for each shape of rows. */
const rowsOfMany = 50

interface ColumnOfBatch {
  readonly name: string
  readonly elements: string[]
  /** What every row has; `undefined` once two differ. */
  shared: { readonly element: string; readonly cell: unknown } | undefined
}

/**
 * Gathers rows of one shape. Each column goes as one array, so that the text of the statement is the same for any
 * number of rows, and its plan is kept.
 */
export function createRowBatch(entity: Entity): RowBatch {
  const columns: ColumnOfBatch[] = []
  return {
    add: (row) => {
      if (columns.length === 0)
        for (const name of Object.keys(row)) columns.push({ name, elements: [], shared: undefined })
      for (const column of columns) addCell(column, row[column.name])
    },
    insert: async ({ trx }) => {
      const count = columns[0]?.elements.length ?? 0
      for (let start = 0; start < count; start += rowsPerStatement)
        await insertSql(entity, columns, { start, end: Math.min(start + rowsPerStatement, count) }).execute(
          trx,
        )
    },
  }
}

function addCell(column: ColumnOfBatch, cell: unknown): void {
  const element = elementOf(cell)
  if (column.elements.length === 0) column.shared = { element, cell }
  else if (column.shared?.element !== element) column.shared = undefined
  column.elements.push(element)
}

function insertSql(
  entity: Entity,
  columns: readonly ColumnOfBatch[],
  { start, end }: { readonly start: number; readonly end: number },
): RawBuilder<unknown> {
  const types = columnTypes(entity)
  const isOfMany = end - start >= rowsOfMany
  const isOnce = ({ name, shared }: ColumnOfBatch): boolean =>
    isOfMany && shared !== undefined && name !== 'id'
  // What is unknown in all rows is unknown by itself.
  const written = columns.filter((column) => !(isOnce(column) && column.shared!.element === missing))
  const listed = written.filter((column) => !isOnce(column))
  const values = written.map((column) =>
    isOnce(column)
      ? sql`${cellText(column.shared!.cell)}::text::${sql.raw(types.get(column.name)!)}`
      : sql.raw(`${quoted(column.name)}::${types.get(column.name)!}`),
  )
  const arrays = listed.map(({ elements }) => sql`${`{${elements.slice(start, end).join()}}`}::text[]`)
  const names = (some: readonly ColumnOfBatch[]): RawBuilder<unknown> =>
    sql.raw(some.map(({ name }) => quoted(name)).join(', '))
  return sql`insert into ${sql.raw(tableOf(entity))} (${names(written)})
    select ${sql.join(values)} from unnest(${sql.join(arrays)}) as entered(${names(listed)})`
}

/** Inserts rows of one shape. */
export async function insertRows(session: Session, entity: Entity, rows: readonly Row[]): Promise<void> {
  const batch = createRowBatch(entity)
  for (const row of rows) batch.add(row)
  await batch.insert(session)
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

const missing = 'NULL'

/** A cell as an element of an array of texts, as the database reads it; what is inside is cast where it goes. */
function elementOf(cell: unknown): string {
  return cell === null || cell === undefined ? missing : quotedElement(cellText(cell))
}

function quotedElement(text: string): string {
  const plain = text.includes('"') || text.includes('\\') ? text.replaceAll(/["\\]/g, '\\$&') : text
  return `"${plain}"`
}

function cellText(cell: unknown): string {
  if (typeof cell === 'string') return cell
  if (cell instanceof Uint8Array) return `\\x${Buffer.from(cell).toString('hex')}`
  if (cell instanceof Date) return cell.toISOString()
  return Array.isArray(cell) ? `{${cell.map(elementOf).join()}}` : String(cell)
}
