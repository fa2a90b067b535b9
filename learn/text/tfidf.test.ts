import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closedLexicon, openLexicon } from './lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import { countWordNgrams, createCharacterCounter } from './ngrams.ts'
import type { TermCounts } from './ngrams.ts'
import { applyTfidf, fitTfidf } from './tfidf.ts'
import golden from './tfidf.golden.json' with { type: 'json' }

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

const countWords =
  (most: number) =>
  (texts: readonly string[], lexicon: Lexicon): TermCounts[] =>
    texts.map((text) => countWordNgrams(wordsOf(text), most, lexicon))

function countCharacters(texts: readonly string[], lexicon: Lexicon): TermCounts[] {
  const count = createCharacterCounter(3, 5, lexicon)
  return texts.map((text) => count(wordsOf(text)))
}

const cases = {
  words: { count: countWords(1), options: {} },
  phrases: { count: countWords(2), options: { sublinear: true, minDocuments: 2 } },
  'most frequent': { count: countWords(1), options: { maxTerms: 4 } },
  characters: { count: countCharacters, options: { sublinear: true, minDocuments: 2 } },
} as const

for (const [name, { count, options }] of Object.entries(cases)) {
  test(`TF-IDF of ${name} is scikit-learn's`, () => {
    const expected = golden[name as keyof typeof cases]
    const lexicon = openLexicon()
    const { tfidf } = fitTfidf(count(golden.texts, lexicon), lexicon, options)
    assert.deepEqual(tfidf.terms, expected.terms)
    for (const [i, idf] of tfidf.idf.entries()) assert.ok(Math.abs(idf - expected.idf[i]!) < 1e-14)
    const matrix = applyTfidf(tfidf, count(golden.asked, closedLexicon(tfidf.terms)))
    for (const [row, cells] of expected.rows.entries()) {
      const actual = new Float64Array(cells.length)
      for (let at = matrix.rowStart[row]!; at < matrix.rowStart[row + 1]!; at++)
        actual[matrix.index[at]!] = matrix.value[at]!
      for (const [i, cell] of cells.entries()) assert.ok(Math.abs(actual[i]! - cell) < 1e-14, `${row}, ${i}`)
    }
  })
}

test('documents counted while learning give the rows they give later', () => {
  const lexicon = openLexicon()
  const documents = countWords(2)(golden.texts, lexicon)
  const { tfidf, placeOf } = fitTfidf(documents, lexicon, { minDocuments: 2 })
  const later = countWords(2)(golden.texts, closedLexicon(tfidf.terms))
  assert.deepEqual(applyTfidf(tfidf, documents, { placeOf }), applyTfidf(tfidf, later))
})

test('a document of weight 2 counts as two, one of weight 0 not at all', () => {
  const lexicon = openLexicon()
  const documents = countWords(1)(golden.texts, lexicon)
  const weighted = fitTfidf(documents, lexicon, { weights: Float64Array.of(2, 1, 1, 1, 1, 0) })
  const repeated = fitTfidf([documents[0]!, ...documents.slice(0, 5)], lexicon)
  assert.deepEqual(weighted, repeated)
})
