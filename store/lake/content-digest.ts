import { createHash } from 'node:crypto'
import { canonicalLines } from './canonical-text.ts'
import type { LakeColumn, LakeRow } from './lake-column.ts'

/** What decides the hash of a content beside its rows. */
export interface ContentShape {
  readonly columns: readonly LakeColumn[]
  /** Columns that no two rows share, by which rows are sorted. */
  readonly key: readonly string[]
}

export interface ContentDigest {
  /** Takes in rows and returns their canonical text. Throws a plain error when they are out of order. */
  readonly add: (rows: readonly LakeRow[]) => Buffer
  readonly count: () => number
  /** SHA-256 over the columns and the canonical text of all rows, in hexadecimal. */
  readonly hash: () => string
}

/**
 * Takes the hash of a content: over what the rows say, not over the bytes of a file, so that another
 * version of DuckDB or another compression gives the same name to the same rows.
 */
export function digestContent({ columns, key }: ContentShape): ContentDigest {
  const digest = createHash('sha256')
  const described = columns.map(({ name, type, role = null }) => [name, type, role])
  digest.update(`${JSON.stringify({ columns: described, key })}\n`)
  const lineOf = canonicalLines(columns)
  let count = 0
  let last: LakeRow | undefined
  return {
    add: (rows) => {
      let text = ''
      for (const row of rows) {
        if (last && !isAfter(row, last, key))
          throw new Error(`rows must be sorted by ${key.join(', ')}, each once`)
        text += lineOf(row)
        last = row
      }
      count += rows.length
      const bytes = Buffer.from(text, 'utf8')
      digest.update(bytes)
      return bytes
    },
    count: () => count,
    hash: () => digest.digest('hex'),
  }
}

function isAfter(row: LakeRow, last: LakeRow, key: readonly string[]): boolean {
  for (const name of key) {
    const [a, b] = [row[name] ?? '', last[name] ?? '']
    if (a !== b) return a > b
  }
  return false
}
