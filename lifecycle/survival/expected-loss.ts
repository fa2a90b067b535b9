import { minimumCounts } from '@cadre/people'

/** What replacing somebody would cost, row by row of who is there on the last day; NaN where it is not known. */
export interface ReplacementCosts {
  readonly amount: Float64Array
  readonly currency: readonly (string | undefined)[]
}

/** What leaving may cost within the horizon, in one currency. */
export interface ExpectedLoss {
  readonly currency: string
  readonly people: number
  /** How many of them the model expects to leave. */
  readonly expected: number
  /** Sum of probabilities times costs: what the leaving of those costs on average. */
  readonly loss: number
  /** What replacing everybody of them would cost. */
  readonly atStake: number
}

/** Adds up what leaving may cost, each currency by itself; those of fewer than five people are left out. */
export function expectedLoss(
  probabilities: Float64Array,
  { amount, currency }: ReplacementCosts,
): ExpectedLoss[] {
  const known = [...probabilities.keys()].filter((row) => Number.isFinite(amount[row]!) && currency[row])
  const byCurrency = [...Map.groupBy(known, (row) => currency[row]!)]
  const sum = (rows: readonly number[], of: (row: number) => number): number =>
    rows.reduce((all, row) => all + of(row), 0)
  return byCurrency
    .filter(([, rows]) => rows.length >= minimumCounts.disclosureMinimum)
    .map(([of, rows]) => ({
      currency: of,
      people: rows.length,
      expected: sum(rows, (row) => probabilities[row]!),
      loss: sum(rows, (row) => probabilities[row]! * amount[row]!),
      atStake: sum(rows, (row) => amount[row]!),
    }))
    .toSorted((a, b) => b.people - a.people)
}
