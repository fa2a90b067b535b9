import type { AppError } from '@cadre/core'
import type { Kysely, Transaction } from 'kysely'
import type pg from 'pg'
import type { Tables } from '../schema/tables.ts'

/** A pool, and queries over it. */
export interface Connections {
  readonly kysely: Kysely<Tables>
  readonly pool: pg.Pool
}

/** An open database; embedded and server differ in nothing that a query can see. */
export interface Database extends Connections {
  readonly kind: 'embedded' | 'server'
  /**
   * What requests run on. Behind the wall it is a login of their own that owns nothing and can become nobody
   * else; without it the same as for everything.
   */
  readonly requests: Connections
  /** Whether an acknowledged write survives the loss of power. */
  readonly isPowerLossSafe: boolean
  /** Throws `AppError('store-disk-full')` when a write should not be tried. */
  readonly assertWritable: () => void
  /** Throws it when not even a read, which is entered in the audit trail, is sure to find room. */
  readonly assertReadable: () => void
  /** Settles when this process cannot use the database any more and should be started anew; never for a server. */
  readonly unusable: Promise<AppError>
  readonly close: () => Promise<void>
}

export type Trx = Transaction<Tables>
