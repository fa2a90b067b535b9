import type { Target } from '../estimator.ts'
import type { GroupAssignment } from '../fairness/group-assignment.ts'
import { LearnError } from '../learn-error.ts'

/**
 * Weights under which outcome and group are independent: P(group) P(outcome) / P(group, outcome), times the weights
 * there were (Kamiran and Calders 2012). `smoothing` rows are thought into each cell in proportion to what
 * independence expects. Rows of unknown group keep their weight. Throws `invalid-target` for numbers and
 * `too-few-rows` naming a group and outcome that nobody has, unless it is smoothed.
 */
export function reweigh(
  { values, classes, task }: Target,
  { codes, names }: GroupAssignment,
  {
    weights,
    smoothing = 0,
  }: { readonly weights?: Float64Array | undefined; readonly smoothing?: number } = {},
): Float64Array {
  if (task === 'regression')
    throw new LearnError('invalid-target', 'Reweighing needs classes; cut the number into bands first.')
  const outcomes = classes.length
  const cells = new Float64Array(names.length * outcomes)
  let total = 0
  for (let row = 0; row < codes.length; row++) {
    if (codes[row]! < 0) continue
    cells[codes[row]! * outcomes + values[row]!]! += weights?.[row] ?? 1
    total += weights?.[row] ?? 1
  }
  const ofGroup = names.map((_, group) => sum(cells.subarray(group * outcomes, (group + 1) * outcomes)))
  const ofOutcome = classes.map((_, outcome) => sum(cells.filter((_cell, at) => at % outcomes === outcome)))
  const factors = cells.map((cell, at) => {
    const group = Math.floor(at / outcomes)
    const outcome = at % outcomes
    const expected = (ofGroup[group]! * ofOutcome[outcome]!) / total
    if (expected === 0) return 1
    if (cell + smoothing === 0) throw emptyCell(names[group]!, classes[outcome]!)
    const share = total / (total + smoothing)
    return expected / (share * (cell + (smoothing * expected) / total))
  })
  return Float64Array.from(codes, (code, row) => {
    const weight = weights?.[row] ?? 1
    return code < 0 ? weight : weight * factors[code * outcomes + values[row]!]!
  })
}

function emptyCell(group: string, outcome: string): LearnError {
  return new LearnError(
    'too-few-rows',
    `No one in the group "${group}" has the outcome "${outcome}": no weight can make up for that. Join small groups, or smooth.`,
    { group, outcome },
  )
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
