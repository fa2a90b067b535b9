import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openServer } from './database/open-server.ts'

/** A Postgres server of a test's own, which it may stop, kill and start again. */
export interface OwnPostgres {
  readonly port: number
  /** Where it keeps everything, its log of writes too. */
  readonly folder: string
  /** Lets the superuser send statements to a database. */
  readonly administer: (name: string, statements: readonly string[]) => Promise<void>
  /** Makes a database whose owner is no superuser, as an installation has it, empty or like another; returns its URL. */
  readonly createDatabase: (name: string, template?: string) => Promise<string>
  readonly start: () => Promise<void>
  /** `fast` closes connections and writes what is open; `kill` is SIGKILL to all of it. */
  readonly stop: (how?: 'fast' | 'kill') => Promise<void>
  /** Stops it and removes its data. */
  readonly remove: () => Promise<void>
}

/**
 * Starts Debian's Postgres on a free port with data in a temporary folder. Needs its binaries. With a
 * `password` it asks everybody for one (SCRAM): the superuser and the owner of databases have this one.
 */
export async function startPostgres({ password }: { readonly password?: string } = {}): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-postgres-'))
  const data = join(folder, 'data')
  const user = systemUser()
  if (user) chownSync(folder, user.uid, user.gid)
  chmodSync(folder, 0o700)
  const options = { ...user, stdio: 'ignore' } as const
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password ?? '')
  const asking =
    password === undefined ? ['-A', 'trust'] : ['-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  if (user) chownSync(passwordFile, user.uid, user.gid)
  execFileSync(
    binary('initdb'),
    ['-D', data, '-U', 'postgres', ...asking, '-E', 'UTF8', '--locale=C.UTF-8'],
    options,
  )
  const port = await freePort()
  const place: Login = { port, ...(password !== undefined && { password }) }
  let server: ChildProcess | undefined
  const start = async (): Promise<void> => {
    // After a kill the first tries are refused until the system has let go of its memory.
    for (let tries = 0; tries < 50; tries++) {
      const next = spawn(binary('postgres'), serverArguments({ data, port, folder }), {
        ...options,
        detached: true,
      })
      server = next
      const isUp = await Promise.race([
        once(next, 'exit').then(() => false),
        openServer(adminUrl(place))
          .then((database) => database.close())
          .then(() => true),
      ])
      if (isUp) return
      await sleep(100)
    }
    throw new Error('Postgres does not start')
  }
  const stop: OwnPostgres['stop'] = async (how = 'fast') => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    if (how === 'fast') server.kill('SIGINT')
    // Its whole group: what outlives the postmaster would keep its memory in use.
    else process.kill(-server.pid!, 'SIGKILL')
    await ended
  }
  await start()
  return {
    port,
    folder: data,
    administer: (name, statements) => asAdmin(place, name, statements),
    createDatabase: (name, template) => createDatabase({ place, name, template }),
    start,
    stop,
    remove: async () => {
      await stop('kill')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Place {
  readonly data: string
  readonly port: number
  readonly folder: string
}

function serverArguments({ data, port, folder }: Place): string[] {
  const settings = ['listen_addresses=127.0.0.1', 'max_connections=100']
  return ['-D', data, '-p', String(port), '-k', folder, ...settings.flatMap((setting) => ['-c', setting])]
}

interface Login {
  readonly port: number
  readonly password?: string
}

function urlOf({ port, password }: Login, user: string, name: string): string {
  const url = new URL(`postgres://${user}@127.0.0.1:${port}/${name}`)
  if (password !== undefined) url.password = password
  return url.href
}

const adminUrl = (place: Login, name = 'postgres'): string => urlOf(place, 'postgres', name)

async function createDatabase({
  place,
  name,
  template,
}: {
  readonly place: Login
  readonly name: string
  readonly template: string | undefined
}): Promise<string> {
  const secret = place.password === undefined ? '' : `password '${place.password}'`
  await asAdmin(place, 'postgres', [
    `do $$ begin create role cadre login createrole ${secret}; exception when duplicate_object then null; end $$`,
    `create database ${name} owner cadre ${template === undefined ? '' : `template ${template}`}`,
  ])
  await asAdmin(place, name, ['create extension if not exists pg_trgm'])
  return urlOf(place, 'cadre', name)
}

async function asAdmin(place: Login, name: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client(adminUrl(place, name))
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Postgres refuses to run as root. */
function systemUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** Of the newest version that is installed. */
function binary(name: string): string {
  const versions = readdirSync('/usr/lib/postgresql')
    .map(Number)
    .sort((a, b) => a - b)
  return `/usr/lib/postgresql/${versions.at(-1)}/bin/${name}`
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
