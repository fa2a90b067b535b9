import { AppError } from '@cadre/core'
import { refuseSpecialFile } from '@cadre/core/refuse-special-file'
import { openOutput } from '@cadre/connect/files/atomic'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { TrailLine } from './chain.ts'
import type { StrayEntry } from './read-trail.ts'
import type { UnreadableLine } from './verify-trail.ts'

const header = { format: 'cadre audit trail', formatVersion: 1 }

/** Writes a trail as JSON lines, a header first; returns how many entries. The file appears once it is whole. */
export async function writeTrailFile(
  path: string,
  lines: AsyncIterable<TrailLine | StrayEntry>,
): Promise<number> {
  const output = await openOutput(path)
  try {
    let count = 0
    await output.write(`${JSON.stringify(header)}\n`)
    for await (const line of lines) {
      await output.write(`${JSON.stringify(line)}\n`)
      count++
    }
    await output.close()
    return count
  } catch (error) {
    await output.abandon()
    throw error
  }
}

/**
 * Reads a trail that was exported, a line at a time. A line that is no entry is passed on as such.
 * Throws `AppError` `file-missing` or `file-format` when the file is not a trail.
 */
export async function* readTrailFile(path: string): AsyncGenerator<TrailLine | StrayEntry | UnreadableLine> {
  await refuseSpecialFile(path)
  const stream = createReadStream(path)
  const lines = createInterface({ input: stream, crlfDelay: Infinity })
  let number = 0
  try {
    for await (const text of lines) {
      number++
      if (number === 1) refuseOtherFormat(path, text)
      else yield parseLine(text, number)
    }
  } catch (error) {
    throw explainReadError(path, error)
  } finally {
    stream.destroy()
  }
  if (number === 0) throw notATrail(path)
}

function parseLine(text: string, number: number): TrailLine | StrayEntry | UnreadableLine {
  try {
    const line = JSON.parse(text) as TrailLine | StrayEntry
    if ('stray' in line ? Number.isSafeInteger(line.stray) : isTrailLine(line)) return line
  } catch {
    // Falls through.
  }
  return { unreadable: number }
}

function isTrailLine({ sequence, entry, chainHash }: TrailLine): boolean {
  return (
    Number.isSafeInteger(sequence) &&
    typeof chainHash === 'string' &&
    typeof entry === 'object' &&
    Number.isSafeInteger(entry.id)
  )
}

function refuseOtherFormat(path: string, text: string): void {
  try {
    const { format, formatVersion } = JSON.parse(text) as typeof header
    if (format === header.format && formatVersion === header.formatVersion) return
  } catch {
    // Falls through.
  }
  throw notATrail(path)
}

function notATrail(path: string): AppError {
  return new AppError(
    'file-format',
    `"${path}" is not an audit trail that this version exported. Export it with cadre audit-trail export.`,
    { file: path },
  )
}

function explainReadError(path: string, error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error
  if (error.code === 'ENOENT')
    return new AppError('file-missing', `There is no file "${path}".`, { file: path })
  if (error.code === 'EISDIR')
    return new AppError('file-not-a-file', `"${path}" is a folder.`, { file: path })
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return new AppError('file-unreadable', `"${path}" may not be read.`, { file: path })
  return error
}
