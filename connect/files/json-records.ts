import { AppError } from '@cadre/core'

/** The text of one record and the line it begins in. */
export interface JsonRecord {
  readonly text: string
  readonly line: number
}

const maxRecordBytes = 1 << 26
const lineFeed = 10
const quote = 34
const backslash = 92

/** JSON lines: every line that is not blank. */
export async function* splitJsonLines(
  file: string,
  blocks: AsyncIterable<Uint8Array>,
): AsyncGenerator<JsonRecord> {
  let line = 1
  let parts: Buffer[] = []
  let size = 0
  for await (const block of blocks) {
    let from = 0
    for (let at = block.indexOf(lineFeed); at >= 0; at = block.indexOf(lineFeed, from)) {
      parts.push(Buffer.from(block.subarray(from, at)))
      const text = Buffer.concat(parts).toString('utf8')
      if (text.trim() !== '') yield { text, line }
      parts = []
      size = 0
      line++
      from = at + 1
    }
    parts.push(Buffer.from(block.subarray(from)))
    size += block.length - from
    if (size > maxRecordBytes) throw tooLong(file, line)
  }
  const text = Buffer.concat(parts).toString('utf8')
  if (text.trim() !== '') yield { text, line }
}

/**
 * The elements of a JSON array, or of the first array inside an object such as {"data": […]},
 * without holding the document. Throws `file-format` with the line.
 */
export async function* splitJsonArray(
  file: string,
  blocks: AsyncIterable<Uint8Array>,
): AsyncGenerator<JsonRecord> {
  const splitter = new ArraySplitter(file)
  for await (const block of blocks) yield* splitter.push(block)
  splitter.finish()
}

/** Follows strings and brackets byte by byte; every structural sign of JSON is ASCII. */
class ArraySplitter {
  private readonly file: string
  private line = 1
  private isInString = false
  private isEscaped = false
  /** Brackets open, outside the elements and within them. */
  private depth = 0
  /** Depth of the elements; 0 until the array is found. */
  private elementDepth = 0
  private isDone = false
  private recordLine = 1
  private parts: Buffer[] = []
  private size = 0

  constructor(file: string) {
    this.file = file
  }

  *push(block: Uint8Array): Generator<JsonRecord> {
    let from = 0
    for (let at = 0; at < block.length; at++) {
      const byte = block[at]!
      if (byte === lineFeed) this.line++
      if (this.isInString) {
        if (this.isEscaped) this.isEscaped = false
        else if (byte === backslash) this.isEscaped = true
        else if (byte === quote) this.isInString = false
        continue
      }
      if (byte === quote) this.isInString = true
      if (this.isDone) continue
      if (byte === 0x7b || byte === 0x5b) {
        this.depth++
        if (this.elementDepth === 0 && byte === 0x5b) {
          this.elementDepth = this.depth
          this.recordLine = this.line
          from = at + 1
        }
        if (this.depth > 10_000) throw this.error('is nested too deeply', this.line)
      } else if (byte === 0x7d || byte === 0x5d) {
        this.depth--
        if (this.elementDepth > 0 && this.depth < this.elementDepth) {
          yield* this.take(block, from, at)
          this.isDone = true
        }
      } else if (byte === 0x2c && this.depth === this.elementDepth && this.elementDepth > 0) {
        yield* this.take(block, from, at)
        from = at + 1
      }
    }
    if (this.isDone || this.elementDepth === 0) return
    this.parts.push(Buffer.from(block.subarray(from)))
    this.size += block.length - from
    if (this.size > maxRecordBytes) throw tooLong(this.file, this.recordLine)
  }

  finish(): void {
    if (this.isDone) return
    if (this.elementDepth > 0) throw this.error('ends in the middle; it may be cut short', this.line)
    throw this.error('holds no array of rows; give [{…}, {…}], {"data": [{…}]} or one object a line', 1)
  }

  private *take(block: Uint8Array, from: number, to: number): Generator<JsonRecord> {
    this.parts.push(Buffer.from(block.subarray(from, to)))
    const whole = Buffer.concat(this.parts).toString('utf8')
    const text = whole.trimStart()
    const leading = whole.slice(0, whole.length - text.length).split('\n').length - 1
    const line = this.recordLine + leading
    this.parts = []
    this.size = 0
    this.recordLine = this.line
    if (text.trim() !== '') yield { text, line }
  }

  private error(what: string, line: number): AppError {
    const message = `"${this.file}" ${what} (line ${line}).`
    return new AppError('file-format', message, { file: this.file, line })
  }
}

function tooLong(file: string, line: number): AppError {
  const message = `"${file}" has a record of over ${maxRecordBytes >> 20} MB in line ${line}. Give one object a row.`
  return new AppError('file-format', message, { file, line })
}
