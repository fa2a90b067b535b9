/**
 * The words of a column name, lower case and without accents: "DateofBirth" gives `dateof birth`,
 * "EMP_Género2" gives `emp genero 2`. Splits at signs, at camelCase and between letters and digits.
 */
export function columnTokens(name: string): string[] {
  return foldAccents(name)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/([A-Za-z])([0-9])/g, '$1 $2')
    .replace(/([0-9])([A-Za-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}0-9]+/u)
    .filter((token) => token !== '')
}

/** The text without its accents: "Género" gives "Genero". */
export function foldAccents(text: string): string {
  return text.replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '')
}

/**
 * Where the first of the phrases stands among the tokens, as [first, after last]; `undefined` when none does.
 * Words run together count ("maritalstatus", "dateof birth"), parts of a word do not ("age" is not in
 * "percentage"). Keep the list of phrases in a constant: its index is made once.
 */
export function findPhrase(
  tokens: readonly string[],
  phrases: readonly string[],
): readonly [number, number] | undefined {
  const joinedPhrases = joinedForms(phrases)
  for (let first = 0; first < tokens.length; first++) {
    let joined = ''
    for (let last = first; last < tokens.length && joined.length < longestPhrase; last++) {
      joined += tokens[last]
      if (joinedPhrases.has(joined)) return [first, last + 1]
    }
  }
  return undefined
}

/** True when any of the phrases stands among the tokens. */
export function containsPhrase(tokens: readonly string[], phrases: readonly string[]): boolean {
  return findPhrase(tokens, phrases) !== undefined
}

const longestPhrase = 60
const indexed = new WeakMap<readonly string[], ReadonlySet<string>>()

function joinedForms(phrases: readonly string[]): ReadonlySet<string> {
  let forms = indexed.get(phrases)
  if (!forms) {
    forms = new Set(phrases.map((phrase) => phrase.replaceAll(' ', '')))
    indexed.set(phrases, forms)
  }
  return forms
}
