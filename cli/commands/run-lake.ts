import { AppError, isCivilDate } from '@cadre/core'
import { lakeFolder, readSettings, snapshotInstallation } from '@cadre/server'
import { listSets, openLakeFolder, readContent, verifyLake } from '@cadre/store/lake'
import type { LakeReport, LakeStorage } from '@cadre/store/lake'
import { existsSync } from 'node:fs'
import { exitStatus } from '../exit-status.ts'
import { printResult } from '../print.ts'
import { textTable } from '../text-table.ts'
import { cadreVersion } from '../version.ts'
import { bulletList, wrapText } from '../wrap-text.ts'

export interface ListLakeFlags {
  readonly folder?: string
  readonly json?: true
}
export interface VerifyLakeFlags extends ListLakeFlags {
  readonly deep?: true
}
export interface SnapshotFlags extends ListLakeFlags {
  readonly asOf?: string
  readonly knownAt?: string
}

export async function runListLake(flags: ListLakeFlags): Promise<void> {
  const lake = await openLake(flags)
  const sets = []
  for (const manifest of await listSets(lake)) {
    const { hash, rows } = await readContent(lake, manifest.hash)
    sets.push({ ...manifest, hash, rows })
  }
  const table = sets.map(({ name, asOf, knownAt, writtenAt, rows, hash }) => [
    name,
    asOf ?? '–',
    (knownAt ?? writtenAt).slice(0, 19),
    rows,
    hash.slice(0, 12),
  ])
  const head = ['data set', 'as of', 'known at', 'rows', 'content']
  printResult(
    { sets },
    { json: flags.json, text: () => (sets.length > 0 ? textTable([head, ...table]) : 'The lake is empty.') },
  )
}

/** Checks every file; the exit status says whether all are sound. */
export async function runVerifyLake(flags: VerifyLakeFlags): Promise<void> {
  const report = await verifyLake(await openLake(flags), { isDeep: flags.deep === true })
  printResult(report, { json: flags.json, text: () => textOf(report) })
  if (report.faults.length > 0) process.exitCode = exitStatus.data
}

export async function runSnapshot(table: string, { asOf, knownAt, ...flags }: SnapshotFlags): Promise<void> {
  if (asOf !== undefined && ![asOf].every(isCivilDate))
    throw new AppError('usage', `--as-of "${asOf}" is no date. Write it as YYYY-MM-DD.`)
  if (knownAt !== undefined && !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(knownAt))
    throw new AppError(
      'usage',
      `--known-at "${knownAt}" is no instant. Write it such as 2026-03-31T09:00:00Z.`,
    )
  const { manifest, content, path } = await snapshotInstallation(settingsOf(flags), {
    table,
    ...(asOf !== undefined && { asOf }),
    ...(knownAt !== undefined && { knownAt }),
    version: cadreVersion,
    tell: (line) => process.stderr.write(`${line}\n`),
  })
  const result = { ...manifest, rows: content.rows, path }
  printResult(result, {
    json: flags.json,
    text: () => `${content.rows} rows of ${table} as of ${manifest.asOf} in ${path}`,
  })
}

async function openLake(flags: ListLakeFlags): Promise<LakeStorage> {
  const folder = lakeFolder(settingsOf(flags))
  if (existsSync(folder)) return openLakeFolder(folder)
  throw new AppError('lake-missing', `There is no lake in ${folder}. Name the data folder with --folder.`, {
    folder,
  })
}

function settingsOf({ folder }: ListLakeFlags) {
  return readSettings(process.env, folder === undefined ? {} : { folder })
}

function textOf({ sets, contents, unused, faults }: LakeReport): string {
  const verdict =
    faults.length === 0
      ? `The lake is sound: ${sets} data sets, ${contents} contents.`
      : `${faults.length} faults in ${sets} data sets and ${contents} contents.`
  return [
    wrapText(verdict),
    ...(faults.length > 0 ? [bulletList(faults.map(({ place, message }) => `${place}: ${message}`))] : []),
    ...(unused.length > 0
      ? [wrapText(`${unused.length} contents are named by no data set; that is harmless.`)]
      : []),
  ].join('\n\n')
}
