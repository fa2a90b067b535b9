/** How often each term occurs in one document. */
export type TermCounts = ReadonlyMap<string, number>

/** Counts each word and, when `most` is 2 or more, each run of up to that many words. */
export function countWordNgrams(words: readonly string[], most: number): TermCounts {
  const counts = new Map<string, number>()
  for (let start = 0; start < words.length; start++) {
    let gram = ''
    const end = Math.min(start + most, words.length)
    for (let at = start; at < end; at++) {
      gram = at === start ? words[at]! : `${gram} ${words[at]!}`
      counts.set(gram, (counts.get(gram) ?? 0) + 1)
    }
  }
  return counts
}

/**
 * Gives a function that counts the runs of `least` to `most` characters within each word, which has a
 * space at either end; a word shorter than a run counts itself once (as scikit-learn's `char_wb`).
 */
export function createCharacterCounter(least: number, most: number): (words: TermCounts) => TermCounts {
  // Texts repeat their words, and looking up a string anew costs more than keeping it.
  const runsOf = new Map<string, readonly string[]>()
  return (words) => {
    const counts = new Map<string, number>()
    for (const [word, times] of words) {
      let runs = runsOf.get(word)
      if (!runs) {
        runs = runsWithin(` ${word} `, least, most)
        runsOf.set(word, runs)
      }
      for (const run of runs) counts.set(run, (counts.get(run) ?? 0) + times)
    }
    return counts
  }
}

function runsWithin(padded: string, least: number, most: number): readonly string[] {
  const runs: string[] = []
  for (let length = least; length <= most; length++) {
    const last = Math.max(0, padded.length - length)
    for (let start = 0; start <= last; start++) runs.push(padded.slice(start, start + length))
    // Longer runs would only give the whole word again.
    if (length >= padded.length) break
  }
  return runs
}
