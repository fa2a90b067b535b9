import { appliedMigrations } from '../migrations/applied-migrations.ts'
import { migrationNames } from '../migrations/migrate.ts'
import type { Database } from './database.ts'
import { excessSql, requestLoginSql } from './request-login.ts'

/** What a database says of itself, as far as it tells how safe the data are. */
export interface DatabaseFacts {
  readonly kind: Database['kind']
  /** Such as 150008. */
  readonly postgres: number
  readonly isPowerLossSafe: boolean
  /** Settings of a server that lose what was acknowledged, with their values. */
  readonly unsafeSettings: readonly string[]
  /** Whether the row policies do not hold for its user. */
  readonly bypassesPolicies: boolean
  /** What a login for requests alone may beyond that; `null` when there is none, or no need of one. */
  readonly requestLoginExcess: readonly string[] | null
  /** Whether what passes between the two is encrypted. */
  readonly isEncrypted: boolean
  /** Its clock less ours. */
  readonly clockAheadMs: number
  readonly sizeBytes: number
  readonly pendingMigrations: readonly string[]
  /** Migrations that this version does not know. */
  readonly unknownMigrations: readonly string[]
  readonly lastBackupAt: string | null
  /** When the oldest entry came into the audit trail that no link of the chain holds yet. */
  readonly oldestUnsealedAt: string | null
}

/** Reads how a database stands, and the login for requests if one of this name was given; changes nothing. */
export async function examineDatabase(
  database: Database,
  now: () => Date,
  { requestLogin = null }: { readonly requestLogin?: string | null } = {},
): Promise<DatabaseFacts> {
  const applied = await appliedMigrations(database.pool)
  const known = migrationNames()
  const about = await readAbout(database, now)
  const trail = applied.length === 0 ? untouched : await readTrailDates(database)
  return {
    kind: database.kind,
    ...about,
    ...trail,
    requestLoginExcess: applied.length === 0 ? null : await readExcess(database, requestLogin),
    isPowerLossSafe: database.isPowerLossSafe && about.unsafeSettings.length === 0,
    pendingMigrations: known.filter((name) => !applied.includes(name)),
    unknownMigrations: applied.filter((name) => !known.includes(name)),
  }
}

type About = Pick<
  DatabaseFacts,
  'postgres' | 'unsafeSettings' | 'bypassesPolicies' | 'isEncrypted' | 'clockAheadMs' | 'sizeBytes'
>

async function readAbout({ kind, pool }: Database, now: () => Date): Promise<About> {
  const asked = now().getTime()
  const { rows } = await pool.query<{
    postgres: number
    fsync: string
    commit: string
    bypasses: boolean
    encrypted: boolean | null
    clock_ms: number
    size: number
  }>(
    `select current_setting('server_version_num')::int as postgres, current_setting('fsync') as fsync,
       current_setting('synchronous_commit') as commit,
       (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as bypasses,
       (select ssl from pg_stat_ssl where pid = pg_backend_pid()) as encrypted,
       extract(epoch from clock_timestamp()) * 1000 as clock_ms, pg_database_size(current_database()) as size`,
  )
  const row = rows[0]!
  const unsafe = { fsync: row.fsync, synchronous_commit: row.commit }
  return {
    postgres: row.postgres,
    unsafeSettings:
      kind === 'embedded'
        ? []
        : Object.entries(unsafe).flatMap(([name, value]) => (value === 'off' ? [`${name} = off`] : [])),
    // On the embedded database every request lays its rights down for its transaction; there is no other user.
    bypassesPolicies: kind === 'server' && row.bypasses,
    isEncrypted: kind === 'embedded' || row.encrypted === true,
    clockAheadMs: Math.round(Number(row.clock_ms) - (asked + now().getTime()) / 2),
    sizeBytes: row.size,
  }
}

/** Of the login with this name, or of the one that Cadre makes. */
async function readExcess({ kind, pool }: Database, login: string | null): Promise<string[] | null> {
  if (kind === 'embedded') return null
  const { rows } = await pool.query<{ excess: string[] }>(
    `${excessSql(`coalesce($1::text, ${requestLoginSql})`)} and r.rolcanlogin`,
    [login],
  )
  return rows[0]?.excess ?? null
}

const untouched = { lastBackupAt: null, oldestUnsealedAt: null }

async function readTrailDates({ pool }: Database): Promise<typeof untouched | TrailDates> {
  const client = await pool.connect()
  try {
    await client.query('begin read only')
    await client.query('set local role cadre_backup')
    const { rows } = await client.query<{ backup: Date | null; unsealed: Date | null }>(
      `select (select max(at) from audit.entry where act = 'back up') as backup,
         (select min(e.at) from audit.unlinked u join audit.entry e on e.id = u.entry_id) as unsealed`,
    )
    const { backup, unsealed } = rows[0]!
    return { lastBackupAt: backup?.toISOString() ?? null, oldestUnsealedAt: unsealed?.toISOString() ?? null }
  } finally {
    await client.query('rollback')
    client.release()
  }
}

type TrailDates = Pick<DatabaseFacts, 'lastBackupAt' | 'oldestUnsealedAt'>
