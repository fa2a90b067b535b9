import { joinSideways } from '../linear/sparse-matrix.ts'
import type { SparseMatrix } from '../linear/sparse-matrix.ts'
import type { ModelReader } from '../model-json.ts'
import { textCell } from '../table/column.ts'
import { columnOfKind } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { closedLexicon, openLexicon } from './lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import { countWordNgrams, createCharacterCounter } from './ngrams.ts'
import type { TermCounts } from './ngrams.ts'
import { repairText } from './repair-text.ts'
import type { TextParams } from './text-params.ts'
import { applyTfidf, fitTfidf, readTfidf } from './tfidf.ts'
import type { Tfidf } from './tfidf.ts'
import { tokenise } from './tokenise.ts'

/** The terms learned from one text column; plain JSON. */
export interface TextFeatures {
  readonly column: string
  readonly foldAccents: boolean
  readonly longestPhrase: number
  readonly words: Tfidf
  /** No terms when characters are not counted. */
  readonly characters: Tfidf
}

const shortestRun = 3
const longestRun = 5

/**
 * Length of a row of word terms and of character terms. A text has length 3, so that it weighs about
 * as much as a few scaled columns under the same penalty; characters mostly repeat what words say.
 */
const wordScale = 3
const characterScale = 1.5

/** Learns the terms of a text column, and gives the training rows' matrix with them. */
export function learnTextFeatures(
  table: Table,
  column: string,
  { params, weights }: { readonly params: TextParams; readonly weights: Float64Array | undefined },
): { readonly features: TextFeatures; readonly matrix: SparseMatrix } {
  const { foldAccents, longestPhrase, minDocuments, maxTerms } = params
  const lexicons: Lexicons = { words: openLexicon(), characters: params.characters ? openLexicon() : none }
  const documents = countTerms(table, { column, foldAccents, longestPhrase }, lexicons)
  const options = { sublinear: true, minDocuments, maxTerms, weights }
  const words = fitTfidf(documents.words, lexicons.words, options)
  const characters = fitTfidf(documents.characters, lexicons.characters, options)
  return {
    features: { column, foldAccents, longestPhrase, words: words.tfidf, characters: characters.tfidf },
    matrix: joinSideways(
      [
        applyTfidf(words.tfidf, documents.words, { scale: wordScale, placeOf: words.placeOf }),
        applyTfidf(characters.tfidf, documents.characters, {
          scale: characterScale,
          placeOf: characters.placeOf,
        }),
      ],
      table.rowCount,
    ),
  }
}

/** The matrix of any table's texts: word terms, then character terms. Throws `column-missing`, `column-kind`. */
export function textMatrix(table: Table, features: TextFeatures): SparseMatrix {
  const { words, characters } = features
  const documents = countTerms(table, features, {
    words: closedLexicon(words.terms),
    characters: closedLexicon(characters.terms),
  })
  return joinSideways(
    [
      applyTfidf(words, documents.words, { scale: wordScale }),
      applyTfidf(characters, documents.characters, { scale: characterScale }),
    ],
    table.rowCount,
  )
}

/** Reads stored features. Throws `invalid-model`. */
export function readTextFeatures(reader: ModelReader): TextFeatures {
  return {
    column: reader.string('column'),
    foldAccents: reader.boolean('foldAccents'),
    longestPhrase: reader.number('longestPhrase'),
    words: readTfidf(reader.object('words')),
    characters: readTfidf(reader.object('characters')),
  }
}

interface Lexicons {
  readonly words: Lexicon
  readonly characters: Lexicon
}

interface Documents {
  readonly words: readonly TermCounts[]
  readonly characters: readonly TermCounts[]
}

const none = closedLexicon([])

function countTerms(
  table: Table,
  options: Pick<TextFeatures, 'column' | 'foldAccents' | 'longestPhrase'>,
  lexicons: Lexicons,
): Documents {
  const column = columnOfKind(table, options.column, 'text')
  const countCharacters = createCharacterCounter(shortestRun, longestRun, lexicons.characters)
  const words: TermCounts[] = []
  const characters: TermCounts[] = []
  for (let row = 0; row < table.rowCount; row++) {
    const tokens = tokenise(repairText(textCell(column, row)), options)
    words.push(countWordNgrams(tokens, options.longestPhrase, lexicons.words))
    characters.push(countCharacters(tokens))
  }
  return { words, characters }
}
