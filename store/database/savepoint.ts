import { sql } from 'kysely'
import type { Session } from './session.ts'

/**
 * Runs a part of a session's work that may fail without taking the rest along: what it wrote and what
 * it noted go with it. Invariants that wait for the end of a transaction are checked at its end.
 */
export async function inSavepoint<Result>(session: Session, run: () => Promise<Result>): Promise<Result> {
  const { trx } = session
  const forgetNotes = session.markNotes()
  await sql`savepoint part`.execute(trx)
  try {
    const result = await run()
    await sql`set constraints all immediate`.execute(trx)
    await sql`set constraints all deferred`.execute(trx)
    await sql`release savepoint part`.execute(trx)
    return result
  } catch (error) {
    await sql`rollback to savepoint part`.execute(trx)
    // It is still there after that: a part around this one would go back to it, and no further.
    await sql`release savepoint part`.execute(trx)
    forgetNotes()
    throw error
  }
}
