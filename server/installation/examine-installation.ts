import { AppError } from '@cadre/core'
import { askHolder, examineDatabase } from '@cadre/store'
import type { DatabaseFacts } from '@cadre/store'
import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import type { Settings } from '../settings.ts'
import { openForUpkeep } from './back-up-installation.ts'
import {
  checkpointFinding,
  findingsOfDatabase,
  machineFindings,
  rightsFinding,
  spaceFinding,
} from './findings.ts'
import type { Finding } from './findings.ts'

/**
 * Looks at the installation that the settings name, served or not, and says what is safe for what.
 * Nothing is changed, and nothing secret is in what it says.
 */
export async function examineInstallation(
  settings: Settings,
  { now }: { readonly now: () => Date },
): Promise<Finding[]> {
  const { folder, keyFile, checkpoints, databaseUrl } = settings
  const findings = [
    ...machineFindings({
      nodeVersion: process.versions.node,
      memoryBytes: process.constrainedMemory() || totalmem(),
    }),
    rightsFinding('folder', { path: folder, mode: modeOf(folder) }),
    rightsFinding('key file', { path: keyFile, mode: modeOf(keyFile) }),
  ]
  if (existsSync(folder)) {
    const { bavail, bsize } = statfsSync(folder)
    findings.push(spaceFinding(bavail * bsize))
  }
  if (databaseUrl === undefined && !existsSync(join(folder, 'postgres'))) {
    return [
      ...findings,
      { name: 'database', state: 'bad', text: `There is no installation in ${folder}. Run cadre init.` },
    ]
  }
  try {
    findings.push(...findingsOfDatabase(await readFacts(settings, now), now()))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    findings.push({ name: 'database', state: 'bad', text: error.message })
  }
  return [...findings, checkpointFinding(newestIn(checkpoints), now())]
}

async function readFacts(settings: Settings, now: () => Date): Promise<DatabaseFacts> {
  const database = await openForUpkeep(settings).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'store-locked') return undefined
    throw error
  })
  if (!database) return askFacts(settings.folder)
  try {
    const { requestsUrl } = settings
    const requestLogin = requestsUrl === undefined ? null : decodeURIComponent(new URL(requestsUrl).username)
    return await examineDatabase(database, now, { requestLogin })
  } finally {
    await database.close()
  }
}

/** What the process says that has the embedded database. */
async function askFacts(folder: string): Promise<DatabaseFacts> {
  const parts: Buffer[] = []
  for await (const part of askHolder(folder, 'examine')) parts.push(part)
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as DatabaseFacts
}

function modeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mode
}

function newestIn(folder: string): Date | undefined {
  if (!existsSync(folder)) return undefined
  const times = readdirSync(folder).map((name) => statSync(join(folder, name)).mtimeMs)
  return times.length === 0 ? undefined : new Date(Math.max(...times))
}
