import type { DatabaseFacts } from '@cadre/store'

/** One thing looked at: good, something to know, or something to mend. */
export interface Finding {
  readonly name: string
  readonly state: 'good' | 'note' | 'bad'
  /** What is, and for `bad` what to do, in plain words; never a secret. */
  readonly text: string
}

const day = 24 * 3600_000
const megabyte = 1024 * 1024

const good = (name: string, text: string): Finding => ({ name, state: 'good', text })
const note = (name: string, text: string): Finding => ({ name, state: 'note', text })
const bad = (name: string, text: string): Finding => ({ name, state: 'bad', text })

/** What the facts about a database mean for whoever relies on it. */
export function findingsOfDatabase(facts: DatabaseFacts, now: Date): Finding[] {
  return [
    kindFinding(facts),
    ...safetyFindings(facts),
    ...wallFindings(facts),
    schemaFinding(facts),
    clockFinding(facts),
    backupFinding(facts, now),
    sealFinding(facts, now),
  ]
}

function kindFinding({ kind, postgres, sizeBytes }: DatabaseFacts): Finding {
  const size = `${Math.ceil(sizeBytes / megabyte)} MB`
  if (kind === 'embedded') {
    return good(
      'database',
      `Embedded (Postgres ${Math.floor(postgres / 10_000)} inside), ${size}. Good for one process on one machine; one transaction after the other.`,
    )
  }
  return good('database', `Postgres ${Math.floor(postgres / 10_000)}, ${size}. Good for several processes.`)
}

function safetyFindings({
  kind,
  isPowerLossSafe,
  unsafeSettings,
  bypassesPolicies,
  isEncrypted,
}: DatabaseFacts): Finding[] {
  const findings = [
    isPowerLossSafe
      ? good('durability', 'What is acknowledged survives a killed process and a loss of power.')
      : bad(
          'durability',
          kind === 'embedded'
            ? 'What is acknowledged survives a killed process, but not a loss of power: syncing does not work here. Use Postgres.'
            : `What is acknowledged may be lost: ${unsafeSettings.join(', ')}. Switch it on in the server's configuration.`,
        ),
  ]
  if (bypassesPolicies) {
    findings.push(
      bad(
        'policies',
        'The database user is a superuser or may bypass row security, so that the row policies do not hold for it. Give DATABASE_URL a plain user that owns the database.',
      ),
    )
  } else findings.push(good('policies', 'Row policies hold for the database user.'))
  if (!isEncrypted)
    findings.push(
      note(
        'connection',
        'What passes to the database is not encrypted. On the same machine that is fine; elsewhere use sslmode=verify-full.',
      ),
    )
  return findings
}

function wallFindings({ kind, requestLoginExcess }: DatabaseFacts): Finding[] {
  if (kind === 'embedded') return []
  if (requestLoginExcess === null) {
    const text =
      'Requests have no login of their own: they run on the one that owns the database. Start cadre serve once and read what it says, or give DATABASE_URL_REQUESTS.'
    return [bad('wall', text)]
  }
  if (requestLoginExcess.length > 0) {
    const text = `The login for requests ${requestLoginExcess.join(' and ')}. Make it a member of cadre_app and of nothing else.`
    return [bad('wall', text)]
  }
  return [good('wall', 'Requests have a login of their own, which can do nothing else.')]
}

function schemaFinding({ pendingMigrations, unknownMigrations }: DatabaseFacts): Finding {
  if (unknownMigrations.length > 0)
    return bad('schema', 'The database was made by a newer version. Use that version.')
  if (pendingMigrations.length === 0) return good('schema', 'The schema is the one of this version.')
  return note(
    'schema',
    `${pendingMigrations.length} steps are to be taken; the next start backs up and takes them.`,
  )
}

function clockFinding({ clockAheadMs }: DatabaseFacts): Finding {
  const apartMs = Math.abs(clockAheadMs)
  const text = `The clocks of this machine and of the database are ${(apartMs / 1000).toFixed(1)} seconds apart.`
  if (apartMs <= 5000) return good('clock', text)
  return bad(
    'clock',
    `${text} Let both be set by the network (NTP): times of records come from the one, sessions from the other.`,
  )
}

function backupFinding({ lastBackupAt }: DatabaseFacts, now: Date): Finding {
  if (lastBackupAt === null)
    return bad('backup', 'There has never been a backup. Take one: cadre backup FILE.')
  const days = Math.floor((now.getTime() - Date.parse(lastBackupAt)) / day)
  const text = `The last backup was begun on ${lastBackupAt}.`
  return days > 7 ? bad('backup', `${text} That is ${days} days ago; take another.`) : good('backup', text)
}

function sealFinding({ oldestUnsealedAt }: DatabaseFacts, now: Date): Finding {
  const ageMs = oldestUnsealedAt === null ? 0 : now.getTime() - Date.parse(oldestUnsealedAt)
  if (ageMs < 3600_000) return good('audit trail', 'Entries of the audit trail are in its chain.')
  return note(
    'audit trail',
    `Entries since ${oldestUnsealedAt} are not in the chain yet; a running server puts them there within seconds.`,
  )
}

/** How much room is left where the data are. */
export function spaceFinding(freeBytes: number): Finding {
  const text = `${Math.floor(freeBytes / megabyte)} MB are free in the data folder.`
  if (freeBytes < 64 * megabyte) return bad('space', `${text} Writes are refused. Free some space.`)
  return freeBytes < 1024 * megabyte
    ? note('space', `${text} Below 64 MB writes are refused.`)
    : good('space', text)
}

/** Whether others of the machine can get at a file or folder. */
export function rightsFinding(
  name: string,
  { path, mode }: { readonly path: string; readonly mode: number | undefined },
): Finding {
  if (mode === undefined) return note(name, `${path} is not there yet.`)
  if ((mode & 0o077) === 0) return good(name, `Only its owner can read ${path}.`)
  const change = name === 'folder' ? 'chmod 700' : 'chmod 600'
  return bad(name, `Others on this machine can get at ${path}. Take their rights away: ${change} ${path}`)
}

/** When the audit trail was last signed. */
export function checkpointFinding(lastAt: Date | undefined, now: Date): Finding {
  if (!lastAt)
    return note('checkpoint', 'The audit trail was never signed; a running server does so every ten minutes.')
  const text = `The audit trail was last signed on ${lastAt.toISOString()}.`
  return now.getTime() - lastAt.getTime() > day
    ? note('checkpoint', `${text} Sign it: cadre audit-trail checkpoint.`)
    : good('checkpoint', text)
}

/** What the machine brings. */
export function machineFindings({
  nodeVersion,
  memoryBytes,
}: {
  readonly nodeVersion: string
  readonly memoryBytes: number
}): Finding[] {
  const memory = `${Math.floor(memoryBytes / megabyte)} MB of memory.`
  return [
    Number(nodeVersion.split('.')[0]) >= 24
      ? good('node', `Node ${nodeVersion}.`)
      : bad('node', `Node ${nodeVersion}; 24 is needed. Start with npm or npx, which bring it.`),
    memoryBytes >= 1024 * megabyte
      ? good('memory', memory)
      : note('memory', `${memory} The embedded database takes half a gigabyte.`),
  ]
}
