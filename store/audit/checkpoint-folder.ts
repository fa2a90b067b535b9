import { AppError } from '@cadre/core'
import { writeFileAtomically } from '@cadre/connect/files/atomic'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkpointFileName, readCheckpoint } from './checkpoint.ts'
import type { CheckpointFile } from './checkpoint.ts'

/** The checkpoints in a folder, in order; a folder that is not there holds none. */
export async function readCheckpoints(folder: string): Promise<CheckpointFile[]> {
  const names = (await namesIn(folder)).filter((name) => /^checkpoint-\d+\.json$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => readCheckpoint(name, await readFile(join(folder, name), 'utf8'))),
  )
}

/** Keeps a checkpoint: when this returns, it is on the disk under its name. An earlier one is never replaced. */
export async function keepCheckpoint(folder: string, number: number, content: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = checkpointFileName(number)
  if ((await namesIn(folder)).includes(name))
    throw new AppError('record-conflict', `Checkpoint ${number} is there already; another process signs too.`)
  await writeFileAtomically(join(folder, name), content)
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw new AppError('file-unreadable', `The folder of checkpoints ${folder} cannot be read.`, { folder })
  }
}
