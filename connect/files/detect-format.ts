import { extname } from 'node:path'
import { AppError } from '@cadre/core'
import type { Source } from '@cadre/lifecycle/ingest'

type Format = Source['format']

const byExtension: Readonly<Record<string, Format>> = {
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.tab': 'tsv',
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.parquet': 'parquet',
  '.pq': 'parquet',
  '.xlsx': 'xlsx',
  '.xlsm': 'xlsx',
}

/** First bytes of files that are not tables of text, and what a person can do about them. */
const unreadable: readonly { magic: string; what: string; wayOut: string }[] = [
  {
    magic: '\xd0\xcf\x11\xe0',
    what: 'an old Excel workbook (.xls) or one locked with a password',
    wayOut: 'Open it in a spreadsheet program and save it as XLSX or CSV, without a password.',
  },
  { magic: '%PDF', what: 'a PDF document', wayOut: 'Export the table behind it as CSV or XLSX.' },
  { magic: '\x1f\x8b', what: 'compressed (gzip)', wayOut: 'Unpack it first.' },
  { magic: '(\xb5/\xfd', what: 'compressed (zstd)', wayOut: 'Unpack it first.' },
  { magic: 'BZh', what: 'compressed (bzip2)', wayOut: 'Unpack it first.' },
  { magic: '7z\xbc\xaf', what: 'a 7z archive', wayOut: 'Unpack it first.' },
  { magic: 'Rar!', what: 'a RAR archive', wayOut: 'Unpack it first.' },
  { magic: '\x89PNG', what: 'a picture', wayOut: 'Give the table as CSV or XLSX.' },
  { magic: '\xff\xd8\xff', what: 'a picture', wayOut: 'Give the table as CSV or XLSX.' },
  { magic: 'GIF8', what: 'a picture', wayOut: 'Give the table as CSV or XLSX.' },
  { magic: '\x7fELF', what: 'a program', wayOut: 'Give the table as CSV or XLSX.' },
  { magic: 'SQLite format 3', what: 'a SQLite database', wayOut: 'Export the table as CSV.' },
]

/**
 * The format by what the first bytes are, then by the name, then by how the text looks. Content
 * wins over the name, because files are renamed more often than converted. Throws `file-format`.
 */
export function detectFormat(path: string, start: Buffer): Format {
  const head = start.toString('latin1')
  if (head.startsWith('PAR1')) return 'parquet'
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'xlsx'
  const known = unreadable.find(({ magic }) => head.startsWith(magic))
  if (known) throw new AppError('file-format', `"${path}" is ${known.what}. ${known.wayOut}`, { file: path })

  const named = byExtension[extname(path).toLowerCase()]
  if (named === 'parquet' || named === 'xlsx') {
    const message = `"${path}" is named as ${named.toUpperCase()} but is not: it may be cut short or renamed.`
    throw new AppError('file-format', `${message} Export it again, or say what format it is.`, {
      file: path,
      option: 'format',
    })
  }
  if (named === 'csv' || named === 'tsv') return named
  return lookOfText(head, named)
}

function lookOfText(head: string, named: Format | undefined): Format {
  const text = head.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (named === 'jsonl') return 'jsonl'
  if (text.startsWith('[') && (named === 'json' || /^\[\s*[{\]]/.test(text))) return 'json'
  if (text.startsWith('{') && (named === 'json' || /^\{\s*"/.test(text))) {
    return isObjectOnOneLine(text) ? 'jsonl' : 'json'
  }
  return named ?? 'csv'
}

/** JSON lines are one whole object a line; a document opens an object and goes on. */
function isObjectOnOneLine(text: string): boolean {
  const end = text.indexOf('\n')
  const line = end < 0 ? text : text.slice(0, end)
  // A line longer than what was read ahead is one object rather than a document broken into lines.
  if (end < 0) return !isWholeDocument(text)
  try {
    JSON.parse(line)
    return text.slice(end).trim().startsWith('{')
  } catch {
    return false
  }
}

function isWholeDocument(text: string): boolean {
  return /^\{\s*"[^"]*"\s*:\s*\[\s*\{/.test(text)
}
