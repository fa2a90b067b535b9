import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** Seconds of processor that processes have used so far (Linux; elsewhere 0). */
export interface ProcessorTime {
  readonly server: number
  readonly database: number
  /** Of the process that asks. */
  readonly client: number
}

/** Clock ticks of `/proc`; the kernel has told programs 100 a second for ever. */
const ticksPerSecond = 100

/** What the server and the database's connections have used; they live through a whole run. */
export async function processorTime(serverPid: number, databaseUrl?: string): Promise<ProcessorTime> {
  const { user, system } = process.cpuUsage()
  return {
    server: secondsOf(serverPid),
    database: (await backendsOf(databaseUrl)).reduce((sum, pid) => sum + secondsOf(pid), 0),
    client: (user + system) / 1e6,
  }
}

/** Milliseconds of processor for each of so many requests, between two looks. */
export function perRequest(before: ProcessorTime, after: ProcessorTime, requests: number): ProcessorTime {
  const each = (name: keyof ProcessorTime): number => ((after[name] - before[name]) * 1000) / requests
  return { server: each('server'), database: each('database'), client: each('client') }
}

/** What connections of a database server have used that are closed by now. */
export function endedProcessorTime(serverFolder: string): number {
  const pid = readFileSync(join(serverFolder, 'postmaster.pid'), 'utf8').split('\n')[0]!
  const fields = statOf(Number(pid))
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond
}

function secondsOf(pid: number): number {
  try {
    const fields = statOf(pid)
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
  } catch {
    return 0
  }
}

function statOf(pid: number): string[] {
  // After the name, which may hold anything in its parentheses.
  return readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
}

async function backendsOf(databaseUrl: string | undefined): Promise<number[]> {
  if (databaseUrl === undefined) return []
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       and backend_type is distinct from 'autovacuum worker'`,
  )
  await client.end()
  return rows.map(({ pid }) => pid)
}
