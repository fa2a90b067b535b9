import type { DataClass } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import type { DataSubject } from './data-subject.ts'

export interface Suppressed {
  readonly kind: string
  readonly digest: string
}

/** An erasure as it is carried out, and again after an older backup was restored. */
export interface ErasureOrder {
  readonly kind: 'erasure'
  readonly id: string
  readonly at: string
  readonly subject: DataSubject
  /** Classes that a hold or a law keeps; all else goes. */
  readonly keptClasses: readonly DataClass[]
  readonly restriction: {
    readonly keepers: readonly string[]
    readonly reason: string
    readonly until: string
  } | null
  readonly suppressed: readonly Suppressed[]
}

export interface HoldOrder {
  readonly kind: 'hold'
  readonly id: string
  readonly subjectId: string
  readonly dataClasses: readonly DataClass[] | null
  readonly reason: string
  readonly until: string
  readonly placedBy: string
}

export interface HoldLift {
  readonly kind: 'hold lifted'
  readonly id: string
  readonly by: string
  readonly at: string
}

export type LedgerEntry = ErasureOrder | HoldOrder | HoldLift

/**
 * What must survive the restore of an older backup, kept outside the database: erasures and holds. It
 * names people by random ids and keyed digests only.
 */
export interface SubjectLedger {
  /** Durable when it returns; entered before the database commits what it tells. */
  readonly append: (entry: LedgerEntry) => void
  readonly read: () => readonly LedgerEntry[]
}

/**
 * Enters what the transaction is about to do, one process after the other until each has committed: every
 * line of a ledger vouches for the one before, and a lock of the database outlives no process.
 */
export async function enterInLedger(
  { trx }: Pick<Session, 'trx'>,
  ledger: SubjectLedger,
  entry: LedgerEntry,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('cadre ledger'))`.execute(trx)
  ledger.append(entry)
}

/** A ledger that lives as long as the process: for tests and trials. */
export function ledgerInMemory(): SubjectLedger {
  const entries: LedgerEntry[] = []
  return { append: (entry) => void entries.push(entry), read: () => entries }
}
