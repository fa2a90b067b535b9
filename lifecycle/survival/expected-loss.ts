import { minimumCounts } from '@cadre/people'
import type { PartOfPeople } from '../person-days/index.ts'

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

interface Told {
  readonly personIds: readonly string[]
  readonly probabilities: Float64Array
  readonly costs: ReplacementCosts
}

/**
 * The same department by department. In each currency the smallest is left out where those of no department told are fewer than five: what is
 * told of everybody less that of the departments would be theirs.
 */
export function lossesOfDepartments(
  parts: readonly PartOfPeople[],
  { personIds, probabilities, costs }: Told,
): (ExpectedLoss & { readonly department: string })[] {
  const rowOf = new Map(personIds.map((id, row) => [id, row]))
  const all = parts
    .filter(({ about }) => about === 'department')
    .flatMap(({ name, personIds: own }) => {
      const rows = own.flatMap((id) => rowOf.get(id) ?? [])
      const of = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row]!)
      const currency = rows.map((row) => costs.currency[row])
      const found = expectedLoss(of(probabilities), { amount: of(costs.amount), currency })
      return found.map((loss) => ({ ...loss, department: name }))
    })
  return expectedLoss(probabilities, costs).flatMap(({ currency, people }) => {
    const own = all.filter((one) => one.currency === currency).toSorted((a, b) => b.people - a.people)
    const rest = people - own.reduce((sum, one) => sum + one.people, 0)
    return rest > 0 && rest < minimumCounts.disclosureMinimum ? own.slice(0, -1) : own
  })
}
