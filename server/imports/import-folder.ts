import { AppError } from '@cadre/core'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Settings } from '../settings.ts'
import { orRemoved } from './without-space.ts'

/** Where sheets are kept while they are imported: readable by nobody but the process's own user. */
export function importFolder({ folder }: Pick<Settings, 'folder'>): string {
  return join(folder, 'imports')
}

/** The folder of one import. The id has been checked by whoever asks. */
export function folderOf(folder: string, importId: string): string {
  return join(folder, importId)
}

/** No upload is larger. */
export const maxUploadBytes = 2 * 1024 ** 3
/** A request brings one part, which is held in memory. */
export const maxPartBytes = 8 * 1024 ** 2
const maxParts = Math.ceil(maxUploadBytes / maxPartBytes) * 8

const partName = (number: number): string => `part-${String(number).padStart(6, '0')}`

/** Keeps one part of an upload; the same part again replaces it. Throws `AppError('file-too-large')`. */
export async function keepPart(
  folder: string,
  importId: string,
  part: { readonly number: number; readonly bytes: Buffer },
): Promise<void> {
  const place = folderOf(folder, importId)
  await mkdir(place, { recursive: true, mode: 0o700 })
  if (part.number >= maxParts) throw tooLarge()
  const path = join(place, partName(part.number))
  await orRemoved(`${path}.partial`, () => writeFile(`${path}.partial`, part.bytes, { mode: 0o600 }))
  await rename(`${path}.partial`, path)
}

/** The parts that are there, in order. Throws `AppError` `file-empty`, `request-invalid` when one is missing. */
export async function listParts(folder: string, importId: string): Promise<string[]> {
  const names = await readdir(folderOf(folder, importId)).catch(() => [])
  const parts = names.filter((name) => /^part-\d{6}$/.test(name)).sort()
  if (parts.length === 0) throw new AppError('file-empty', 'Nothing was uploaded yet.')
  if (parts.some((name, index) => name !== partName(index)))
    throw new AppError(
      'request-invalid',
      'A part of the upload is missing: parts are numbered from 0 without gaps.',
    )
  return parts
}

/**
 * Joins the parts to one file; gives its length and SHA-256. The parts stay until it is known that the file is whole:
 * a kill in between loses nothing. Throws `AppError` `file-empty`, `file-too-large`.
 */
export async function joinParts(
  folder: string,
  importId: string,
  fileName: string,
): Promise<{ bytes: number; digest: string }> {
  const place = folderOf(folder, importId)
  const parts = await listParts(folder, importId)
  const path = uploadPath(folder, importId, fileName)
  return orRemoved(path, () =>
    joinFiles(
      parts.map((name) => join(place, name)),
      path,
    ),
  )
}

async function joinFiles(parts: readonly string[], path: string): Promise<{ bytes: number; digest: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  const file = await open(path, 'w', 0o600)
  try {
    for (const name of parts) {
      for await (const block of createReadStream(name)) {
        const chunk = block as Buffer
        hash.update(chunk)
        bytes += chunk.length
        if (bytes > maxUploadBytes) throw tooLarge()
        await file.write(chunk)
      }
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { bytes, digest: hash.digest('hex') }
}

/** Removes the parts of a file that is joined. */
export async function removeParts(folder: string, importId: string): Promise<void> {
  for (const name of await listParts(folder, importId)) await rm(join(folderOf(folder, importId), name))
}

/** The uploaded file. Its ending tells the format where the content does not; the name itself is never a path. */
export function uploadPath(folder: string, importId: string, fileName: string): string {
  const ending = extname(fileName).toLowerCase()
  return join(folderOf(folder, importId), `upload${/^\.[a-z0-9]{1,8}$/.test(ending) ? ending : ''}`)
}

/** Removes everything of an import from the disk. */
export async function removeSheet(folder: string, importId: string): Promise<void> {
  await rm(folderOf(folder, importId), { recursive: true, force: true })
}

function tooLarge(): AppError {
  return new AppError(
    'file-too-large',
    'A sheet of at most 2 GB can be imported. Save it as Parquet, or import it in parts.',
    {
      limit: maxUploadBytes,
    },
  )
}
