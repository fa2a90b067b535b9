import { createHash, randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { AppError } from '@cadre/core'

const unfinished = new Set<string>()
let isHooked = false

/**
 * A name beside `path` to write to until the work is whole. What is there when the process exits
 * is removed, so that a stopped run leaves nothing half-written.
 */
export function temporaryPath(path: string): string {
  const name = `.${basename(path)}.${machine}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`
  const temporary = join(dirname(path), name)
  unfinished.add(temporary)
  if (!isHooked) process.once('exit', removeUnfinished)
  isHooked = true
  return temporary
}

/** Tells this machine's process ids from those of another that writes to the same folder. */
const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const temporaryName = /^\..*\.([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.tmp$/

/** Whoever writes has written lately, even where its process cannot be seen from here. */
const quietMs = 60_000

/**
 * Removes from a folder what processes of this machine that were killed have left unfinished there: it
 * may hold what the finished file would have held.
 */
export async function removeAbandoned(folder: string): Promise<void> {
  // Housekeeping: a folder that cannot be read is told of by whoever writes to it.
  for (const name of await readdir(folder).catch(() => [])) {
    const [, host, pid] = temporaryName.exec(name) ?? []
    if (host !== machine || isAlive(Number(pid))) continue
    const status = await stat(join(folder, name)).catch(() => undefined)
    if (status && Date.now() - status.mtimeMs > quietMs) await removeTemporary(join(folder, name))
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

function removeUnfinished(): void {
  for (const path of unfinished) rmSync(path, { recursive: true, force: true })
}

/** Removes what was written so far. */
export async function removeTemporary(temporary: string): Promise<void> {
  // What cannot be removed must not hide the error that led here.
  await rm(temporary, { recursive: true, force: true }).catch(() => undefined)
  unfinished.delete(temporary)
}

/** Puts the finished file in its place and makes the new name durable. */
export async function moveIntoPlace(temporary: string, path: string): Promise<void> {
  await rename(temporary, path)
  unfinished.delete(temporary)
  await syncFolder(dirname(path))
}

/** Makes the names in a folder survive a power cut; systems that cannot sync a folder do it themselves. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path).catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

/** Throws `output-unwritable` when the path is a folder or a device. */
export async function refuseOddTarget(path: string): Promise<void> {
  const status = await stat(path).catch(() => undefined)
  if (!status || status.isFile()) return
  const what = status.isDirectory() ? 'is a folder' : 'is not an ordinary file'
  const message = `"${path}" ${what}. Name a file for the result.`
  throw new AppError('output-unwritable', message, { file: path })
}

/** Turns what the system says about a failed write into advice. */
export function explainWriteError(path: string, error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code === 'ENOSPC' || code === 'EDQUOT' || /No space left/i.test(error.message)) {
    const message = `There is no space left to write "${path}". Nothing was written; free some space and try again.`
    return new AppError('output-disk-full', message, { file: path })
  }
  const reason = writeReasons[code]
  if (reason === undefined) return error
  const message = `"${path}" cannot be written: ${reason}. Name another place with --out.`
  return new AppError('output-unwritable', message, { file: path, reason: code })
}

const writeReasons: Readonly<Record<string, string>> = {
  EACCES: 'you have no right to write there',
  EPERM: 'you have no right to write there',
  EROFS: 'the disk can only be read',
  ENOENT: 'the folder does not exist',
  ENOTDIR: 'a part of the path is a file',
  ENAMETOOLONG: 'the name is too long',
  EISDIR: 'it is a folder',
  EEXIST: 'it is there already',
  ENOTEMPTY: 'a folder with other files is there',
  EBUSY: 'another program uses it',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
}
