import { AppError, newId } from '@cadre/core'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

export interface SavedView {
  readonly id: string
  readonly list: string
  readonly name: string
  /** Query parameters of the list, by name. */
  readonly query: Readonly<Record<string, unknown>>
  readonly sharedWith: readonly string[]
  readonly isOwn: boolean
  readonly version: number
}

export type NewView = Pick<SavedView, 'list' | 'name' | 'query' | 'sharedWith'>

const columns = (session: Session) =>
  sql`id, list, name, query, shared_with as "sharedWith", version, account_id = ${session.caller.accountId} as "isOwn"`

/** Own views and those shared with a role of the account, by name. */
export async function listViews(session: Session, list?: string): Promise<SavedView[]> {
  const { rows } = await sql<SavedView>`select ${columns(session)} from app.saved_view
    ${list === undefined ? sql`` : sql`where list = ${list}`} order by lower(name), id limit 500`.execute(
    session.trx,
  )
  return rows
}

/** One view; throws `AppError('record-missing')` when it is neither own nor shared with the account. */
export async function readView(session: Session, id: string): Promise<SavedView> {
  const { rows } =
    await sql<SavedView>`select ${columns(session)} from app.saved_view where id = ${id}`.execute(session.trx)
  if (rows[0]) return rows[0]
  throw new AppError('record-missing', 'There is no such view within reach.', { id })
}

/** Keeps a view of the account. */
export async function createView(session: Session, view: NewView): Promise<SavedView> {
  const id = newId('viw')
  await session.trx
    .insertInto('app.saved_view')
    .values({
      id,
      account_id: session.caller.accountId,
      list: view.list,
      name: view.name,
      query: JSON.stringify(view.query),
      shared_with: [...view.sharedWith],
      updated_at: session.errand.now,
    })
    .execute()
  noteView(session, 'create', { id, sharedWith: view.sharedWith })
  return readView(session, id)
}

/** Changes an own view. Throws `AppError` `record-missing`, `access-denied` or `version-stale`. */
export async function changeView(
  session: Session,
  id: string,
  { ifVersion, ...change }: Partial<Omit<NewView, 'list'>> & { readonly ifVersion?: number },
): Promise<SavedView> {
  const view = await ownView(session, id)
  if (ifVersion !== undefined && ifVersion !== view.version) throw stale(view.version)
  const next = { ...view, ...change }
  const { numUpdatedRows } = await session.trx
    .updateTable('app.saved_view')
    .set({
      name: next.name,
      query: JSON.stringify(next.query),
      shared_with: [...next.sharedWith],
      version: view.version + 1,
      updated_at: session.errand.now,
    })
    .where('id', '=', id)
    .where('version', '=', view.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw stale(view.version)
  noteView(session, 'amend', { id, sharedWith: next.sharedWith })
  return readView(session, id)
}

/** Removes an own view. */
export async function deleteView(session: Session, id: string): Promise<void> {
  await ownView(session, id)
  await session.trx.deleteFrom('app.saved_view').where('id', '=', id).execute()
  noteView(session, 'delete', { id })
}

async function ownView(session: Session, id: string): Promise<SavedView> {
  const view = await readView(session, id)
  if (view.isOwn) return view
  throw new AppError('access-denied', 'The view belongs to somebody else. Save a copy to change it.')
}

function stale(version: number): AppError {
  return new AppError('version-stale', 'The view was changed since it was read. Read it again.', { version })
}

function noteView(session: Session, act: string, detail: Readonly<Record<string, unknown>>): void {
  session.note({ act, entity: 'saved_view', subjects: [], detail })
}
