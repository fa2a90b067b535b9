import type { SourceNote } from '@cadre/lifecycle/ingest'
import type { OpenFileOptions } from './source-options.ts'

const numberLike = /^[-+(]?[$€£¥]?\s?\d[\d.,' ]*(?:[eE][-+]?\d+)?\s?[%€)]?$/
const dateLike = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?$/
const missingLike = /^(?:|\?|-|n\/?a|nan|null|none)$/i

interface Header {
  readonly hasHeader: boolean
  readonly notes: readonly SourceNote[]
}

/** Whether the first row names the columns: as it was said, else as it looks. */
export function headerOf(
  rows: readonly (readonly string[])[],
  { header, headerRow }: Pick<OpenFileOptions, 'header' | 'headerRow'>,
): Header {
  if (headerRow !== undefined) return { hasHeader: true, notes: [] }
  return header === undefined ? guessHeader(rows) : { hasHeader: header, notes: [] }
}

/**
 * Says whether the first row names the columns, by comparing it with the rows under it: a name
 * over numbers speaks for a header, a number over numbers or a word that comes again below speaks
 * against. Text over text says nothing; then names are assumed, as most files have them.
 */
function guessHeader(rows: readonly (readonly string[])[]): Header {
  const [first, ...body] = rows
  if (!first) return { hasHeader: true, notes: [] }
  if (body.length === 0) return { hasHeader: !first.some((cell) => isValue(cell)), notes: [] }

  if (areYearsBesideNames(first)) return { hasHeader: true, notes: noteOf(true, 0, 0) }
  let votesFor = 0
  let votesAgainst = 0
  first.forEach((name, column) => {
    const vote = voteOfColumn(
      name,
      body.map((row) => row[column] ?? ''),
    )
    if (vote > 0) votesFor += vote
    else votesAgainst -= vote
  })
  const areAllNames = first.every((cell) => !isValue(cell) && cell.length <= 200)
  const hasHeader = votesFor === votesAgainst ? areAllNames : votesFor > votesAgainst
  return { hasHeader, notes: noteOf(hasHeader, votesFor, votesAgainst) }
}

function voteOfColumn(name: string, cells: readonly string[]): number {
  const present = cells.filter((cell) => !missingLike.test(cell.trim()))
  if (present.length === 0) return 0
  const isValueColumn = present.filter((cell) => isValue(cell)).length >= present.length * 0.8
  if (isValueColumn && isValue(name)) return -1
  if (isValueColumn && !missingLike.test(name.trim())) return 1
  if (isValue(name) && !present.some(isValue)) return 1
  if (missingLike.test(name.trim())) return 0
  return present.some((cell) => cell.trim() === name.trim()) ? -1 : 0
}

/** "name, 2019, 2020, 2021": years in order are names of columns when names stand beside them. */
function areYearsBesideNames(cells: readonly string[]): boolean {
  const years = cells.filter((cell) => isValue(cell)).map(Number)
  const areYears = years.every((year, index) => year >= 1900 && year <= 2100 && year === years[0]! + index)
  return years.length >= 2 && years.length < cells.length && areYears
}

function isValue(cell: string): boolean {
  const trimmed = cell.trim()
  return numberLike.test(trimmed) || dateLike.test(trimmed)
}

function noteOf(hasHeader: boolean, votesFor: number, votesAgainst: number): SourceNote[] {
  if (!hasHeader) {
    const message = 'The first row looks like data, so columns are named c1, c2 … If it names them, say so.'
    return [{ code: 'no-header-guessed', message, option: 'header' }]
  }
  if (votesFor > 0 && votesAgainst === 0) return []
  const message = 'The first row was taken as the names of the columns. If it is data, say so.'
  return [{ code: 'header-guessed', message, option: 'no-header' }]
}
