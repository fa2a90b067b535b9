import { kindsOfMany, nameKey, rowIdentity } from '@cadre/connect/records'
import type { PersonKey, RowIssue, RowReader } from '@cadre/connect/records'
import { hash as hashAtOnce } from 'node:crypto'
import type { RowsOfSheet } from './rows-of-sheet.ts'

/** What is known of a sheet as a whole before its rows are taken. */
export interface SheetIndex {
  /** Row numbers in the order in which they are taken; the sheet's own when left out. */
  readonly order: Float64Array | undefined
  /** Rows that say what another row says already, word by word. */
  readonly repeats: ReadonlySet<number>
  /** Questions about rows that cannot both be right, and people who may be one. */
  readonly questions: ReadonlyMap<number, RowIssue>
  /** Whether a word names somebody of the sheet. */
  readonly isInSheet: (word: string) => boolean
}

interface Seen {
  /** Keys of people. */
  readonly people: Set<number>
  /** The first row of each key, with what tells rows of one person from another. */
  readonly keys: Map<number, number>
  /** Further rows of a key, with the first. */
  readonly further: Map<number, number[]>
  readonly births: Map<number, { readonly row: number; readonly key: number }>
  readonly names: Map<number, number>
}

/**
 * Reads the whole sheet once: whose rows there are, which say the same, and which contradict each other. Keeps a
 * number for each row, never the row.
 */
export async function indexSheet(
  sheet: RowsOfSheet,
  reader: RowReader,
  { rowsAtOnce = 2000 } = {},
): Promise<SheetIndex> {
  const seen: Seen = {
    people: new Set(),
    keys: new Map(),
    further: new Map(),
    births: new Map(),
    names: new Map(),
  }
  const questions = new Map<number, RowIssue>()
  const kinds = kindsOfMany(reader.mapping)
  const isHistory = reader.mapping.kind === 'history'
  const keyOfRow = isHistory ? new Float64Array(sheet.rowCount) : undefined
  const dayOfRow = isHistory ? new Float64Array(sheet.rowCount) : undefined
  for (let from = 1; from <= sheet.rowCount; from += rowsAtOnce) {
    for (const { row, cells, decision } of await sheet.read(from, from + rowsAtOnce - 1)) {
      if (decision === 'leave out') continue
      const reading = reader.read(row, cells)
      const { key, at, wishes } = reading
      const hash = key ? hashOf(keyOf(key)) : -row
      if (key) seen.people.add(hash)
      if (keyOfRow && dayOfRow) {
        keyOfRow[row - 1] = hash
        dayOfRow[row - 1] = Date.parse(at)
      } else if (key) {
        const identity = rowIdentity(reading, kinds)
        noteKey(seen, row, identity === '' ? hash : hashOf(`${keyOf(key)} ${identity}`))
      }
      const person = wishes.find(({ entity }) => entity === 'person')?.values
      const birth = wishes.find(({ entity }) => entity === 'contact_details')?.values['birthDate']
      notePerson(seen, { row, key: hash, person, birth, decision, questions })
    }
  }
  const repeats = await judgeRepeats(sheet, seen, questions)
  return {
    order: keyOfRow && dayOfRow && orderOf(keyOfRow, dayOfRow),
    repeats,
    questions,
    isInSheet: (word) =>
      seen.names.get(hashOf(wordsOf(word))) === 1 ||
      seen.people.has(hashOf(`employee number ${word.toLowerCase()}`)),
  }
}

const keyOf = ({ kind, text }: PersonKey): string => `${kind} ${text}`

/** 48 bits: among a million keys two meet by chance once in 500 sheets, and then a person is asked. */
function hashOf(text: string): number {
  return hashAtOnce('sha1', text, 'buffer').readUIntBE(0, 6)
}

function noteKey({ keys, further }: Seen, row: number, hash: number): void {
  const first = keys.get(hash)
  if (first === undefined) keys.set(hash, row)
  else further.set(hash, [...(further.get(hash) ?? [first]), row])
}

interface PersonOfRow {
  readonly row: number
  readonly key: number
  readonly person: Readonly<Record<string, unknown>> | undefined
  readonly birth: unknown
  readonly decision: string | null
  readonly questions: Map<number, RowIssue>
}

function notePerson(
  { births, names }: Seen,
  { row, key, person, birth, decision, questions }: PersonOfRow,
): void {
  const { firstName, lastName } = person ?? {}
  if (typeof firstName !== 'string' || typeof lastName !== 'string') return
  const name = wordsOf(nameKey({ firstName, lastName }))
  const ofName = hashOf(name)
  names.set(ofName, (names.get(ofName) ?? 0) + 1)
  if (typeof birth !== 'string') return
  const hash = hashOf(`${name} ${birth}`)
  const other = births.get(hash)
  if (!other) births.set(hash, { row, key })
  else if (other.key !== key && decision !== 'take')
    questions.set(
      row,
      question(
        row,
        'person_suspected',
        `Row ${other.row} has the same name and birth date. Decide whether this is another person (take), or the same (leave out).`,
      ),
    )
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

/** Two rows of one key are one row twice, or a question. */
async function judgeRepeats(
  sheet: RowsOfSheet,
  { further }: Seen,
  questions: Map<number, RowIssue>,
): Promise<Set<number>> {
  const repeats = new Set<number>()
  for (const rows of further.values()) {
    const texts = new Map<string, number>()
    for (const row of rows) {
      const [found] = await sheet.read(row, row)
      const text = JSON.stringify(found!.cells)
      const first = texts.get(text)
      if (first !== undefined) repeats.add(row)
      else texts.set(text, row)
    }
    if (texts.size < 2) continue
    for (const row of texts.values()) {
      const [found] = await sheet.read(row, row)
      if (found!.decision === 'take') continue
      const others = [...texts.values()].filter((other) => other !== row).slice(0, 5)
      questions.set(
        row,
        question(
          row,
          'key_repeated',
          `The key of this row is that of row ${others.join(', ')} too. Decide which to take.`,
        ),
      )
    }
  }
  return repeats
}

function question(row: number, code: string, message: string): RowIssue {
  return { row, column: '', code, level: 'question', message }
}

/** All rows of a person together, by their days. */
function orderOf(keys: Float64Array, days: Float64Array): Float64Array {
  const order = new Float64Array(keys.length).map((_, index) => index)
  // The sheet's own order decides between rows of one day.
  order.sort((a, b) => keys[a]! - keys[b]! || days[a]! - days[b]! || a - b)
  return order.map((index) => index + 1)
}
