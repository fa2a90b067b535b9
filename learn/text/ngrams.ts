/** Each run of `least` to `most` words, joined by a space. */
export function wordNgrams(words: readonly string[], least: number, most: number): string[] {
  const grams: string[] = []
  for (let length = least; length <= most; length++) {
    for (let start = 0; start + length <= words.length; start++) {
      grams.push(length === 1 ? words[start]! : words.slice(start, start + length).join(' '))
    }
  }
  return grams
}

/**
 * Each run of `least` to `most` characters within a word that has a space at either end; a word
 * shorter than a run gives itself once (as scikit-learn's `char_wb`).
 */
export function characterNgrams(words: readonly string[], least: number, most: number): string[] {
  const grams: string[] = []
  for (const word of words) {
    const padded = ` ${word} `
    for (let length = least; length <= most; length++) {
      grams.push(padded.slice(0, length))
      for (let start = 1; start + length <= padded.length; start++) {
        grams.push(padded.slice(start, start + length))
      }
      // Longer runs would only give the whole word again.
      if (length >= padded.length) break
    }
  }
  return grams
}
