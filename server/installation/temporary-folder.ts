import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const kinds = ['rows', 'table', 'export'] as const

/** A folder for files that hold rows of people while they are worked on. It says which process made it, and nobody else may read it. */
export function makeTemporaryFolder(kind: (typeof kinds)[number]): Promise<string> {
  return mkdtemp(join(tmpdir(), `cadre-${kind}-${process.pid}-`))
}

const ours = new RegExp(`^cadre-(${kinds.join('|')})-(\\d+)-`)

/** Removes such folders of processes that are gone: killed, they could not. Those of processes at work stay. */
export async function sweepTemporaryFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const maker = ours.exec(name)?.[2]
    if (maker === undefined) continue
    const path = join(tmpdir(), name)
    const found = await stat(path).catch(() => undefined)
    if (found?.isDirectory() && found.uid === process.getuid?.() && isLeft(Number(maker), found.mtimeMs))
      await rm(path, { recursive: true, force: true })
  }
}

/** In a container every start has the same number: what is older than this process is of one before. */
function isLeft(maker: number, changedAt: number): boolean {
  if (maker === process.pid) return changedAt < performance.timeOrigin
  try {
    process.kill(maker, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
