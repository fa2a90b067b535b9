import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '@cadre/core'
import { openBundle } from '@cadre/lifecycle/register'
import type { OpenedBundle } from '@cadre/lifecycle/register'

/** A bundle's files are small; anything larger is not one of them. */
const largestFile = 512 * 2 ** 20

/** Opens the bundle in a folder; a study's own folder is taken to mean the bundle in it. */
export async function openBundleFolder(path: string): Promise<OpenedBundle> {
  const names = await namesIn(path)
  if (!names.includes('SIGNATURE') && names.includes('bundle')) return openBundleFolder(join(path, 'bundle'))
  const files = new Map<string, Uint8Array>()
  for (const name of names) {
    const content = await contentOf(join(path, name))
    if (content) files.set(name, content)
  }
  return openBundle(path, files)
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path)
  } catch {
    throw new AppError('bundle-missing', `There is no model bundle at ${path}. It is the folder "bundle" that \`cadre study\` writes.`, { path })
  }
}

async function contentOf(path: string): Promise<Uint8Array | undefined> {
  const { size, isFile } = await stat(path).then((found) => ({ size: found.size, isFile: found.isFile() }))
  return isFile && size <= largestFile ? readFile(path) : undefined
}
