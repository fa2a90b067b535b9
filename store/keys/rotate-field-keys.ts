import { AppError } from '@cadre/core'
import { sql } from 'kysely'
import type { FieldCipher } from '../database/field-cipher.ts'
import { withSystemReach } from '../database/session.ts'
import type { Session } from '../database/session.ts'
import { quoted } from '../schema/entity-columns.ts'
import { checkFieldKeys } from './check-field-keys.ts'
import type { FieldKeyStore } from './field-key-store.ts'
import { sealedTables } from './sealed-tables.ts'
import type { SealedColumn, SealedTable } from './sealed-tables.ts'

export interface FieldKeyState {
  readonly id: number
  readonly isCurrent: boolean
  readonly createdAt: string
  readonly retiredAt: string | null
  /** How many values it seals now; random nonces are safe far beyond the 2^32 of a key. */
  readonly values: number
}

/** Every key the database knows, with what it still seals. */
export async function listFieldKeys(session: Session): Promise<FieldKeyState[]> {
  return withSystemReach(session, async ({ trx, cipher }) => {
    const known = await trx.selectFrom('app.field_key').selectAll().orderBy('id').execute()
    const uses = await usesByKey(session)
    return known.map(({ id, created_at, retired_at }) => ({
      id,
      isCurrent: id === cipher.currentKeyId(),
      createdAt: created_at.toISOString(),
      retiredAt: retired_at?.toISOString() ?? null,
      values: uses.get(id) ?? 0,
    }))
  })
}

/**
 * Adds a key: from now on new values are sealed with it, while older ones stay readable. Sealing
 * those anew is `resealStep`. Returns the new key's id.
 */
export async function rotateFieldKeys(session: Session, keys: FieldKeyStore): Promise<number> {
  const id = keys.addKey()
  await withSystemReach(session, (inner) => checkFieldKeys(inner, keys.read({ isFresh: true })))
  session.note({ act: 'rotate field keys', entity: 'field_key', subjects: [], detail: { id } })
  return id
}

export interface ResealProgress {
  readonly resealed: number
  readonly remaining: number
}

/**
 * Seals some values of older keys anew, in the session's transaction. Called until nothing remains; a
 * kill between or in the middle loses nothing, since every row says which key it needs.
 */
export async function resealStep(
  session: Session,
  { limit = 500 }: { readonly limit?: number } = {},
): Promise<ResealProgress> {
  return withSystemReach(session, async (inner) => {
    let resealed = 0
    for (const table of sealedTables) {
      if (resealed < limit) resealed += await resealRows(inner, table, limit - resealed)
    }
    const uses = await usesByKey(inner)
    uses.delete(inner.cipher.currentKeyId())
    const remaining = [...uses.values()].reduce((sum, count) => sum + count, 0)
    if (resealed > 0) {
      session.note({
        act: 'reseal fields',
        entity: 'field_key',
        subjects: [],
        detail: { rows: resealed, remaining },
      })
    }
    return { resealed, remaining }
  })
}

/**
 * Marks a key as retired, so that the database takes no value sealed with it any more. The caller drops it
 * from the key store once this is committed. Throws `AppError('record-conflict')` while a value needs it.
 */
export async function retireFieldKey(session: Session, id: number): Promise<void> {
  await withSystemReach(session, async ({ trx, cipher, errand }) => {
    if (id === cipher.currentKeyId()) {
      throw new AppError('record-conflict', `Key ${id} is the current one. Rotate first, then retire it.`)
    }
    // Waits for whoever seals with the key at this moment; counted after that.
    const marked = await trx
      .updateTable('app.field_key')
      .set({ retired_at: errand.now })
      .where('id', '=', id)
      .executeTakeFirst()
    if (marked.numUpdatedRows === 0n) throw new AppError('record-missing', `There is no field key ${id}.`)
    const needed = (await usesByKey(session)).get(id) ?? 0
    if (needed > 0) {
      throw new AppError(
        'record-conflict',
        `${needed} values are still sealed with key ${id}. Seal them anew first.`,
        { needed },
      )
    }
  })
  session.note({ act: 'retire field key', entity: 'field_key', subjects: [], detail: { id } })
}

async function usesByKey({ trx }: Session): Promise<Map<number, number>> {
  const parts = sealedTables.flatMap(({ table, columns }) =>
    columns.map(
      ({ name }) => `select ${keyIdSql(name)} as id from ${table} where ${quoted(name)} is not null`,
    ),
  )
  const { rows } = await sql<{ id: number; count: number }>`
    select id, count(*)::int as count from (${sql.raw(parts.join(' union all '))}) uses group by id`.execute(
    trx,
  )
  return new Map(rows.map(({ id, count }) => [Number(id), count]))
}

const keyIdSql = (column: string): string =>
  `('x' || encode(substring(${quoted(column)} from 1 for 4), 'hex'))::bit(32)::bigint`

type SealedRow = Readonly<Record<string, unknown>> & { readonly place: string; readonly row_id: string }

async function resealRows({ trx, cipher }: Session, table: SealedTable, limit: number): Promise<number> {
  const names = table.columns.map(({ name }) => quoted(name)).join(', ')
  const isOld = table.columns.map(({ name }) => `${keyIdSql(name)} <> ${cipher.currentKeyId()}`).join(' or ')
  const { rows } =
    await sql<SealedRow>`select ctid::text as place, ${sql.raw(table.rowIdSql)} as row_id, ${sql.raw(names)}
    from ${sql.raw(table.table)} where ${sql.raw(isOld)} limit ${limit} for update skip locked`.execute(trx)
  for (const row of rows) {
    const cells = table.columns.flatMap((column) => resealedCells(cipher, { table, column, row }))
    await sql`update ${sql.raw(table.table)} set ${sql.join(cells)} where ctid = ${row.place}::tid`.execute(
      trx,
    )
  }
  return rows.length
}

interface Cell {
  readonly table: SealedTable
  readonly column: SealedColumn
  readonly row: SealedRow
}

function resealedCells(cipher: FieldCipher, { table: { table }, column: { name, digest }, row }: Cell) {
  const sealed = row[name] as Uint8Array | null
  if (sealed === null) return []
  const place = { table, column: name, rowId: row.row_id }
  const text = cipher.open(sealed, place)
  const cells = [sql`${sql.ref(name)} = ${cipher.seal(text, place)}`]
  if (digest) cells.push(sql`${sql.ref(digest)} = ${cipher.digests(text, place)[0]}`)
  return cells
}
