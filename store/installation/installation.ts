import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Session } from '../database/session.ts'

/** What a database is: the demo with its made-up company, or an installation of somebody's own. */
export interface Installation {
  readonly kind: 'demo' | 'real'
  /** The day the company of the demo is made for. */
  readonly demoToday: CivilDate | null
  /** How many records of that company are entered. */
  readonly demoRecords: number
  readonly isFilled: boolean
}

/** What was set up here; `undefined` for an empty database. */
export async function readInstallation({ trx }: Session): Promise<Installation | undefined> {
  const row = await trx.selectFrom('app.installation').selectAll().executeTakeFirst()
  if (!row) return undefined
  return {
    kind: row.kind,
    demoToday: row.demo_today,
    demoRecords: row.demo_records,
    isFilled: row.is_filled,
  }
}

/** Sets a database up; a demo has its company still to come. */
export async function createInstallation(
  session: Session,
  installation: Pick<Installation, 'kind' | 'demoToday'>,
): Promise<void> {
  const { kind, demoToday } = installation
  await session.trx
    .insertInto('app.installation')
    .values({ kind, demo_today: demoToday, is_filled: kind === 'real' })
    .execute()
  session.note({ act: 'set up', entity: 'installation', subjects: [], detail: { kind } })
}

/**
 * Keeps how far the demo is filled, in the transaction of what it tells. Throws
 * `AppError('record-conflict')` when another process fills it too.
 */
export async function noteDemoProgress(
  { trx }: Session,
  { from, to, isFilled }: { readonly from: number; readonly to: number; readonly isFilled: boolean },
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('app.installation')
    .set({ demo_records: to, is_filled: isFilled })
    .where('demo_records', '=', from)
    .where('is_filled', '=', false)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new AppError('record-conflict', 'Another process fills the demo.')
}
