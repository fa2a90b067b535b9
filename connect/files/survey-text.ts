import { isAscii, isUtf8 } from 'node:buffer'
import { AppError } from '@cadre/core'
import type { SourceNote } from '@cadre/lifecycle/ingest'
import { readBlocks } from './read-blocks.ts'

/** How the bytes of a text file are to be read. */
export interface TextEncoding {
  /** A WHATWG label. */
  readonly label: string
  /** All bytes are valid UTF-8 already, so nothing needs to be decoded. */
  readonly isCleanUtf8: boolean
  readonly skipBytes: number
  /** Lines end with a carriage return alone, as on old Macs. */
  readonly hasBareReturns: boolean
  readonly notes: readonly SourceNote[]
}

interface Survey {
  validSequences: number
  invalidBytes: number
  /** Where in the file the first one is. */
  firstInvalid: number
  hasBareReturns: boolean
}

/**
 * Reads the whole file once to find its encoding for certain: a stray byte may be in the last row.
 * Throws `file-encoding` when the caller's encoding is unknown or wrong, `file-format` for binary.
 */
export async function surveyText(path: string, start: Buffer, wanted?: string): Promise<TextEncoding> {
  const mark = byteOrderMark(start)
  const label = wanted === undefined ? mark?.label : normaliseLabel(path, wanted)
  if (label?.startsWith('utf-16')) return sixteenBit(label, mark)
  const withoutMark = wanted === undefined && !mark ? sixteenBitWithoutMark(start) : undefined
  if (withoutMark) return sixteenBit(withoutMark, undefined)

  const survey = await surveyBytes(path)
  const { hasBareReturns } = survey
  const skipBytes = mark?.label === 'utf-8' ? mark.length : 0
  if (label !== undefined && label !== 'utf-8') {
    return { label, isCleanUtf8: false, skipBytes, hasBareReturns, notes: [] }
  }
  if (survey.invalidBytes === 0) {
    return { label: 'utf-8', isCleanUtf8: true, skipBytes, hasBareReturns, notes: [] }
  }
  const line = await lineOf(path, survey.firstInvalid)
  if (wanted !== undefined) throw notUtf8(path, line)
  return { ...guess(survey, line), isCleanUtf8: false, skipBytes, hasBareReturns }
}

function guess(
  { validSequences, invalidBytes }: Survey,
  line: number,
): { label: string; notes: SourceNote[] } {
  if (validSequences > invalidBytes) {
    const message = `${invalidBytes} bytes are damaged (not UTF-8), the first in line ${line}; they are shown as �.`
    return { label: 'utf-8', notes: [{ code: 'encoding-damaged', message }] }
  }
  const message =
    'The text is not UTF-8 and was read as Windows-1252 (Western European). If names look wrong, say what it is.'
  return { label: 'windows-1252', notes: [{ code: 'encoding-guessed', message, option: 'encoding' }] }
}

function notUtf8(path: string, line: number): AppError {
  const message = `"${path}" is not UTF-8: line ${line} has bytes that cannot be read. Leave the encoding to be found out, or try windows-1252.`
  return new AppError('file-encoding', message, { file: path, line, option: 'encoding' })
}

function normaliseLabel(path: string, wanted: string): string {
  try {
    return new TextDecoder(wanted).encoding
  } catch {
    const message = `"${wanted}" is not an encoding that can be read. Try utf-8, utf-16le, windows-1252 or iso-8859-2.`
    throw new AppError('usage', message, { file: path, encoding: wanted })
  }
}

function byteOrderMark(start: Buffer): { label: string; length: number } | undefined {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return { label: 'utf-8', length: 3 }
  if (start[0] === 0xff && start[1] === 0xfe) return { label: 'utf-16le', length: 2 }
  if (start[0] === 0xfe && start[1] === 0xff) return { label: 'utf-16be', length: 2 }
  return undefined
}

/** Western text in 16 bits has a zero in every other byte. */
function sixteenBitWithoutMark(start: Buffer): string | undefined {
  const zeros = [0, 0]
  for (let i = 0; i < start.length; i++) if (start[i] === 0) zeros[i % 2]!++
  const many = start.length * 0.3
  if (start.length < 4) return undefined
  if (zeros[1]! > many && zeros[0]! < many / 10) return 'utf-16le'
  if (zeros[0]! > many && zeros[1]! < many / 10) return 'utf-16be'
  return undefined
}

function sixteenBit(label: string, mark: { length: number } | undefined): TextEncoding {
  const notes = mark
    ? []
    : [{ code: 'encoding-guessed', message: `The text was read as ${label}.`, option: 'encoding' }]
  return { label, isCleanUtf8: false, skipBytes: mark?.length ?? 0, hasBareReturns: false, notes }
}

async function surveyBytes(path: string): Promise<Survey> {
  const survey = { validSequences: 0, invalidBytes: 0, firstInvalid: -1, hasBareReturns: false }
  let position = 0
  let carry = Buffer.alloc(0)
  for await (const block of readBlocks(path)) {
    const zero = block.indexOf(0)
    if (zero >= 0) throw binary(path, await lineOf(path, position + carry.length + zero))
    if (position === 0) survey.hasBareReturns = block.includes(13) && !block.includes(10)
    const text = carry.length > 0 ? Buffer.concat([carry, block]) : block
    const end = wholeSequencesEnd(text)
    surveyBlock(text.subarray(0, end), survey, position)
    position += end
    carry = Buffer.from(text.subarray(end))
  }
  surveyBlock(carry, survey, position)
  return survey
}

function surveyBlock(block: Buffer, survey: Survey, position: number): void {
  // Enough valid sequences are known to decide; only invalid bytes can change anything.
  const isDecided = survey.invalidBytes === 0 && survey.validSequences > 1000
  if (isAscii(block) || (isDecided && isUtf8(block))) return
  countSequences(block, survey, position)
}

function countSequences(block: Buffer, survey: Survey, position: number): void {
  for (let i = 0; i < block.length;) {
    const length = block[i]! < 0x80 ? 1 : sequenceLength(block, i)
    if (length > 1) survey.validSequences++
    if (length === 0) {
      survey.invalidBytes++
      if (survey.firstInvalid < 0) survey.firstInvalid = position + i
    }
    i += Math.max(1, length)
  }
}

/** The line that a byte of the file is in, counted only when there is something to say about it. */
async function lineOf(path: string, position: number): Promise<number> {
  let line = 1
  let seen = 0
  for await (const block of readBlocks(path)) {
    const end = Math.min(block.length, position - seen)
    for (let i = 0; i < end; i++) if (block[i] === 10) line++
    seen += block.length
    if (seen >= position) break
  }
  return line
}

/** Bytes of the valid UTF-8 sequence at `at`, 0 when there is none (RFC 3629, section 4). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0
  for (let i = 1; i < length; i++) if ((bytes[at + i]! & 0xc0) !== 0x80) return 0
  const second = bytes[at + 1]!
  if (lead === 0xe0 && second < 0xa0) return 0
  if (lead === 0xed && second > 0x9f) return 0
  if (lead === 0xf0 && second < 0x90) return 0
  if (lead === 0xf4 && second > 0x8f) return 0
  return length
}

/** Where the last sequence that may go on in the next block begins. */
function wholeSequencesEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return bytes.length - back
  }
  return bytes.length
}

function binary(path: string, line: number): AppError {
  const message = `"${path}" is not a text file: line ${line} holds zero bytes. Export it as CSV in UTF-8, or as XLSX.`
  return new AppError('file-format', message, { file: path, line })
}
