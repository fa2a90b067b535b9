import { AppError } from '@cadre/core'
import type { SourceNote } from '@cadre/lifecycle/ingest'
import { maxColumns } from './source-options.ts'

/**
 * Column names as they will be used: trimmed, never empty, never twice; each change is noted.
 * Throws `too-many-columns`.
 */
export function nameColumns(
  file: string,
  header: readonly string[],
): { columns: string[]; notes: SourceNote[] } {
  refuseTooMany(file, header.length)
  const notes: SourceNote[] = []
  const names = header.map((cell) => cell.replaceAll(/\s+/g, ' ').trim())
  const taken = new Set(names)
  const seen = new Set<string>()
  const columns = names.map((name, index) => {
    const wanted = name === '' ? `c${index + 1}` : name
    const isFree = !seen.has(wanted) && !(name === '' && taken.has(wanted))
    const given = isFree ? wanted : freeName(wanted, taken, seen)
    seen.add(given)
    if (given !== name) notes.push(renameNote(name, given, index))
    return given
  })
  return { columns, notes }
}

/** c1, c2 … for a file without names. */
export function numberColumns(file: string, count: number): string[] {
  refuseTooMany(file, count)
  return Array.from({ length: count }, (_, index) => `c${index + 1}`)
}

/** Throws `too-many-columns`. */
export function refuseTooMany(file: string, count: number): void {
  if (count <= maxColumns) return
  const message = `"${file}" has ${count} columns; at most ${maxColumns} can be read. Check the delimiter, or name fewer columns when exporting.`
  throw new AppError('too-many-columns', message, { file, columns: count, limit: maxColumns })
}

function freeName(name: string, taken: ReadonlySet<string>, seen: ReadonlySet<string>): string {
  for (let suffix = 2; ; suffix++) {
    const candidate = `${name}_${suffix}`
    if (!taken.has(candidate) && !seen.has(candidate)) return candidate
  }
}

function renameNote(name: string, given: string, index: number): SourceNote {
  if (name === '') {
    const message = `Column ${index + 1} has no name and is called "${given}".`
    return { code: 'header-empty', column: given, message }
  }
  const message = `The name "${name}" appears twice; column ${index + 1} is called "${given}".`
  return { code: 'header-duplicate', column: given, message }
}
