import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { digestOf } from './tokens.ts'

/**
 * How many failed tries are let through in a sliding window of a quarter of an hour. No account is ever
 * locked: its owner gets in from another address, and from any it has signed in from before even while
 * many addresses guess at once.
 */
const limits = { windowSeconds: 900, perAccountAndAddress: 10, perAddress: 100, perAccount: 100 } as const

/** The key under which tries are counted: of an account that exists, or of a login nobody has. */
export function tryKey(account: { readonly id: string } | undefined, login: string): string {
  if (account) return account.id
  // Three bytes are enough to count by, and too few to find out what was typed.
  return `unknown:${digestOf(login.toLowerCase()).subarray(0, 3).toString('hex')}`
}

export interface Try {
  /** Present when the try is refused: how long to wait. */
  readonly retryAfterSeconds?: number
  /** To forget the try when it turns out to be right. */
  readonly id?: number
}

export interface Claim {
  /** What tries are counted under: see `tryKey`. */
  readonly key: string
  /** The account that is tried, if there is one: addresses it knows are let through longer. */
  readonly accountId?: string
  readonly address: string
  /** How many tries from all addresses together that the account does not know. */
  readonly perAccount?: number
}

/** Counts a try before it is looked at, so that many at once count too. Commit before looking. */
export async function claimTry(
  session: Session,
  { key, accountId, address, perAccount = limits.perAccount }: Claim,
): Promise<Try> {
  const { trx, errand } = session
  const since = new Date(errand.now.getTime() - limits.windowSeconds * 1000)
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 2))`.execute(trx)
  await trx.deleteFrom('app.sign_in_try').where('at', '<', since).execute()
  const { rows } = await sql<Counts>`
    select count(*) filter (where account_key = ${key} and address = ${address})::int as "perAccountAndAddress",
      count(*) filter (where address = ${address})::int as "perAddress",
      count(*) filter (where account_key = ${key})::int as "perAccount",
      extract(epoch from min(at) filter (where account_key = ${key} and address = ${address}))::float8 as oldest
    from app.sign_in_try where (account_key = ${key} or address = ${address}) and at > ${since}::timestamptz`.execute(
    trx,
  )
  const counts = rows[0]!
  const isTooMany =
    counts.perAccountAndAddress >= limits.perAccountAndAddress ||
    counts.perAddress >= limits.perAddress ||
    (counts.perAccount >= perAccount && !(await isKnownAddress(session, accountId, address)))
  if (isTooMany) {
    const oldest = (counts.oldest ?? errand.now.getTime() / 1000) + limits.windowSeconds
    return { retryAfterSeconds: Math.max(1, Math.ceil(oldest - errand.now.getTime() / 1000)) }
  }
  noteLastTry(session, counts, key)
  const { id } = await trx
    .insertInto('app.sign_in_try')
    .values({ account_key: key, address, at: errand.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id }
}

interface Counts {
  readonly perAccountAndAddress: number
  readonly perAddress: number
  readonly perAccount: number
  /** Seconds since 1970. */
  readonly oldest: number | null
}

async function isKnownAddress(
  { trx, errand }: Session,
  accountId: string | undefined,
  address: string,
): Promise<boolean> {
  if (accountId === undefined) return false
  const since = new Date(errand.now.getTime() - 30 * 86_400_000)
  const row = await trx
    .selectFrom('app.session')
    .select('id')
    .where('account_id', '=', accountId)
    .where('address', '=', address)
    .where('created_at', '>', since)
    .where('is_limited', '=', false)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** A flood fills no audit trail: the try that reaches a limit is noted, those after it are only refused. */
function noteLastTry(session: Session, counts: Counts, key: string): void {
  const reached = (['perAccountAndAddress', 'perAddress', 'perAccount'] as const).find(
    (limit) => counts[limit] + 1 === limits[limit],
  )
  if (!reached) return
  session.note({ act: 'slow down sign-in', entity: 'account', subjects: [], detail: { key, reached } })
}

/** Forgets a try that was right. */
export async function forgetTry({ trx }: Session, id: number): Promise<void> {
  await trx.deleteFrom('app.sign_in_try').where('id', '=', id).execute()
}
