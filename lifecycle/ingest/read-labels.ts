import type { Column } from '@cadre/learn/table'
import { ByteDictionary } from './byte-dictionary.ts'
import type { CellIssues } from './cell-issues.ts'
import { MissingMask, TextMemory, feedChunk, feedKept, textOf } from './cell-reader.ts'
import type { CellSink, ColumnReader } from './cell-reader.ts'
import type { BooleanSchema, CategorySchema } from './column-schema.ts'
import { readBooleanText } from './boolean-text.ts'
import type { KeptCells } from './kept-cells.ts'
import type { RawChunk } from './source.ts'

const encoder = new TextEncoder()
const notLookedUp = -2
/** New labels kept from part to part: a file in which every row has another one must not fill the memory. */
const mostRemembered = 10_000
/** What a reading counts new labels under that it no longer tells apart. */
export const furtherLabels = '(further labels)'

/**
 * Reads a column of labels. Levels of the schema keep their codes; others get the next ones, and
 * are counted, so that scoring can say what training never saw.
 */
export class CategoryReader implements ColumnReader, CellSink {
  private codes = new Int32Array(0)
  private mask = new MissingMask(0)
  private row = 0
  private levels: string[] = []
  /** Dictionary code to level code; -1 where the word means missing. */
  private levelCodes: number[] = []
  private dictionary = new ByteDictionary()
  private readonly schema: CategorySchema
  private readonly missing: ReadonlySet<string>
  private unknownCounts: number[] = []
  /** Counts of new labels that earlier parts had. */
  private readonly earlier = new Map<string, number>()

  constructor(schema: CategorySchema) {
    this.schema = schema
    this.missing = new Set(schema.missing)
    this.knowSchema()
  }

  start(rows: number): void {
    if (this.levels.length - this.schema.levels.length > mostRemembered) this.forgetNewLabels()
    this.row = 0
    this.codes = new Int32Array(rows)
    this.mask = new MissingMask(rows)
  }

  readChunk(chunk: RawChunk, column: number, columns: number): void {
    this.row = feedChunk(this, chunk, { column, columns, row: this.row })
  }

  readKept(kept: KeptCells, texts: ByteDictionary): void {
    const known = new Int32Array(texts.size).fill(notLookedUp)
    const readText = (text: number, row: number): void => {
      const code = known[text]!
      if (code === notLookedUp) {
        texts.read(text, (bytes, start, end) => this.text(bytes, start, end, row))
        known[text] = this.codes[row]!
      } else {
        this.take(code, row)
      }
    }
    kept.drain(
      (value, row) => this.value(value, row),
      readText,
      (row) => this.empty(row),
    )
  }

  finish(): Column {
    const { codes, levels } = this
    return { kind: 'category', name: this.schema.name, codes, levels: [...levels], missing: this.mask.get() }
  }

  /** Labels that the schema does not have, and how many cells held them. */
  unknownLevels(): { level: string; count: number }[] {
    const counts = new Map(this.earlier)
    this.countNewLabels(counts)
    return Array.from(counts, ([level, count]) => ({ level, count }))
  }

  text(bytes: Uint8Array, start: number, end: number, row: number): void {
    const word = this.dictionary.intern(bytes, start, end)
    if (word === this.levelCodes.length) this.learn(this.dictionary.text(word))
    this.take(this.levelCodes[word]!, row)
  }

  value(cell: number | boolean | Date, row: number): void {
    const bytes = encoder.encode(cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell))
    this.text(bytes, 0, bytes.length, row)
  }

  empty(row: number): void {
    this.codes[row] = -1
    this.mask.mark(row)
  }

  private take(code: number, row: number): void {
    if (code < 0) this.mask.mark(row)
    this.codes[row] = code
    const unknown = code - this.schema.levels.length
    if (unknown >= 0) this.unknownCounts[unknown] = (this.unknownCounts[unknown] ?? 0) + 1
  }

  private knowSchema(): void {
    this.levels = [...this.schema.levels]
    this.levelCodes = [...this.levels.keys()]
    this.unknownCounts = []
    this.dictionary = new ByteDictionary()
    for (const level of this.levels) {
      const bytes = encoder.encode(level)
      this.dictionary.intern(bytes, 0, bytes.length)
    }
  }

  private forgetNewLabels(): void {
    this.countNewLabels(this.earlier)
    this.knowSchema()
  }

  private countNewLabels(counts: Map<string, number>): void {
    this.unknownCounts.forEach((count, index) => {
      const level = this.levels[this.schema.levels.length + index]!
      const key = counts.has(level) || counts.size < mostRemembered ? level : furtherLabels
      counts.set(key, (counts.get(key) ?? 0) + count)
    })
  }

  private learn(text: string): void {
    const isMissing = this.missing.has(text.toLowerCase())
    this.levelCodes.push(isMissing ? -1 : this.levels.length)
    if (!isMissing) this.levels.push(text)
  }
}

/** Reads a column of yes and no; anything else becomes missing and an issue. */
export class BooleanReader implements ColumnReader, CellSink {
  private values = new Uint8Array(0)
  private mask = new MissingMask(0)
  private row = 0
  private firstRow = 1
  private readonly schema: BooleanSchema
  private readonly issues: CellIssues
  private readonly memory: TextMemory<0 | 1 | null | undefined>

  constructor(schema: BooleanSchema, issues: CellIssues) {
    this.schema = schema
    this.issues = issues
    const missing = new Set(schema.missing)
    const words = new Map<string, 0 | 1>([
      [schema.no.toLowerCase(), 0],
      [schema.yes.toLowerCase(), 1],
    ])
    this.memory = new TextMemory((text) => {
      const word = text.toLowerCase()
      return missing.has(word) ? null : (words.get(word) ?? readBooleanText(word))
    })
  }

  start(rows: number): void {
    this.firstRow += this.row
    this.row = 0
    this.values = new Uint8Array(rows)
    this.mask = new MissingMask(rows)
  }

  readChunk(chunk: RawChunk, column: number, columns: number): void {
    this.row = feedChunk(this, chunk, { column, columns, row: this.row })
  }

  readKept(kept: KeptCells, texts: ByteDictionary): void {
    feedKept(this, kept, texts)
  }

  finish(): Column {
    return { kind: 'boolean', name: this.schema.name, values: this.values, missing: this.mask.get() }
  }

  text(bytes: Uint8Array, start: number, end: number, row: number): void {
    this.take(this.memory.recall(bytes, start, end), row, () => textOf(bytes, start, end))
  }

  value(cell: number | boolean | Date, row: number): void {
    const answer = cell === true || cell === 1 ? 1 : cell === false || cell === 0 ? 0 : undefined
    this.take(answer, row, () => String(cell))
  }

  empty(row: number): void {
    this.mask.mark(row)
  }

  private take(answer: 0 | 1 | null | undefined, row: number, cell: () => string): void {
    if (answer === 0 || answer === 1) {
      this.values[row] = answer
      return
    }
    this.empty(row)
    if (answer === null) return
    const { name, no, yes } = this.schema
    const expected = `${yes} or ${no}`
    this.issues.add({
      code: 'not-yes-or-no',
      column: name,
      row: this.firstRow + row,
      value: cell(),
      expected,
    })
  }
}
