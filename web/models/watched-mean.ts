/** What came, or was said, of one person in the middle; nothing of figures that are not told. */
export function watchedMean(total: number | null, known: number): number | null {
  return total === null || known === 0 ? null : total / known
}
