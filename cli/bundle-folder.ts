import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '@cadre/core'
import { openBundle, readSums } from '@cadre/lifecycle/register'
import type { OpenedBundle } from '@cadre/lifecycle/register'

/** A bundle's files are small; anything larger is not one of them. */
const largestFile = 256 * 2 ** 20

/** Opens the bundle in a folder; a study's own folder is taken to mean the bundle in it. */
export async function openBundleFolder(path: string): Promise<OpenedBundle> {
  const names = await namesIn(path)
  if (names.includes('study.json') && names.includes('bundle')) return openBundleFolder(join(path, 'bundle'))
  if (!names.includes('SIGNATURE') && !names.includes('SHA256SUMS')) throw missing(path, whatIsThere(names))
  const files = new Map<string, Uint8Array>()
  const take = async (name: string): Promise<Uint8Array | undefined> => {
    const content = names.includes(name) ? await contentOf(join(path, name)) : undefined
    if (content) files.set(name, content)
    return content
  }
  await take('SIGNATURE')
  const sums = await take('SHA256SUMS')
  for (const name of readSums(sums ? new TextDecoder().decode(sums) : '').keys()) await take(name)
  return openBundle(path, files)
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOTDIR') throw missing(path, 'That is not a folder')
    if (code === 'EACCES' || code === 'EPERM') throw missing(path, 'You have no right to read it')
    throw missing(path, 'There is no such folder')
  }
}

function whatIsThere(names: readonly string[]): string {
  if (names.includes('study.json')) return 'The study there recommended no model, so it made no bundle'
  return names.length === 0 ? 'The folder is empty' : 'The folder holds something else'
}

function missing(path: string, why: string): AppError {
  const message = `There is no model bundle at "${path}". ${why}. A bundle is the folder "bundle" that \`cadre study\` writes.`
  return new AppError('bundle-missing', message, { path })
}

/** Ordinary files only: a pipe or a device would hang or never end. */
async function contentOf(path: string): Promise<Uint8Array | undefined> {
  try {
    const status = await stat(path)
    if (!status.isFile()) return undefined
    if (status.size <= largestFile) return await readFile(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code === 'ENOENT') return undefined
    throw new AppError('bundle-incomplete', `"${path}" cannot be read (${code}). Check who owns it.`, {
      path,
    })
  }
  throw new AppError(
    'bundle-altered',
    `"${path}" is larger than a file of a bundle can be. Make the bundle anew with \`cadre study\`.`,
    { path },
  )
}
