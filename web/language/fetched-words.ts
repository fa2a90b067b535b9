import type { wordsFor } from './words-for.ts'

type WordsFor = typeof wordsFor

let found: WordsFor | undefined

/** Fetches the words of records in the two other languages; who reads English never needs them. */
export async function fetchWords(): Promise<void> {
  found ??= (await import('./words-for.ts')).wordsFor
}

/** `wordsFor` once it is fetched; before, nothing is known. */
export const fetchedWords: WordsFor = (name) => found?.(name)
