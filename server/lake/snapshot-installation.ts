import { AppError } from '@cadre/core'
import { openLakeFolder, openSet } from '@cadre/store/lake'
import type { OpenSet } from '@cadre/store/lake'
import { openInstallation } from '../installation/open-installation.ts'
import type { Settings } from '../settings.ts'
import { lakeFolder } from './lake-folder.ts'
import { markSnapshot, snapshotTables, waitUntilSettled, writeSnapshot } from './take-snapshot.ts'

interface SnapshotOptions {
  readonly table: string
  readonly asOf?: string
  readonly knownAt?: string
  readonly version: string
  readonly tell: (line: string) => void
}

/** Opens an installation and writes a table of it to its lake. Throws `AppError`, `store-locked` while a server has the folder. */
export async function snapshotInstallation(settings: Settings, options: SnapshotOptions): Promise<OpenSet> {
  const { table, asOf, knownAt } = options
  if (!snapshotTables.includes(table))
    throw new AppError('usage', `There is no table "${table}". There are: ${snapshotTables.join(', ')}.`)
  const { database, asSystem } = await openInstallation(settings, options)
  try {
    const lake = await openLakeFolder(lakeFolder(settings), { codeVersion: options.version })
    const moment = await asSystem((session) => markSnapshot(session, { table, asOf, knownAt }))
    await waitUntilSettled(asSystem, moment)
    const { name, sequence } = await writeSnapshot({ lake, enter: asSystem, table, now: new Date() }, moment)
    return await openSet(lake, name, { sequence, purpose: 'audit' })
  } finally {
    await database.close()
  }
}
