import { AppError } from '@cadre/core'
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import type { LakeStorage } from './lake-storage.ts'

/** What a process of another machine left is removed when it is older than any write can take. */
const abandonedMs = 24 * 3600 * 1000

/**
 * A lake in a folder of this machine, readable by its owner alone. Throws `AppError` `store-disk-full` or
 * `output-unwritable` for what the system refuses; nothing half-written is ever visible.
 */
export async function openLakeFolder(
  path: string,
  { codeVersion = null }: { readonly codeVersion?: string | null } = {},
): Promise<LakeStorage> {
  await explained(path, async () => {
    await mkdir(join(path, 'tmp'), { recursive: true, mode: 0o700 })
    await chmod(path, 0o700)
    await clearAbandoned(join(path, 'tmp'))
  })
  const at = (place: string): string => join(path, place)
  const workspace: LakeStorage['workspace'] = () =>
    explained(path, async () => {
      const folder = join(path, 'tmp', `${hostname()} ${process.pid} ${randomBytes(8).toString('hex')}`)
      await mkdir(folder, { mode: 0o700 })
      return { folder, discard: () => rm(folder, { recursive: true, force: true }) }
    })
  return {
    codeVersion,
    workspace,
    publish: (folder, place) => explained(path, () => publish(folder, at(place))),
    put: (place, text) =>
      explained(path, async () => {
        const { folder, discard } = await workspace()
        try {
          await writeFile(join(folder, 'file'), text, { mode: 0o600 })
          return await publishFile(join(folder, 'file'), at(place))
        } finally {
          await discard()
        }
      }),
    read: (place) => readFile(at(place), 'utf8').catch(undefinedWhenMissing),
    list: async (place) => ((await readdir(at(place)).catch(undefinedWhenMissing)) ?? []).sort(),
    fetch: async (place) => at(place),
    remove: (place) =>
      explained(path, async () => {
        await rm(at(place), { recursive: true, force: true })
        await sync(dirname(at(place)))
      }),
  }
}

async function publish(folder: string, target: string): Promise<boolean> {
  for (const name of await readdir(folder)) {
    await chmod(join(folder, name), 0o600)
    await sync(join(folder, name))
  }
  await sync(folder)
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  try {
    await rename(folder, target)
  } catch (error) {
    if (!['EEXIST', 'ENOTEMPTY'].includes(codeOf(error))) throw error
    return false
  }
  await sync(dirname(target))
  return true
}

async function publishFile(file: string, target: string): Promise<boolean> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  // Renaming would replace silently; whoever comes second must know.
  if (await stat(target).catch(undefinedWhenMissing)) return false
  await sync(file)
  await rename(file, target)
  await sync(dirname(target))
  return true
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Rows of people lie there: what a killed process left goes as soon as somebody looks. */
async function clearAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const status = await stat(join(folder, name)).catch(undefinedWhenMissing)
    if (status && isAbandoned(name, status.mtimeMs))
      await rm(join(folder, name), { recursive: true, force: true })
  }
}

function isAbandoned(name: string, changedMs: number): boolean {
  const [host, pid] = name.split(' ')
  if (host === hostname() && !isAlive(Number(pid))) return true
  return Date.now() - changedMs > abandonedMs
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

/** Says what the system refuses so that somebody can act on it. */
export async function explained<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw explain(path, error)
  }
}

function explain(path: string, error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error
  // DuckDB tells of a full disk in words.
  if (
    ['ENOSPC', 'EDQUOT'].includes(codeOf(error)) ||
    /no space left|could not write|ENOSPC/i.test(error.message)
  ) {
    const message = `There is no space left for the lake in ${path}. Free some space; nothing was written.`
    return new AppError('store-disk-full', message, { folder: path })
  }
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(codeOf(error))) return error
  return new AppError('output-unwritable', `The lake in ${path} cannot be written: ${codeOf(error)}.`, {
    folder: path,
  })
}

function undefinedWhenMissing(error: unknown): undefined {
  if (!['ENOENT', 'ENOTDIR'].includes(codeOf(error))) throw error
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
