import { access, constants, mkdir, readdir, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '@cadre/core'
import { writeDurably } from './output-stream.ts'
import {
  explainWriteError,
  moveIntoPlace,
  removeAbandoned,
  removeTemporary,
  syncFolder,
  temporaryPath,
} from './temporary-path.ts'

export interface WriteFolderOptions {
  /** Says by the names in an existing folder whether we wrote it and may replace it. */
  readonly isOurs?: (names: readonly string[]) => boolean
  /** Replace whatever folder is there. */
  readonly force?: boolean
}

/**
 * Writes a folder of files so that it appears whole or not at all, and replaces one that is there
 * only when it is empty, ours, or `force` is said. Names may have folders in them ("a/b.json").
 * Throws `output-unwritable` or `output-disk-full`.
 */
export async function writeFolderAtomically(
  path: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  options: WriteFolderOptions = {},
): Promise<void> {
  await fillFolderAtomically(path, options, async (folder) => {
    for (const [name, content] of Object.entries(files)) await writeInto(folder, name, content)
  })
}

/** The same for files that do not fit into memory: `fill` writes them into a folder beside, which then takes the name. */
export async function fillFolderAtomically(
  path: string,
  options: WriteFolderOptions,
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  const isThere = await checkTarget(path, options)
  const temporary = temporaryPath(path)
  try {
    await mkdir(dirname(path), { recursive: true })
    await removeAbandoned(dirname(path))
    await mkdir(temporary)
    await fill(temporary)
    await syncFolder(temporary)
    await (isThere ? exchange(temporary, path) : moveIntoPlace(temporary, path))
  } catch (error) {
    await removeTemporary(temporary)
    throw explainWriteError(path, error)
  }
}

/**
 * Says before long work whether the folder could be written, as far as that can be known. Throws what
 * `writeFolderAtomically` would throw.
 */
export async function checkFolderTarget(path: string, options: WriteFolderOptions = {}): Promise<void> {
  await checkTarget(path, options)
  try {
    await access(await nearestThere(dirname(path)), constants.W_OK | constants.X_OK)
  } catch (error) {
    throw explainWriteError(path, error)
  }
}

/** The folder itself, or the first above it that is there. */
async function nearestThere(folder: string): Promise<string> {
  const status = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && folder !== dirname(folder)) return undefined
    throw error
  })
  if (!status) return nearestThere(dirname(folder))
  if (!status.isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' })
  return folder
}

async function writeInto(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const isSafe = name !== '' && !name.startsWith('/') && !/(^|[\\/])\.\.([\\/]|$)|\0/.test(name)
  if (!isSafe) throw new Error(`"${name}" is no name for a file in a folder.`)
  await mkdir(dirname(join(folder, name)), { recursive: true })
  await writeDurably(join(folder, name), content)
  if (dirname(name) !== '.') await syncFolder(dirname(join(folder, name)))
}

/** Moves the old folder aside first and back again when the new one cannot take its place. */
async function exchange(temporary: string, path: string): Promise<void> {
  const aside = temporaryPath(path)
  await rename(path, aside)
  try {
    await moveIntoPlace(temporary, path)
  } catch (error) {
    await moveIntoPlace(aside, path)
    throw error
  }
  await removeTemporary(aside)
}

async function checkTarget(path: string, { isOurs, force = false }: WriteFolderOptions): Promise<boolean> {
  const status = await stat(path).catch(() => undefined)
  if (!status) return false
  if (!status.isDirectory()) {
    throw new AppError('output-unwritable', `"${path}" is a file. Name a folder for the result.`, {
      file: path,
    })
  }
  const names = await readdir(path).catch(() => ['?'])
  if (force || names.length === 0 || isOurs?.(names) === true) return true
  const message = `The folder "${path}" holds other files. Name another with --out, or say --force to replace it.`
  throw new AppError('output-unwritable', message, { file: path })
}
