import { setImmediate } from 'node:timers/promises'
import {
  keyedKinds,
  keyedWish,
  kindsOfMany,
  nameKey,
  naturalKeyText,
  rowIdentity,
} from '@cadre/connect/records'
import type { ImportMapping, PersonKey, RowIssue, RowReader, RowReading, Wish } from '@cadre/connect/records'
import { createNumberTable } from './number-table.ts'
import type { NumberTable } from './number-table.ts'
import { findRepeats } from './repeated-rows.ts'
import type { RowsOfKeys } from './repeated-rows.ts'
import type { EditedRow, RowsOfSheet } from './rows-of-sheet.ts'
import { hashOfTexts } from './text-hash.ts'

/** What is known of a sheet as a whole before its rows are taken. */
export interface SheetIndex {
  /** Row numbers in the order in which they are taken; the sheet's own when left out. */
  readonly order: Float64Array | undefined
  /** Whether a row says what another row says already, word by word. */
  readonly isRepeat: (row: number) => boolean
  /** The question about a row that cannot be right beside another, or of somebody who may be another. */
  readonly questionOf: (row: number) => RowIssue | undefined
  /** Whether a word names somebody of the sheet. */
  readonly isInSheet: (word: string) => boolean
}

/** What is gathered while rows go by: some fifty bytes a row, never the row. */
interface Seen extends RowsOfKeys {
  /** Keys of people. */
  readonly people: NumberTable
  /** The last row of each key, with what tells rows of one person from another. */
  readonly keys: NumberTable
  /** Of each name with a birth date the first row. */
  readonly births: NumberTable
  /** How many rows have a name. */
  readonly names: NumberTable
  /** The key of each row's person. */
  readonly keyOfRow: Float64Array
  /** Of a history, and of tables of figures that hold for a time, the day of each row. */
  readonly dayOfRow: Float64Array | undefined
  /** Of rows that may be of a person who stands in another row, that row. */
  readonly suspected: Map<number, number>
}

/** Kinds of records that rows are told apart by, beside the person they are about. */
export const indexedKinds = (mapping: ImportMapping): string[] => [
  ...kindsOfMany(mapping),
  ...keyedKinds(mapping),
]

/** More are not asked about: whoever has as many has one mistake in many rows, and its rows are named by the first. */
const maxSuspected = 100_000

/** Reads the whole sheet once: whose rows there are, which say the same, and which contradict each other. */
export async function indexSheet(
  sheet: RowsOfSheet,
  reader: RowReader,
  { rowsAtOnce = 512 } = {},
): Promise<SheetIndex> {
  const isHistory = reader.mapping.kind === 'history'
  const isOrdered = isHistory || keyedKinds(reader.mapping).length > 0
  const size = sheet.rowCount + 1
  const seen: Seen = {
    people: createNumberTable(),
    keys: createNumberTable(),
    births: createNumberTable(),
    names: createNumberTable(),
    keyOfRow: new Float64Array(size),
    dayOfRow: isOrdered ? new Float64Array(size) : undefined,
    before: new Uint32Array(size),
    texts: new Float64Array(size),
    taken: new Set(),
    suspected: new Map(),
  }
  const kinds = { ofMany: kindsOfMany(reader.mapping), isHistory }
  for (let from = 1; from <= sheet.rowCount; from += rowsAtOnce) {
    // A long sheet holds up nobody else.
    await setImmediate()
    for (const found of await sheet.read(from, from + rowsAtOnce - 1))
      if (found.decision !== 'leave out') noteRow(seen, found, reader.read(found.row, found.cells), kinds)
  }
  const { repeats, conflicts } = findRepeats(seen)
  return {
    order: seen.dayOfRow && orderOf(seen.keyOfRow, seen.dayOfRow),
    isRepeat: (row) => repeats[row] === 1,
    questionOf: (row) => conflictOf(row, conflicts(row)) ?? suspicionOf(row, seen.suspected.get(row)),
    isInSheet: (word) =>
      seen.names.get(hashOfTexts('name', wordsOf(word))) === 1 ||
      seen.people.get(hashOfTexts('employee number', word.toLowerCase())) !== 0,
  }
}

interface Kinds {
  readonly ofMany: readonly string[]
  readonly isHistory: boolean
}

function noteRow(seen: Seen, found: EditedRow, reading: RowReading, { ofMany, isHistory }: Kinds): void {
  const { row, cells, decision } = found
  const { key, at, wishes } = reading
  if (decision === 'take') seen.taken.add(row)
  const keyed = keyedWish(reading)
  const hash = key ? hashOfKey(key) : keyed ? hashOfTexts(keyOfWish(keyed)) : row
  seen.keyOfRow[row] = hash
  if (key) seen.people.set(hash, 1)
  const day = keyed?.from ?? at
  if (seen.dayOfRow) seen.dayOfRow[row] = Date.parse(day)
  const isOneRow = keyed !== undefined || (key !== undefined && !isHistory)
  if (isOneRow) {
    const identity = keyed ? day : rowIdentity(reading, ofMany)
    const parts = keyed ? [keyOfWish(keyed)] : [key!.kind, key!.text]
    const ofRow = identity === '' ? hash : hashOfTexts(...parts, identity)
    seen.before[row] = seen.keys.get(ofRow)
    seen.keys.set(ofRow, row)
    seen.texts[row] = hashOfTexts(...cells)
  }
  const person = wishes.find(({ entity }) => entity === 'person')?.values
  const birth = wishes.find(({ entity }) => entity === 'contact_details')?.values['birthDate']
  notePerson(seen, row, { person, birth })
}

/** By the words of the sheet: what they mean is not looked up yet. */
const keyOfWish = ({ entity, values }: Wish): string => naturalKeyText(entity, (field) => values[field])

const hashOfKey = ({ kind, text }: PersonKey): number => hashOfTexts(kind, text)

interface PersonOfRow {
  readonly person: Readonly<Record<string, unknown>> | undefined
  readonly birth: unknown
}

function notePerson(seen: Seen, row: number, { person, birth }: PersonOfRow): void {
  const { births, names, keyOfRow, suspected } = seen
  const { firstName, lastName } = person ?? {}
  if (typeof firstName !== 'string' || typeof lastName !== 'string') return
  const name = wordsOf(nameKey({ firstName, lastName }))
  const ofName = hashOfTexts('name', name)
  names.set(ofName, names.get(ofName) + 1)
  if (typeof birth !== 'string') return
  const ofBirth = hashOfTexts(name, birth)
  const other = births.get(ofBirth)
  if (other === 0) births.set(ofBirth, row)
  else if (keyOfRow[other] !== keyOfRow[row] && !seen.taken.has(row) && suspected.size < maxSuspected)
    suspected.set(row, other)
}

function wordsOf(name: string): string {
  const words =
    name
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{2,}/gu) ?? []
  return words.sort().join(' ')
}

function conflictOf(row: number, others: readonly number[]): RowIssue | undefined {
  if (others.length === 0) return undefined
  const message = `The key of this row is that of row ${others.join(', ')} too. Decide which to take.`
  return { row, column: '', code: 'key_repeated', level: 'question', message }
}

function suspicionOf(row: number, other: number | undefined): RowIssue | undefined {
  if (other === undefined) return undefined
  const message = `Row ${other} has the same name and birth date. Decide whether this is another person (take), or the same (leave out).`
  return { row, column: '', code: 'person_suspected', level: 'question', message }
}

/** All rows of a person together, by their days. */
function orderOf(keys: Float64Array, days: Float64Array): Float64Array {
  const order = new Float64Array(keys.length - 1).map((_, index) => index + 1)
  // The sheet's own order decides between rows of one day.
  return order.sort((a, b) => keys[a]! - keys[b]! || days[a]! - days[b]! || a - b)
}
