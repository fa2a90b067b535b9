import { columnTokens } from '@cadre/people'

const positiveWords = new Set(
  `yes y true t 1 positive pos si sim oui ja vrai wahr verdadero verdadeiro
   left leaver leave quit resigned terminated attrited churned churn exited departed turnover baja saida parti gekundigt
   promoted hired accepted selected placed passed pass joined high late absent injured sick at risk`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
const negativeWords = new Set(
  `no n false f 0 negative neg present none nao non nein faux falsch falso
   stayed stayer stay active current retained employed remained activo ativo actif aktiv not`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/**
 * The index of the class a person most likely means to predict: a word such as Yes, 1, Left or ">50K" against
 * its opposite. `undefined` when the two words do not tell.
 */
export function likelyPositive(classes: readonly [string, string]): 0 | 1 | undefined {
  const [first, second] = classes.map(polarity) as [number, number]
  if (first > second) return 0
  if (second > first) return 1
  return undefined
}

/** 1 for a word such as yes, -1 for one such as no, 0 for neither. */
export function polarity(label: string): number {
  const trimmed = label.trim()
  if (/^(>|≥|above|over|more than)/i.test(trimmed)) return 1
  if (/^(<|≤|below|under|up to|less than)/i.test(trimmed)) return -1
  const words = columnTokens(trimmed)
  if (words.some((word) => negativeWords.has(word)) && !positiveWords.has(words[0] ?? '')) return -1
  return words.some((word) => positiveWords.has(word)) ? 1 : 0
}
