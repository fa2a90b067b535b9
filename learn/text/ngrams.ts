import type { Lexicon } from './lexicon.ts'

/** How often each term occurs in one document: numbers of a lexicon, ascending, and their counts. */
export interface TermCounts {
  readonly terms: Int32Array
  readonly counts: Int32Array
}

/** Counts each word and, when `most` is 2 or more, each run of up to that many words. */
export function countWordNgrams(words: readonly string[], most: number, lexicon: Lexicon): TermCounts {
  const occurrences: number[] = []
  for (let start = 0; start < words.length; start++) {
    let gram = ''
    const end = Math.min(start + most, words.length)
    for (let at = start; at < end; at++) {
      gram = at === start ? words[at]! : `${gram} ${words[at]!}`
      const id = lexicon.idOf(gram)
      if (id >= 0) occurrences.push(id)
    }
  }
  return tally(occurrences)
}

/**
 * Gives a function that counts the runs of `least` to `most` characters within each word, which has a
 * space at either end; a word shorter than a run counts itself once (as scikit-learn's `char_wb`).
 */
export function createCharacterCounter(
  least: number,
  most: number,
  lexicon: Lexicon,
): (words: readonly string[]) => TermCounts {
  // Texts repeat their words, and cutting one up anew costs more than keeping its runs.
  const runsOf = new Map<string, readonly number[]>()
  return (words) => {
    const occurrences: number[] = []
    for (const word of words) {
      let runs = runsOf.get(word)
      if (!runs) {
        runs = runsWithin(` ${word} `, least, most)
          .map((run) => lexicon.idOf(run))
          .filter((id) => id >= 0)
        runsOf.set(word, runs)
      }
      for (const id of runs) occurrences.push(id)
    }
    return tally(occurrences)
  }
}

function runsWithin(padded: string, least: number, most: number): string[] {
  const runs: string[] = []
  for (let length = least; length <= most; length++) {
    const last = Math.max(0, padded.length - length)
    for (let start = 0; start <= last; start++) runs.push(padded.slice(start, start + length))
    // Longer runs would only give the whole word again.
    if (length >= padded.length) break
  }
  return runs
}

function tally(occurrences: readonly number[]): TermCounts {
  const sorted = Int32Array.from(occurrences).sort()
  const counts = new Int32Array(sorted.length)
  let distinct = 0
  for (let i = 0; i < sorted.length; i++) {
    if (i > 0 && sorted[i] === sorted[distinct - 1]) {
      counts[distinct - 1]!++
      continue
    }
    sorted[distinct] = sorted[i]!
    counts[distinct++] = 1
  }
  return { terms: sorted.slice(0, distinct), counts: counts.slice(0, distinct) }
}
