import { realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join, sep } from 'node:path'
import { AppError } from '@cadre/core'

/** A folder that is written whole replaces what was there, so it may hold neither the file that is read nor where the person stands. */
export async function refuseFolderAround(folder: string, file: string): Promise<void> {
  const place = await whereItIs(folder)
  for (const [path, what] of [
    [file, 'the file itself'],
    [process.cwd(), 'the folder you are in'],
    [homedir(), 'your home folder'],
  ] as const) {
    if (!isWithin(await whereItIs(path), place)) continue
    throw new AppError(
      'usage',
      `--out "${folder}" is or holds ${what}. Name a folder of its own for the result.`,
      { path: folder },
    )
  }
}

/** A result may not be written over the file it is made from. */
export async function refuseSameFile(result: string, file: string): Promise<void> {
  if ((await whereItIs(result)) !== (await whereItIs(file))) return
  throw new AppError('usage', `"${file}" would be overwritten by the result. Name another with --out.`, {
    path: result,
  })
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/** Links resolved as far as the path is there. */
async function whereItIs(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    const folder = dirname(path)
    return folder === path ? path : join(await whereItIs(folder), basename(path))
  }
}
