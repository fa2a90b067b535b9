/** Numbers for terms, so that the rest counts numbers, not strings. */
export interface Lexicon {
  /** The terms, each at the place of its number. */
  readonly terms: readonly string[]
  /** The number of a term, -1 where the lexicon is closed and does not have it. */
  idOf(term: string): number
}

/** A lexicon that takes in every term it is asked for. */
export function openLexicon(): Lexicon {
  const ids = new Map<string, number>()
  const terms: string[] = []
  return {
    terms,
    idOf(term) {
      const known = ids.get(term)
      if (known !== undefined) return known
      ids.set(term, terms.length)
      return terms.push(term) - 1
    },
  }
}

/** A lexicon of these terms and no others. */
export function closedLexicon(terms: readonly string[]): Lexicon {
  const ids = new Map(terms.map((term, id) => [term, id]))
  return { terms, idOf: (term) => ids.get(term) ?? -1 }
}
