import type { TextModel } from './fitted-text.ts'

export interface TermsOfOutput {
  /** The class the terms speak for; absent in regression. */
  readonly className?: string
  readonly terms: readonly {
    /** The text column. */
    readonly column: string
    readonly term: string
    /** How much the term moves the margin in a text that holds nothing else. */
    readonly weight: number
  }[]
}

/** The word terms that speak most for each class, strongest first; two classes: for either. */
export function strongestTerms(model: TextModel, count: number): TermsOfOutput[] {
  const { task, classes } = model
  if (task === 'regression') return [{ terms: termsOf(model, { output: 0, sign: 1, count }) }]
  return classes.map((className, index) => ({
    className,
    terms:
      task === 'binary'
        ? termsOf(model, { output: 0, sign: index === 1 ? 1 : -1, count })
        : termsOf(model, { output: index, sign: 1, count }),
  }))
}

function termsOf(
  { design, coefficients, means }: TextModel,
  { output, sign, count }: { readonly output: number; readonly sign: number; readonly count: number },
): TermsOfOutput['terms'] {
  const found: { column: string; term: string; weight: number }[] = []
  let feature = output * means.length
  for (const { column, words, characters } of design.texts) {
    for (const [index, term] of words.terms.entries()) {
      const weight = sign * coefficients[feature + index]!
      if (weight > 0) found.push({ column, term, weight })
    }
    feature += words.terms.length + characters.terms.length
  }
  return found.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)).slice(0, count)
}
