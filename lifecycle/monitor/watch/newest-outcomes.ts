import type { Outcome } from './watched-score.ts'

/** One outcome a person, the newest, so that rows are apart. */
export function newestOutcomes(known: readonly Outcome[]): Outcome[] {
  return [...new Map(known.toSorted(byDay).map((row) => [row.subjectId, row])).values()]
}

const byDay = (a: Outcome, b: Outcome): number => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)
