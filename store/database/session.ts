import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Purpose, Role } from '@cadre/people'
import { sql } from 'kysely'
import { writeAuditEntries } from '../audit/write-audit-entries.ts'
import type { AuditNote } from '../audit/audit-note.ts'
import type { Database, Trx } from './database.ts'
import { explainDatabaseError } from './explain-database-error.ts'
import type { FieldCipher } from './field-cipher.ts'

/** For what a piece of work is done, and when. */
export interface Errand {
  readonly purpose: Purpose
  readonly requestId: string
  readonly route: string
  /** The organisation's today. */
  readonly today: CivilDate
  readonly now: Date
}

/** On whose behalf a piece of work is done. */
export interface Caller {
  readonly accountId: string
  readonly personId: string | null
  readonly roles: readonly Role[]
  readonly sessionId: string | null
  readonly kind: 'browser' | 'token' | 'job' | 'system'
  readonly scopes: readonly string[] | null
  readonly authenticatedAt: Date
  /** May do nothing but set up how the account signs in. */
  readonly isLimited: boolean
}

/** One transaction of one account; every query in it is under the row policies. */
export interface Session {
  readonly trx: Trx
  readonly caller: Caller
  readonly errand: Errand
  readonly cipher: FieldCipher
  /** Notes what was done; written in the same transaction, or nothing is done at all. */
  readonly note: (note: AuditNote) => void
  /** Marks the notes so far; what it returns forgets those that came after, when their work is undone. */
  readonly markNotes: () => () => void
}

interface Work {
  readonly database: Database
  readonly cipher: FieldCipher
  readonly errand: Errand
}

/**
 * Runs work for whoever holds a token (its SHA-256 digest is passed) in one transaction under the row
 * policies, and writes its audit notes before it commits. Throws `AppError` `not-signed-in` when the
 * token opens nothing, and for what the database refuses.
 */
export function inSession<Result>(
  { tokenDigest, ...work }: Work & { readonly tokenDigest: Uint8Array },
  run: (session: Session) => Promise<Result>,
): Promise<Result> {
  return inTransaction(work, (trx) => authenticate(trx, work.errand, tokenDigest), run)
}

/**
 * Runs work that nobody in particular asked for (export to the lake, retention, erasure, setting up),
 * outside the row policies and in the audit trail all the same.
 */
export function inSystemSession<Result>(
  work: Work & { readonly accountId?: string },
  run: (session: Session) => Promise<Result>,
): Promise<Result> {
  const { accountId = 'system' } = work
  const caller: Caller = {
    accountId,
    personId: null,
    roles: [],
    sessionId: null,
    kind: 'system',
    scopes: null,
    authenticatedAt: work.errand.now,
    isLimited: false,
  }
  return inTransaction(
    work,
    async (trx) => {
      await enter(trx, { role: 'cadre_system', accountId, errand: work.errand })
      return caller
    },
    run,
  )
}

/**
 * Runs a part of a session's work outside the row policies, in the same transaction and in the audit
 * trail under the same account: for what nobody may read but everybody has a right to (an export of all that
 * is held about oneself). Whether the caller may have it is decided before.
 */
export async function withSystemReach<Result>(
  session: Session,
  run: (session: Session) => Promise<Result>,
): Promise<Result> {
  if (session.caller.kind === 'system') return run(session)
  await sql`select set_config('role', 'cadre_system', true)`.execute(session.trx)
  const result = await run(session)
  // After an error the whole transaction is gone, and the role with it.
  await sql`select set_config('role', 'cadre_app', true)`.execute(session.trx)
  return result
}

/**
 * Runs work on behalf of an account that is not there, with the rights that it has at this moment.
 * `scopes` narrow them to what the token had that the work was asked with. Throws `AppError('access-denied')`
 * when the account was disabled or removed.
 */
export function inAccountSession<Result>(
  work: Work & { readonly accountId: string; readonly scopes: readonly string[] | null },
  run: (session: Session) => Promise<Result>,
): Promise<Result> {
  return inTransaction(work, (trx) => identifyAbsent(trx, work), run)
}

async function identifyAbsent(
  trx: Trx,
  { accountId, scopes, errand }: { accountId: string; scopes: readonly string[] | null; errand: Errand },
): Promise<Caller> {
  await enter(trx, { role: 'cadre_system', accountId, errand })
  const { rows } = await sql<{ person_id: string | null; roles: Role[] }>`
    select person_id, roles from jobs.requester(${accountId})`.execute(trx)
  const row = rows[0]
  if (!row) throw new AppError('access-denied', 'The account that asked for this may no longer do anything.')
  await enter(trx, { role: 'cadre_app', accountId, errand })
  return {
    accountId,
    personId: row.person_id,
    roles: row.roles,
    sessionId: null,
    kind: 'job',
    scopes,
    authenticatedAt: errand.now,
    isLimited: false,
  }
}

async function inTransaction<Result>(
  { database, cipher, errand }: Work,
  identify: (trx: Trx) => Promise<Caller>,
  run: (session: Session) => Promise<Result>,
): Promise<Result> {
  const notes: AuditNote[] = []
  try {
    return await database.kysely.transaction().execute(async (trx) => {
      const caller = await identify(trx)
      const result = await run({
        trx,
        caller,
        errand,
        cipher,
        note: (note) => notes.push(note),
        markNotes: () => {
          const count = notes.length
          return () => void notes.splice(count)
        },
      })
      await writeAuditEntries(trx, { caller, errand }, notes)
      return result
    })
  } catch (error) {
    throw explainDatabaseError(error)
  }
}

interface Place {
  readonly role: 'cadre_app' | 'cadre_system'
  readonly accountId: string
  readonly errand: Errand
}

async function enter(trx: Trx, { role, accountId, errand }: Place): Promise<void> {
  await sql`select set_config('role', ${role}, true), set_config('cadre.account', ${accountId}, true),
    set_config('cadre.purpose', ${errand.purpose}, true), set_config('cadre.today', ${errand.today}, true)`.execute(
    trx,
  )
}

interface CallerRow {
  readonly account_id: string
  readonly person_id: string | null
  readonly roles: Role[]
  readonly session_id: string
  readonly kind: 'browser' | 'token'
  readonly scopes: string[] | null
  readonly authenticated_at: Date
  readonly is_limited: boolean
}

/**
 * One round trip: who it is, and the settings that the row policies read. Plans are made once for all
 * values: under row policies the planner may not look at what the values would tell it, and planning
 * takes longer than most reading.
 */
async function authenticate(trx: Trx, errand: Errand, tokenDigest: Uint8Array): Promise<Caller> {
  const { rows } = await sql<CallerRow>`
    select c.*, set_config('role', 'cadre_app', true), set_config('cadre.account', c.account_id, true),
      set_config('cadre.purpose', ${errand.purpose}, true), set_config('cadre.today', ${errand.today}, true),
      set_config('plan_cache_mode', 'force_generic_plan', true)
    from app.authenticate(${Buffer.from(tokenDigest)}::bytea, ${errand.now}::timestamptz) c`.execute(trx)
  const row = rows[0]
  if (!row)
    throw new AppError('not-signed-in', 'Nobody is signed in with this session or token. Sign in again.')
  return {
    accountId: row.account_id,
    personId: row.person_id,
    roles: row.roles,
    sessionId: row.session_id,
    kind: row.kind,
    scopes: row.scopes,
    authenticatedAt: row.authenticated_at,
    isLimited: row.is_limited,
  }
}
