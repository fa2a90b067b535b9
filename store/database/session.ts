import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Purpose, Role } from '@cadre/people'
import { sql } from 'kysely'
import { writeAuditEntries } from '../audit/write-audit-entries.ts'
import type { AuditNote } from '../audit/audit-note.ts'
import type { Database, Trx } from './database.ts'
import { explainDatabaseError } from './explain-database-error.ts'
import type { FieldCipher } from './field-cipher.ts'
import { sealerOf } from './sealer.ts'
import type { Sealer } from './sealer.ts'

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
  /** Whether a part of it may be done outside the row policies. */
  readonly hasSystemReach: boolean
  /** Proves to the database that the server has said something in this transaction. */
  readonly prove: (claim: string) => string
  /** Notes what was done; written in the same transaction, or nothing is done at all. */
  readonly note: (note: AuditNote) => void
  /** Enters the notes so far, where work makes so many that they are not to be held until its end. */
  readonly writeNotes: () => Promise<void>
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
 * policies, and writes its audit notes before it commits. `withSystemReach` works in it only when it was
 * asked for with `hasSystemReach`: then it runs on the connection of the system, as which requests otherwise
 * never run. Throws `AppError` `not-signed-in` when the token opens nothing, and for what the database refuses.
 */
export function inSession<Result>(
  {
    tokenDigest,
    hasSystemReach = false,
    ...work
  }: Work & { readonly tokenDigest: Uint8Array; readonly hasSystemReach?: boolean },
  run: (session: Session) => Promise<Result>,
): Promise<Result> {
  const identify: Identify = (trx, seal) => authenticate(trx, { ...work, seal, tokenDigest })
  return inTransaction({ ...work, hasSystemReach }, identify, run)
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
  const identify: Identify = async (trx) => {
    const { purpose, today } = work.errand
    const { rows } = await sql<{ asker: string }>`select set_config('role', 'cadre_system', true),
      seal.enter(${accountId}, ${purpose}, ${today}) as asker`.execute(trx)
    return { caller, asker: rows[0]!.asker }
  }
  return inTransaction({ ...work, hasSystemReach: true }, identify, run)
}

/**
 * Runs a part of a session's work outside the row policies, in the same transaction and in the audit
 * trail under the same account: for what nobody may read but everybody has a right to (an export of all that
 * is held about oneself). Whether the caller may have it is decided before. Throws in a session that was
 * not opened with `hasSystemReach`.
 */
export async function withSystemReach<Result>(
  session: Session,
  run: (session: Session) => Promise<Result>,
): Promise<Result> {
  if (session.caller.kind === 'system') return run(session)
  if (!session.hasSystemReach) throw new Error('the session was not opened with the reach of the system')
  const { rows } = await sql<{
    role: string
  }>`select current_setting('role') as role, set_config('role', 'cadre_system', true)`.execute(session.trx)
  const result = await run(session)
  // After an error the whole transaction is gone, and the role with it. Inside of another such stretch the reach stays.
  await sql`select set_config('role', ${rows[0]!.role}, true)`.execute(session.trx)
  return result
}

/**
 * Runs work on behalf of an account that is not there, with the rights that it has at this moment.
 * `scopes` narrow them to what the token had that the work was asked with. Throws `AppError('access-denied')`
 * when the account was disabled or removed.
 */
export function inAccountSession<Result>(
  { hasSystemReach = false, ...work }: Work & AccountWork,
  run: (session: Session) => Promise<Result>,
): Promise<Result> {
  const identify: Identify = (trx, seal) => identifyAbsent(trx, { ...work, seal })
  return inTransaction({ ...work, hasSystemReach }, identify, run)
}

interface AccountWork {
  readonly accountId: string
  readonly scopes: readonly string[] | null
  /** Whether a part of it may be done outside the row policies, as `withSystemReach` does. */
  readonly hasSystemReach?: boolean
}

interface Absent {
  readonly accountId: string
  readonly scopes: readonly string[] | null
  readonly errand: Errand
  readonly seal: Sealer
}

async function identifyAbsent(trx: Trx, { accountId, scopes, errand, seal }: Absent): Promise<Identified> {
  const { purpose, today } = errand
  const proof = seal(`absent|${accountId}|${purpose}|${today}`)
  const { rows } = await sql<{ person_id: string | null; roles: Role[]; asker: string }>`
    select r.*, set_config('role', 'cadre_app', true), set_config('jit', 'off', true), pg_advisory_unlock_all()
    from jobs.requester(${accountId}, ${purpose}, ${today}, ${proof}) r`.execute(trx)
  const row = rows[0]
  if (!row) throw new AppError('access-denied', 'The account that asked for this may no longer do anything.')
  const caller: Caller = {
    accountId,
    personId: row.person_id,
    roles: row.roles,
    sessionId: null,
    kind: 'job',
    scopes,
    authenticatedAt: errand.now,
    isLimited: false,
  }
  return { caller, asker: row.asker }
}

interface Identified {
  readonly caller: Caller
  /** What the database has sealed of who asks. */
  readonly asker: string
}

type Identify = (trx: Trx, seal: Sealer) => Promise<Identified>

async function inTransaction<Result>(
  { database, cipher, errand, hasSystemReach }: Work & { readonly hasSystemReach: boolean },
  identify: Identify,
  run: (session: Session) => Promise<Result>,
): Promise<Result> {
  const notes: AuditNote[] = []
  const { kysely } = hasSystemReach ? database : database.requests
  try {
    const seal = await sealerOf(database)
    return await kysely.transaction().execute(async (trx) => {
      const { caller, asker } = await identify(trx, seal)
      let written = 0
      const writeNotes = async (): Promise<void> => {
        const part = notes.splice(0)
        written += part.length
        await writeAuditEntries(trx, { caller, errand }, part)
      }
      const result = await run({
        trx,
        caller,
        errand,
        cipher,
        hasSystemReach,
        prove: (claim) => seal(`${claim}|${asker}`),
        note: (note) => notes.push(note),
        writeNotes,
        markNotes: () => {
          const count = written + notes.length
          return () => void notes.splice(Math.max(count - written, 0))
        },
      })
      await writeNotes()
      return result
    })
  } catch (error) {
    throw explainDatabaseError(error)
  }
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
  readonly asker: string
}

interface Presented {
  readonly tokenDigest: Uint8Array
  readonly errand: Errand
  readonly seal: Sealer
}

/**
 * One round trip: who it is, sealed for this transaction where the row policies read it. Locks that
 * somebody left on the connection go. Plans are made
 * once for all values: under row policies the planner may not look at what the values would tell it, and
 * planning takes longer than most reading; and none is compiled, which takes longer still.
 */
async function authenticate(trx: Trx, { tokenDigest, errand, seal }: Presented): Promise<Identified> {
  const { purpose, today } = errand
  const digest = Buffer.from(tokenDigest)
  const at = errand.now.toISOString()
  const proof = seal(`request|${digest.toString('hex')}|${at}|${purpose}|${today}`)
  const { rows } = await sql<CallerRow>`
    select c.*, set_config('role', 'cadre_app', true), set_config('plan_cache_mode', 'force_generic_plan', true),
      set_config('jit', 'off', true), pg_advisory_unlock_all()
    from app.authenticate(${digest}::bytea, ${at}, ${purpose}, ${today}, ${proof}) c`.execute(trx)
  const row = rows[0]
  if (!row)
    throw new AppError('not-signed-in', 'Nobody is signed in with this session or token. Sign in again.')
  const caller: Caller = {
    accountId: row.account_id,
    personId: row.person_id,
    roles: row.roles,
    sessionId: row.session_id,
    kind: row.kind,
    scopes: row.scopes,
    authenticatedAt: row.authenticated_at,
    isLimited: row.is_limited,
  }
  return { caller, asker: row.asker }
}
