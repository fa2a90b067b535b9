import { AppError } from '@cadre/core'
import { createRowReader, narrowMapping } from '@cadre/connect/records'
import type { ImportMapping, RowIssue, RowReader, RowReading } from '@cadre/connect/records'
import { readImport, readImportTargets } from '@cadre/store'
import type { Import, ImportPass, Session } from '@cadre/store'
import { setImmediate } from 'node:timers/promises'
import { checkValue } from './check-value.ts'
import { folderOf } from './import-folder.ts'
import { editedRows } from './rows-of-sheet.ts'
import type { EditedRow, RowsOfSheet } from './rows-of-sheet.ts'
import { indexSheet, indexedKinds } from './sheet-index.ts'
import type { SheetIndex } from './sheet-index.ts'
import { openSheet, rowsPerStride } from './staged-sheet.ts'

/** What a piece of work on an import needs from whoever runs it, a job or the command line. */
export interface ImportWork {
  readonly importId: string
  /** The folder of all imports. */
  readonly folder: string
  /** Runs a transaction on behalf of whoever imports. */
  readonly enter: <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>
  readonly signal?: AbortSignal
  /** Throws `AppError('store-disk-full')` while there is still room to end well. */
  readonly assertWritable?: () => void
  /** How many rows a transaction takes: enough that a statement's own cost is small, few enough to be held and repeated. */
  readonly rowsPerChunk?: number
  /** Whether rows tell which of their cells are read differently from what stands in them. */
  readonly tellsChanges?: boolean
  readonly onProgress?: (share: number) => Promise<void>
}

/** Throws `AppError` `cancelled` once the work is to stop, `store-disk-full` when there is no room to go on. */
export function assertGoesOn({ signal, assertWritable }: ImportWork): void {
  assertWritable?.()
  if (signal?.aborted)
    throw new AppError(
      'cancelled',
      'The import was stopped. What it has written is whole, and it can go on or be undone.',
    )
}

/** An import whose sheet is open. */
export interface OpenImport {
  readonly rowsPerChunk: number
  readonly found: Import
  readonly mapping: ImportMapping
  readonly reader: RowReader
  /** Reads what the pass of lines takes, and no more. */
  readonly lineReader: RowReader
  readonly sheet: RowsOfSheet
  readonly index: SheetIndex
}

/** Opens the sheet of an import and looks through it once. Throws `AppError` `record-conflict` without a mapping, `file-missing`. */
export async function withSheet<Result>(
  work: ImportWork,
  run: (opened: OpenImport) => Promise<Result>,
): Promise<Result> {
  const { importId, folder, enter, rowsPerChunk = usualRowsPerChunk, tellsChanges = false } = work
  const [found, targets] = await enter(
    async (session) => [await readImport(session, importId), await readImportTargets(session)] as const,
  )
  const { mapping, columns, rowCount } = found
  if (!mapping)
    throw new AppError('record-conflict', 'Say first where the columns go: the import has no mapping.')
  const staged = await openSheet(folderOf(folder, importId), rowCount)
  try {
    const sheet = await editedRows(staged, { importId, columns, enter })
    const reader = createRowReader(columns, mapping, { checkValue, targets, tellsChanges })
    // A row whose values are no good is refused by the reader of all its cells.
    const part = (kinds: readonly string[]): RowReader =>
      createRowReader(columns, narrowMapping(mapping, kinds), { checkValue: () => undefined, targets })
    const lineReader = part(lineKinds)
    const index = await indexSheet(sheet, part(indexedKinds(mapping)))
    return await run({ rowsPerChunk, found, mapping, reader, lineReader, sheet, index })
  } finally {
    staged.close()
  }
}

/** Kinds of records that rows about who reports to whom speak of: an employment says since when. */
const lineKinds = ['manager_line', 'employment']

const usualRowsPerChunk = 2000

/** Some rows in the order in which they are taken. */
export interface RowChunk {
  /** The place of the first of them. */
  readonly start: number
  /** The place after the last of them. */
  readonly next: number
  readonly taken: readonly RowReading[]
  readonly issues: readonly RowIssue[]
  /** Rows that are not taken, with what becomes of them. */
  readonly others: readonly { readonly row: number; readonly state: 'rejected' | 'leftOut' | 'unchanged' }[]
}

/** Reads the rows from a place on; the next chunk is read while the database is busy with one. */
export function chunksFrom(
  opened: OpenImport,
  from: { readonly pass: ImportPass; readonly start?: number },
): AsyncGenerator<RowChunk> {
  return oneAhead(readChunks(opened, from))
}

async function* oneAhead<Item>(source: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let next = source.next()
  try {
    for (;;) {
      const { done, value } = await next
      if (done === true) return
      next = source.next()
      // Whoever stops early never asks for it.
      next.catch(() => undefined)
      yield value
    }
  } finally {
    // Nobody closes the sheet under what is being read.
    await next.catch(() => undefined)
  }
}

/** Rows that are read before others have a turn: answers of the database are taken in between. */
const rowsPerTurn = 100

async function* readChunks(
  { rowsPerChunk, reader, lineReader, sheet, index }: OpenImport,
  { pass, start = 0 }: { readonly pass: ImportPass; readonly start?: number },
): AsyncGenerator<RowChunk> {
  const { order } = index
  let place = start
  while (place < sheet.rowCount) {
    const taken: RowReading[] = []
    const issues: RowIssue[] = []
    const others: { row: number; state: 'rejected' | 'leftOut' | 'unchanged' }[] = []
    const begin = place
    const end = Math.min(place + rowsPerChunk, sheet.rowCount)
    const read = order
      ? await readInOrder(sheet, order.subarray(place, end))
      : await sheet.read(place + 1, end)
    place = end
    for (const [count, { row, cells, decision }] of read.entries()) {
      if (count % rowsPerTurn === 0) await setImmediate()
      if (decision === 'leave out') others.push({ row, state: 'leftOut' })
      else if (index.isRepeat(row)) others.push({ row, state: 'unchanged' })
      else {
        const reading = (pass === 'people' ? reader : lineReader).read(row, cells)
        const asked = index.questionOf(row)
        issues.push(...reading.issues, ...(asked ? [asked] : []))
        if (asked || reading.issues.some(({ level }) => level === 'error'))
          others.push({ row, state: 'rejected' })
        else taken.push(reading)
      }
    }
    yield { start: begin, next: place, taken, issues, others }
  }
}

/** Rows in an order of their own; those that stand near each other are read together. */
async function readInOrder(sheet: RowsOfSheet, rows: Float64Array): Promise<EditedRow[]> {
  const found = new Map<number, EditedRow>()
  const near = Map.groupBy([...rows], (row) => Math.floor((row - 1) / rowsPerStride))
  for (const ofStride of near.values()) {
    const wanted = new Set(ofStride)
    const read = await sheet.read(Math.min(...ofStride), Math.max(...ofStride))
    for (const one of read) if (wanted.has(one.row)) found.set(one.row, one)
  }
  return [...rows].map((row) => found.get(row)!)
}
