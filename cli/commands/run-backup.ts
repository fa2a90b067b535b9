import { AppError } from '@cadre/core'
import { backUpInstallation, readSettings } from '@cadre/server'
import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readPassphrase } from '../passphrase-file.ts'
import { printResult } from '../print.ts'
import { cadreVersion } from '../version.ts'

export interface BackupFlags {
  readonly folder?: string
  readonly passphraseFile?: string
  readonly withKeys?: true
  readonly force?: true
  readonly json?: true
}

/** Backs up, and says what is in the file. */
export async function runBackup(target: string, flags: BackupFlags): Promise<void> {
  const now = new Date()
  const path = pathFor(target, now)
  if (existsSync(path) && !flags.force) {
    throw new AppError(
      'usage',
      `"${path}" is there already. Name another file, or replace it with --force.`,
      {
        path,
      },
    )
  }
  const passphrase = await readPassphrase(flags.passphraseFile)
  const settings = readSettings(process.env, flags.folder === undefined ? {} : { folder: flags.folder })
  const manifest = await backUpInstallation(settings, path, {
    version: cadreVersion,
    now,
    withKeys: flags.withKeys === true,
    ...(passphrase !== undefined && { passphrase }),
  })
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  const result = {
    path,
    bytes: statSync(path).size,
    sealed: passphrase !== undefined,
    withKeys: manifest.files.some(({ name }) => name.startsWith('keys/')),
    id: manifest.id,
    madeAt: manifest.madeAt,
    tables: manifest.tables.length,
    rows,
  }
  printResult(result, { json: flags.json, text: () => textOf(result) })
}

function pathFor(target: string, now: Date): string {
  const path = resolve(target)
  const isFolder = target.endsWith('/') || (existsSync(path) && statSync(path).isDirectory())
  return isFolder ? join(path, `cadre-${now.toISOString().replaceAll(/[:.]/g, '-')}.cadre`) : path
}

interface BackupResult {
  readonly path: string
  readonly bytes: number
  readonly sealed: boolean
  readonly withKeys: boolean
  readonly tables: number
  readonly rows: number
}

function textOf({ path, bytes, sealed, withKeys, tables, rows }: BackupResult): string {
  const size = `${(bytes / 1024 / 1024).toFixed(1)} MB`
  return [
    `Backed up ${rows} rows of ${tables} tables to ${path} (${size}), and read it back: every checksum fits.`,
    sealed
      ? 'It is sealed; it opens with its passphrase only.'
      : 'It is not sealed: whoever has the file can read it. Seal it with --passphrase-file.',
    withKeys
      ? 'The key file of encrypted fields is in it.'
      : 'The key file of encrypted fields is not in it: keep a copy apart, or they cannot be read after a restore.',
  ].join('\n')
}
