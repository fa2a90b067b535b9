import type { SparseMatrix } from '../linear/sparse-matrix.ts'
import type { ModelReader } from '../model-json.ts'
import type { Lexicon } from './lexicon.ts'
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

/** A TF-IDF, and for each number of the lexicon it was learned with its place in it, or -1. */
export interface LearnedTfidf {
  readonly tfidf: Tfidf
  readonly placeOf: Int32Array
}

/** Learns which terms to keep and how rare they are from counted documents; agrees with scikit-learn's. */
export function fitTfidf(
  documents: readonly TermCounts[],
  { terms }: Lexicon,
  { sublinear = false, minDocuments = 1, maxTerms = Number.POSITIVE_INFINITY, weights }: TfidfOptions = {},
): LearnedTfidf {
  const { totals, spread, documentCount } = countTerms(documents, terms.length, weights)
  const byTerm = (a: number, b: number): number => (terms[a]! < terms[b]! ? -1 : 1)
  let kept = [...terms.keys()].filter((id) => spread[id]! > 0 && spread[id]! >= minDocuments).sort(byTerm)
  if (kept.length > maxTerms) {
    // The sort is stable: of terms as frequent as each other, the first by code units stays.
    kept.sort((a, b) => totals[b]! - totals[a]!)
    kept = kept.slice(0, maxTerms).sort(byTerm)
  }
  const placeOf = new Int32Array(terms.length).fill(-1)
  for (const [place, id] of kept.entries()) placeOf[id] = place
  const tfidf = {
    terms: kept.map((id) => terms[id]!),
    idf: kept.map((id) => Math.log((1 + documentCount) / (1 + spread[id]!)) + 1),
    sublinear,
  }
  return { tfidf, placeOf }
}

function countTerms(
  documents: readonly TermCounts[],
  termCount: number,
  weights: Float64Array | undefined,
): { readonly totals: Float64Array; readonly spread: Float64Array; readonly documentCount: number } {
  const totals = new Float64Array(termCount)
  const spread = new Float64Array(termCount)
  let documentCount = 0
  for (const [row, { terms, counts }] of documents.entries()) {
    const weight = weights ? weights[row]! : 1
    documentCount += weight
    for (let i = 0; i < terms.length; i++) {
      totals[terms[i]!]! += weight * counts[i]!
      spread[terms[i]!]! += weight
    }
  }
  return { totals, spread, documentCount }
}

/**
 * One row per document: tf · idf of its known terms, each row scaled to length `scale`. Documents are
 * counted by the TF-IDF's own terms, or by a lexicon that `placeOf` leads from.
 */
export function applyTfidf(
  { terms, idf, sublinear }: Tfidf,
  documents: readonly TermCounts[],
  { scale = 1, placeOf }: { readonly scale?: number; readonly placeOf?: Int32Array } = {},
): SparseMatrix {
  const room = documents.reduce((sum, document) => sum + document.terms.length, 0)
  const rowStart = new Int32Array(documents.length + 1)
  const index = new Int32Array(room)
  const value = new Float64Array(room)
  const countAt = new Int32Array(terms.length)
  let end = 0
  for (const [row, document] of documents.entries()) {
    const start = end
    for (let i = 0; i < document.terms.length; i++) {
      const place = placeOf ? placeOf[document.terms[i]!]! : document.terms[i]!
      if (place < 0) continue
      index[end++] = place
      countAt[place] = document.counts[i]!
    }
    index.subarray(start, end).sort()
    let squares = 0
    for (let at = start; at < end; at++) {
      const count = countAt[index[at]!]!
      const cell = (sublinear ? 1 + Math.log(count) : count) * idf[index[at]!]!
      value[at] = cell
      squares += cell ** 2
    }
    const factor = scale / Math.sqrt(squares)
    for (let at = start; at < end; at++) value[at]! *= factor
    rowStart[row + 1] = end
  }
  return {
    rowCount: documents.length,
    columnCount: terms.length,
    rowStart,
    index: index.slice(0, end),
    value: value.slice(0, end),
  }
}

/** Reads a stored TF-IDF. Throws `invalid-model`. */
export function readTfidf(reader: ModelReader): Tfidf {
  const terms = reader.strings('terms')
  return { terms, idf: reader.numbers('idf', terms.length), sublinear: reader.boolean('sublinear') }
}
