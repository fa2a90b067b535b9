import { AppError } from '@cadre/core'
import { refuseSpecialFile } from '@cadre/core/refuse-special-file'
import { fingerprintOf } from '@cadre/core/signing'
import { readSettings } from '@cadre/server/settings'
import type { Settings } from '@cadre/server/settings'
import { readCheckpoints, readTrailFile, verifyTrail, writeTrailFile } from '@cadre/store/audit-trail'
import type { TrailReport } from '@cadre/store/audit-trail'
import { createPublicKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { exitStatus } from '../exit-status.ts'
import { withPeopleStore } from '../people-store.ts'
import { printResult } from '../print.ts'
import { fingerprintOfThisInstallation, loadSigningKey } from '@cadre/core/signing-key-file'
import { bulletList, wrapText } from '../wrap-text.ts'

export interface VerifyTrailFlags {
  readonly checkpoints?: string
  readonly publicKey?: string
  readonly folder?: string
  readonly json?: boolean
}
export type ExportTrailFlags = Pick<VerifyTrailFlags, 'folder' | 'json'>
export type CheckpointFlags = Pick<VerifyTrailFlags, 'folder' | 'json' | 'checkpoints'> & {
  readonly afterRestore?: string
}

/** Checks a trail; the exit status says whether it is whole. */
export async function runVerifyTrail(file: string | undefined, flags: VerifyTrailFlags): Promise<void> {
  const settings = settingsOf(flags)
  const checkpoints = await readCheckpoints(settings.checkpoints)
  if (checkpoints.length === 0) throw noCheckpoints(settings.checkpoints)
  const options = { checkpoints, trustedKey: await trustedKey(flags) }
  const report =
    file === undefined
      ? await withPeopleStore(settings, async (database, { readTrail }) =>
          verifyTrail(readTrail(database), options),
        )
      : await verifyTrail(readTrailFile(resolve(file)), options)
  printResult(report, { json: flags.json, text: () => textOfReport(report) })
  if (!report.isUnbroken) process.exitCode = exitStatus.data
}

/** Writes the whole trail, what was waiting included. */
export async function runExportTrail(file: string, flags: ExportTrailFlags): Promise<void> {
  const out = resolve(file)
  const entries = await withPeopleStore(settingsOf(flags), async (database, { readTrail, sealEntries }) => {
    await sealEntries(database)
    return writeTrailFile(out, readTrail(database))
  })
  printResult({ entries, out }, { json: flags.json, text: () => `${entries} entries written to ${out}` })
}

export async function runCheckpoint({ afterRestore, ...flags }: CheckpointFlags): Promise<void> {
  const settings = settingsOf(flags)
  const folder = settings.checkpoints
  const key = await loadSigningKey()
  const checkpoint = await withPeopleStore(settings, (database, { writeCheckpoint }) =>
    writeCheckpoint(
      { database, folder, key },
      { now: new Date(), ...(afterRestore !== undefined && { restored: afterRestore }) },
    ),
  )
  printResult(
    { checkpoint: checkpoint ?? null, folder },
    {
      json: flags.json,
      text: () =>
        checkpoint
          ? `Checkpoint ${checkpoint.number} vouches for ${checkpoint.sequence} entries; it is in ${folder}`
          : 'Nothing was entered since the last checkpoint.',
    },
  )
}

export async function runTrailKey(): Promise<void> {
  const { publicKey } = await loadSigningKey()
  process.stdout.write(publicKey.export({ format: 'pem', type: 'spki' }).toString())
}

function settingsOf({ folder, checkpoints }: VerifyTrailFlags): Settings {
  return readSettings(process.env, {
    ...(folder !== undefined && { folder }),
    ...(checkpoints !== undefined && { checkpoints }),
  })
}

async function trustedKey({ publicKey }: VerifyTrailFlags): Promise<string> {
  if (publicKey !== undefined) return fingerprintOfFile(publicKey)
  const own = await fingerprintOfThisInstallation()
  if (own !== undefined) return own
  throw new AppError(
    'usage',
    'Name the public key of the installation with --public-key: there is none on this machine. `cadre audit-trail key` prints it there.',
  )
}

async function fingerprintOfFile(path: string): Promise<string> {
  await refuseSpecialFile(path)
  try {
    const key = createPublicKey(await readFile(path, 'utf8'))
    if (key.asymmetricKeyType === 'ed25519') return fingerprintOf(key)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new AppError('file-missing', `There is no file "${path}".`, { path })
  }
  throw new AppError('file-format', `"${path}" is not an Ed25519 public key in PEM form.`, { path })
}

function noCheckpoints(folder: string): AppError {
  return new AppError(
    'audit-trail-broken',
    `There are no checkpoints in ${folder}, and without one nobody can tell whether the end of the trail was cut off or all of it written anew. Name their folder with --checkpoints.`,
    { folder },
  )
}

function textOfReport(report: TrailReport): string {
  const { isUnbroken, entries, sequence, vouchedUpTo, checkpoints, faults, faultCount, notes } = report
  const verdict = isUnbroken
    ? `The trail is whole: ${entries} entries, vouched for up to entry ${vouchedUpTo} by ${checkpoints} signed checkpoints.`
    : `The trail is broken: ${faultCount} faults in ${entries} entries, the last of them entry ${sequence}.`
  const shown = faults.map(({ reason, entryId }) =>
    entryId === undefined ? `${reason}` : `${reason} (id ${entryId})`,
  )
  const rest = faultCount > faults.length ? [`and ${faultCount - faults.length} more`] : []
  return [
    wrapText(verdict),
    ...(faultCount > 0 ? [bulletList([...shown, ...rest])] : []),
    ...notes.map((note) => wrapText(note)),
  ].join('\n\n')
}
