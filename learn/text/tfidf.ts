import type { SparseMatrix } from '../linear/sparse-matrix.ts'
import type { ModelReader } from '../model-json.ts'

/** What a TF-IDF learned: its terms in ascending order and how rare each is. */
export interface Tfidf {
  readonly terms: readonly string[]
  /** ln((1 + documents) / (1 + documents with the term)) + 1. */
  readonly idf: readonly number[]
  /** A term's count c weighs 1 + ln c, not c. */
  readonly sublinear: boolean
}

export interface TfidfOptions {
  readonly sublinear?: boolean
  /** Terms in fewer documents than this are left out. */
  readonly minDocuments?: number
  /** At most so many terms, the most frequent ones. */
  readonly maxTerms?: number
}

/** Learns terms and their rarity from documents given as terms; agrees with scikit-learn's. */
export function fitTfidf(
  documents: readonly (readonly string[])[],
  { sublinear = false, minDocuments = 1, maxTerms = Number.POSITIVE_INFINITY }: TfidfOptions = {},
): Tfidf {
  const counts = new Map<string, { total: number; documents: number; last: number }>()
  for (const [index, document] of documents.entries()) {
    for (const term of document) {
      const count = counts.get(term)
      if (!count) {
        counts.set(term, { total: 1, documents: 1, last: index })
        continue
      }
      count.total++
      if (count.last !== index) {
        count.documents++
        count.last = index
      }
    }
  }
  const kept = [...counts].filter(([, count]) => count.documents >= minDocuments)
  kept.sort(([a, left], [b, right]) => right.total - left.total || (a < b ? -1 : 1))
  if (kept.length > maxTerms) kept.length = maxTerms
  kept.sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    terms: kept.map(([term]) => term),
    idf: kept.map(([, count]) => Math.log((1 + documents.length) / (1 + count.documents)) + 1),
    sublinear,
  }
}

/** One row per document: tf · idf of its known terms, each row scaled to length 1. */
export function applyTfidf(
  { terms, idf, sublinear }: Tfidf,
  documents: Iterable<readonly string[]>,
  scale = 1,
): SparseMatrix {
  const position = new Map(terms.map((term, index) => [term, index]))
  const rowStart = [0]
  const index: number[] = []
  const value: number[] = []
  for (const document of documents) {
    const counts = new Map<number, number>()
    for (const term of document) {
      const at = position.get(term)
      if (at !== undefined) counts.set(at, (counts.get(at) ?? 0) + 1)
    }
    let squares = 0
    const cells = [...counts].sort(([a], [b]) => a - b).map(([at, count]): [number, number] => {
      const cell = (sublinear ? 1 + Math.log(count) : count) * idf[at]!
      squares += cell ** 2
      return [at, cell]
    })
    const length = Math.sqrt(squares)
    for (const [at, cell] of cells) {
      index.push(at)
      value.push((scale * cell) / length)
    }
    rowStart.push(index.length)
  }
  return {
    rowCount: rowStart.length - 1,
    columnCount: terms.length,
    rowStart: Int32Array.from(rowStart),
    index: Int32Array.from(index),
    value: Float64Array.from(value),
  }
}

/** Reads a stored TF-IDF. Throws `invalid-model`. */
export function readTfidf(reader: ModelReader): Tfidf {
  const terms = reader.strings('terms')
  return { terms, idf: reader.numbers('idf', terms.length), sublinear: reader.boolean('sublinear') }
}
