import { open, readFile } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { AppError } from '@cadre/core'
import type { Journal, JournalEntry } from '@cadre/learn/selection'

/** A study's finished fits, one JSON line each. */
export interface JournalFile extends Journal, AsyncDisposable {}

/**
 * Opens the file that a study notes its fits in, making it when it is not there. A line cut short by a
 * crash is passed over; a file without one line of a journal is somebody else's and is left alone.
 */
export async function openJournalFile(path: string): Promise<JournalFile> {
  const text = await readText(path)
  const entries = entriesOf(text)
  if (entries.length === 0 && text.trim() !== '') {
    const message = `${path} is not a study's journal. Name a file that does not exist yet, or one that an earlier study has written.`
    throw new AppError('file-format', message, { path })
  }
  const file = await openForAppending(path)
  if (text !== '' && !text.endsWith('\n')) await write(file, '\n', path)
  return {
    read: () => entries,
    append: (entry) => write(file, `${JSON.stringify(entry)}\n`, path),
    [Symbol.asyncDispose]: () => file.close(),
  }
}

function entriesOf(text: string): readonly JournalEntry[] {
  return text.split('\n').flatMap((line) => {
    const entry = parsed(line)
    return isEntry(entry) ? [entry] : []
  })
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function isEntry(value: unknown): value is JournalEntry {
  if (typeof value !== 'object' || value === null) return false
  const entry = value as Record<string, unknown>
  return (
    typeof entry['search'] === 'string' &&
    ['configuration', 'share', 'fold', 'fitMs'].every((name) => typeof entry[name] === 'number') &&
    (entry['loss'] === null || typeof entry['loss'] === 'number')
  )
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return ''
    throw new AppError('file-unreadable', `The journal ${path} cannot be read (${codeOf(error)}).`, { path })
  }
}

async function openForAppending(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'a')
  } catch (error) {
    throw unwritable(error, path)
  }
}

async function write(file: FileHandle, text: string, path: string): Promise<void> {
  try {
    await file.appendFile(text)
  } catch (error) {
    throw unwritable(error, path)
  }
}

function unwritable(error: unknown, path: string): AppError {
  const full = codeOf(error) === 'ENOSPC'
  return new AppError(
    full ? 'output-disk-full' : 'output-unwritable',
    `The journal ${path} cannot be written (${codeOf(error)}). Name another file with --journal, or leave the option out.`,
    { path },
  )
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
