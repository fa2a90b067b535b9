import type { Candidate } from './counterfactual-scorer.ts'

/**
 * A few candidates that differ in what they change: fewest changes first, among those the ones that share no column
 * with the chosen, then the smallest. One that changes all that a chosen one changes, and more, is left out.
 */
export function chooseDiverse(candidates: readonly Candidate[], count: number): readonly Candidate[] {
  const best = cheapestByColumns(candidates)
  const sizes = [...new Set(best.map(({ moves }) => moves.length))].toSorted((a, b) => a - b)
  const chosen: Candidate[] = []
  for (const size of sizes) {
    const ofSize = best.filter(({ moves }) => moves.length === size)
    for (const isApart of [true, false]) {
      for (const candidate of ofSize) {
        if (chosen.length >= count) return chosen
        if (chosen.some((one) => contains(candidate, one))) continue
        if (!isApart || !chosen.some((one) => shareColumn(candidate, one))) chosen.push(candidate)
      }
    }
  }
  return chosen
}

function cheapestByColumns(candidates: readonly Candidate[]): readonly Candidate[] {
  const best = new Map<string, Candidate>()
  for (const candidate of candidates) {
    const key = columnsOf(candidate).toSorted().join('\0')
    const known = best.get(key)
    if (!known || costOf(candidate) < costOf(known)) best.set(key, candidate)
  }
  return [...best.values()].toSorted((a, b) => a.moves.length - b.moves.length || costOf(a) - costOf(b))
}

function costOf({ moves }: Candidate): number {
  return moves.reduce((sum, { cost }) => sum + cost, 0)
}

function columnsOf({ moves }: Candidate): readonly string[] {
  return moves.map(({ column }) => column)
}

function contains(candidate: Candidate, one: Candidate): boolean {
  const columns = columnsOf(candidate)
  return columnsOf(one).every((column) => columns.includes(column))
}

function shareColumn(candidate: Candidate, one: Candidate): boolean {
  const columns = columnsOf(candidate)
  return columnsOf(one).some((column) => columns.includes(column))
}
