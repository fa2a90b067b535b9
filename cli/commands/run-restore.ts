import { checkInstallationBackup, readSettings, restoreInstallation } from '@cadre/server'
import type { Manifest, RestoreReport } from '@cadre/server'
import { resolve } from 'node:path'
import { readPassphrase } from '../passphrase-file.ts'
import { printResult } from '../print.ts'

export interface RestoreFlags {
  readonly folder?: string
  readonly passphraseFile?: string
  readonly check?: true
  readonly json?: true
}

/** Restores a backup, or only checks it, and says what it holds. */
export async function runRestore(file: string, flags: RestoreFlags): Promise<void> {
  const path = resolve(file)
  const passphrase = await readPassphrase(flags.passphraseFile)
  if (flags.check) {
    const manifest = await checkInstallationBackup(path, passphrase)
    return printResult(summaryOf(manifest), {
      json: flags.json,
      text: () => `${holds(manifest)}\nEvery checksum fits; nothing was changed.`,
    })
  }
  const settings = readSettings(process.env, flags.folder === undefined ? {} : { folder: flags.folder })
  const report = await restoreInstallation(settings, path, {
    now: new Date(),
    ...(passphrase !== undefined && { passphrase }),
  })
  const { manifest, migrations, hasKeys } = report
  printResult(
    { ...summaryOf(manifest), migrations, hasKeys },
    { json: flags.json, text: () => textOf(report, settings.keyFile) },
  )
}

function summaryOf({ id, madeAt, cadreVersion, database, tables, files }: Manifest) {
  return {
    id,
    madeAt,
    cadreVersion,
    database,
    tables: tables.length,
    rows: rowsIn(tables),
    files: files.map(({ name }) => name),
  }
}

function rowsIn(tables: Manifest['tables']): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0)
}

function holds({ madeAt, cadreVersion, tables }: Manifest): string {
  return `A backup of ${madeAt} by Cadre ${cadreVersion}: ${rowsIn(tables)} rows of ${tables.length} tables.`
}

function textOf({ manifest, migrations, hasKeys }: RestoreReport, keyFile: string): string {
  return [
    holds(manifest),
    'Restored, read back from the database and compared: every row is as it was. Nobody is signed in; jobs that waited are cancelled.',
    ...(migrations.length > 0 ? [`Brought to the present schema: ${migrations.join(', ')}.`] : []),
    hasKeys
      ? `The key file is ${keyFile}.`
      : `Put the key file of the installation at ${keyFile} before you start it.`,
  ].join('\n')
}
