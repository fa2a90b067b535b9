import { AppError } from '@cadre/core'
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Database } from './database.ts'

interface Login {
  readonly user: string
  readonly password: string
}

/** The login that the requests of a database get when the operator gives none; logins belong to the whole server. */
export const requestLoginSql = `left('cadre_requests_' || current_database(), 63)`

/**
 * Makes the login of requests, or gives the one that is there this password: a member of the role of
 * requests and of nothing else. Throws what the database refuses to whoever may not make logins.
 */
export async function makeRequestLogin({ pool }: Database, password: string): Promise<Login> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(hashtext('cadre request login'))`)
    const { rows } = await client.query<{ user: string; database: string; is_there: boolean }>(
      `select n.name as user, current_database() as database,
         exists (select from pg_roles where rolname = n.name) as is_there
       from (select ${requestLoginSql} as name) n`,
    )
    const { user, database, is_there } = rows[0]!
    const name = pg.escapeIdentifier(user)
    if (!is_there) await client.query(`create role ${name} noinherit`)
    // As a verifier, so that the password is in no log of the server.
    await client.query(`alter role ${name} login password '${scramVerifier(password)}'`)
    await client.query(`grant cadre_app to ${name}`)
    await client.query(`grant connect on database ${pg.escapeIdentifier(database)} to ${name}`)
    await client.query('commit')
    return { user, password }
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** A login that cannot be used is none: what says that the wall stands must not find it. */
export async function closeRequestLogin({ pool }: Database, { user }: Login): Promise<void> {
  await pool.query(`alter role ${pg.escapeIdentifier(user)} nologin`)
}

/** RFC 5803: what a server keeps of a password. */
function scramVerifier(password: string): string {
  const rounds = 4096
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const keyed = (text: string): Buffer => createHmac('sha256', salted).update(text).digest()
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`
}

/** What a login may beyond asking as a request; nothing for one that requests may run on. */
export const excessSql = (login: string): string => `select array_remove(array[
    case when r.rolsuper then 'is a superuser' end,
    case when r.rolbypassrls then 'bypasses row security' end,
    case when r.rolcreaterole or r.rolcreatedb or r.rolreplication then 'may make roles or databases, or replicate' end,
    case when not pg_has_role(r.oid, 'cadre_app', 'member') then 'is no member of cadre_app' end,
    (select 'is a member of ' || string_agg(m.rolname, ', ') from pg_roles m
      where m.oid <> r.oid and m.rolname <> 'cadre_app' and pg_has_role(r.oid, m.oid, 'member')),
    case when exists (select from pg_database d where d.datname = current_database() and d.datdba = r.oid)
      then 'owns the database' end
  ], null) as excess
  from pg_roles r where r.rolname = ${login}`

/** Throws `AppError('settings-invalid')` when a connection could do more than a request should. */
export async function refuseStrongLogin(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ excess: string[] }>(excessSql('session_user'))
  const excess = rows[0]?.excess ?? []
  if (excess.length === 0) return
  throw new AppError(
    'settings-invalid',
    `The login of DATABASE_URL_REQUESTS ${excess.join(' and ')}. Give it a login that is a member of cadre_app and of nothing else.`,
    { excess },
  )
}
