import type { CivilDate } from '@cadre/core'
import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Session } from '../../database/session.ts'
import { quoted, tableOf } from '../../schema/entity-columns.ts'
import type { LakeColumn, LakeRow, LakeValue } from '../lake-column.ts'
import { identityColumns, instantSql, validColumns, valueColumns } from './fact-columns.ts'
import type { FactColumn } from './fact-columns.ts'

/** Opens a transaction for a page of rows; rows of many pages come from one state because of what is asked. */
export type Enter = <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>

const pageRows = 5000

const version = { name: 'version', type: 'integer', meaning: 'the version', sql: 't.version' } as const
const recordedFrom = {
  name: 'recorded_from',
  type: 'instant',
  meaning: 'since when it is believed',
  sql: instantSql('lower(t.recorded)'),
} as const
const recordedTo = (expression: string): FactColumn => ({
  name: 'recorded_to',
  type: 'instant',
  meaning: 'since when it is no longer believed',
  sql: instantSql(expression),
})

function factColumns(entity: Entity, closedAt: string): FactColumn[] {
  const recorded = [recordedFrom, recordedTo(closedAt)]
  return [version, ...identityColumns(entity), ...validColumns, ...recorded, ...valueColumns(entity)]
}

/** Columns and key of the versions of an entity. */
export function factShape(entity: Entity): { columns: LakeColumn[]; key: string[] } {
  return { columns: factColumns(entity, 'null').map(withoutSql), key: ['version'] }
}

/** Every version of an entity's records as the exports up to a batch that was cut have seen them. */
export function readAllFacts(enter: Enter, entity: Entity): AsyncGenerator<LakeRow[]> {
  const log = (condition: string): string =>
    `(select from lake.change c where c.entity = '${entity.name}' and c.version = t.version and c.batch is null and ${condition})`
  // What is in the log and in no batch happened after the cut.
  const closedAt = `case when not exists ${log('c.closed_at is not null')} then upper(t.recorded) end`
  const columns = factColumns(entity, closedAt)
  return pages(
    enter,
    { columns, key: 'version' },
    (after) =>
      sql`${sql.raw(tableOf(entity))} t where t.version > ${Number(after ?? 0)}
      and not exists ${sql.raw(log('c.closed_at is null'))} order by t.version`,
  )
}

/** The versions of an entity that were entered or closed in a batch, as they stood at its end. */
export function readChangedFacts(enter: Enter, entity: Entity, batch: number): AsyncGenerator<LakeRow[]> {
  const columns = factColumns(entity, 'c.closed_at')
  return pages(
    enter,
    { columns, key: 'version' },
    (after) =>
      sql`(select version, max(closed_at) as closed_at from lake.change
        where batch = ${batch} and entity = ${entity.name} and version > ${Number(after ?? 0)}
        group by version order by version limit ${pageRows}) c
      join ${sql.raw(tableOf(entity))} t on t.version = c.version order by t.version`,
  )
}

/** Columns and key of an entity's records on one day. */
export function recordShape(entity: Entity): { columns: LakeColumn[]; key: string[] } {
  return { columns: recordColumns(entity).map(withoutSql), key: ['id'] }
}

/** The records of an entity that hold on a day, as known at a moment before which nothing can change any more. */
export function readRecordsOn(
  enter: Enter,
  entity: Entity,
  { asOf, knownAt }: { readonly asOf: CivilDate; readonly knownAt: string },
): AsyncGenerator<LakeRow[]> {
  return pages(
    enter,
    { columns: recordColumns(entity), key: 'id' },
    (after) =>
      sql`${sql.raw(tableOf(entity))} t where t.id > ${after ?? ''} collate "C" and t.valid @> ${asOf}::date
      and t.recorded @> ${knownAt}::timestamptz order by t.id collate "C"`,
  )
}

const recordColumns = (entity: Entity): FactColumn[] => [
  ...identityColumns(entity),
  ...validColumns,
  ...valueColumns(entity),
]

interface Page {
  readonly columns: readonly FactColumn[]
  readonly key: string
}

/** Rows page by page, each in a transaction of its own, so that nothing waits for the whole. */
export async function* pages(
  enter: Enter,
  { columns, key }: Page,
  from: (after: string | number | undefined) => RawBuilder<unknown>,
): AsyncGenerator<LakeRow[]> {
  const selected = sql.raw(columns.map(({ name, sql: text }) => `${text} as ${quoted(name)}`).join(', '))
  const derived = columns.filter(({ derive }) => derive !== undefined)
  let after: string | number | undefined
  for (;;) {
    const position = after
    const { rows } = await enter(({ trx }) =>
      sql<Record<string, LakeValue>>`select ${selected} from ${from(position)} limit ${pageRows}`.execute(
        trx,
      ),
    )
    const last = rows.at(-1)?.[key]
    if (typeof last !== 'string' && typeof last !== 'number') return
    after = last
    for (const row of rows) deriveIn(row, derived)
    yield rows
  }
}

function deriveIn(row: Record<string, LakeValue>, derived: readonly FactColumn[]): void {
  for (const { name, derive } of derived) row[name] = derive!(row[name] ?? null)
}

/** What the lake is told of a column. */
export function withoutSql({ name, type, meaning, role }: FactColumn): LakeColumn {
  return { name, type, meaning, ...(role && { role }) }
}
