import type { SparseMatrix } from '../linear/sparse-matrix.ts'
import type { ModelReader } from '../model-json.ts'
import type { TermCounts } from './ngrams.ts'

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
  /** Weights of the documents: one of weight 2 counts as two. */
  readonly weights?: Float64Array | undefined
}

/** Learns terms and their rarity from documents given as term counts; agrees with scikit-learn's. */
export function fitTfidf(
  documents: readonly TermCounts[],
  { sublinear = false, minDocuments = 1, maxTerms = Number.POSITIVE_INFINITY, weights }: TfidfOptions = {},
): Tfidf {
  const totals = new Map<string, number>()
  const spread = new Map<string, number>()
  let documentCount = 0
  for (const [row, document] of documents.entries()) {
    const weight = weights ? weights[row]! : 1
    if (weight === 0) continue
    documentCount += weight
    for (const [term, count] of document) {
      totals.set(term, (totals.get(term) ?? 0) + weight * count)
      spread.set(term, (spread.get(term) ?? 0) + weight)
    }
  }
  const kept = [...spread.keys()].filter((term) => spread.get(term)! >= minDocuments).sort(byCodeUnits)
  if (kept.length > maxTerms) {
    // The sort is stable: of terms as frequent as each other, the first by code units stays.
    kept.sort((a, b) => totals.get(b)! - totals.get(a)!)
    kept.length = maxTerms
    kept.sort(byCodeUnits)
  }
  return {
    terms: kept,
    idf: kept.map((term) => Math.log((1 + documentCount) / (1 + spread.get(term)!)) + 1),
    sublinear,
  }
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : 1
}

/** One row per document: tf · idf of its known terms, each row scaled to length `scale`. */
export function applyTfidf(
  { terms, idf, sublinear }: Tfidf,
  documents: readonly TermCounts[],
  scale = 1,
): SparseMatrix {
  const position = new Map(terms.map((term, index) => [term, index]))
  const rowStart = new Int32Array(documents.length + 1)
  const index: number[] = []
  const value: number[] = []
  for (const [row, document] of documents.entries()) {
    const found: [at: number, count: number][] = []
    for (const [term, count] of document) {
      const at = position.get(term)
      if (at !== undefined) found.push([at, count])
    }
    found.sort(([a], [b]) => a - b)
    const cells = found.map(([at, count]) => (sublinear ? 1 + Math.log(count) : count) * idf[at]!)
    const length = Math.sqrt(cells.reduce((squares, cell) => squares + cell ** 2, 0))
    for (const [i, cell] of cells.entries()) {
      index.push(found[i]![0])
      value.push((scale * cell) / length)
    }
    rowStart[row + 1] = index.length
  }
  return {
    rowCount: documents.length,
    columnCount: terms.length,
    rowStart,
    index: Int32Array.from(index),
    value: Float64Array.from(value),
  }
}

/** Reads a stored TF-IDF. Throws `invalid-model`. */
export function readTfidf(reader: ModelReader): Tfidf {
  const terms = reader.strings('terms')
  return { terms, idf: reader.numbers('idf', terms.length), sublinear: reader.boolean('sublinear') }
}
