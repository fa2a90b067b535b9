import { LearnError } from '../learn-error.ts'

/**
 * How long each row was watched and what ended it. Times count from each row's own beginning (as a rule the first
 * day at work), in one unit; a row is at risk in `(entry, exit]`. Several rows may follow one person over time.
 */
export interface SurvivalTarget {
  /** When watching began: 0 from the very beginning, later for those who were there before (left truncation). */
  readonly entry: Float64Array
  readonly exit: Float64Array
  /** 0 when watching ended and nothing had happened (right censoring); else 1 + the index into `causes`. */
  readonly event: Int32Array
  /** What can happen; whichever comes first ends the row. */
  readonly causes: readonly string[]
}

/**
 * Puts a survival target together and checks it. Throws `shape` when lengths differ, and `invalid-target` naming
 * the first row that was watched for no time or ended in something that is no cause.
 */
export function createSurvivalTarget({
  exit,
  event,
  entry = new Float64Array(exit.length),
  causes = ['event'],
}: {
  readonly exit: Float64Array
  readonly event: ArrayLike<number>
  readonly entry?: Float64Array
  readonly causes?: readonly string[]
}): SurvivalTarget {
  const lengths = [entry.length, exit.length, event.length]
  if (new Set(lengths).size > 1)
    throw new LearnError('shape', `Entry, exit and event disagree: ${lengths.join(', ')} rows.`)
  if (causes.length === 0)
    throw new LearnError('invalid-target', 'There is no cause that an event could have.')
  for (let row = 0; row < exit.length; row++) {
    const problem = problemOf({ from: entry[row]!, to: exit[row]!, code: event[row]!, causes: causes.length })
    if (problem) throw new LearnError('invalid-target', `Row ${row + 1} ${problem}`, { row })
  }
  return { entry, exit, event: Int32Array.from(event), causes }
}

/** The target at these rows. */
export function takeSurvival(target: SurvivalTarget, rows: ArrayLike<number>): SurvivalTarget {
  const { entry, exit, event, causes } = target
  return {
    entry: Float64Array.from(rows, (row) => entry[row]!),
    exit: Float64Array.from(rows, (row) => exit[row]!),
    event: Int32Array.from(rows, (row) => event[row]!),
    causes,
  }
}

/**
 * One cause as the only event; rows that another cause ended count as lost from sight then. This is the right target
 * for the hazard of the cause, not for its share of all rows, which `aalenJohansen` gives. Throws `invalid-param`.
 */
export function ofCause(target: SurvivalTarget, cause: string): SurvivalTarget {
  const code = target.causes.indexOf(cause) + 1
  if (code === 0)
    throw new LearnError(
      'invalid-param',
      `There is no cause "${cause}"; there are ${target.causes.join(', ')}.`,
    )
  return { ...target, event: target.event.map((event) => (event === code ? 1 : 0)), causes: [cause] }
}

/**
 * What had been seen of each row up to `limits`, on the scale of `exit`: what came later is censored there. So a model
 * learns what was known on a day. Throws `invalid-param` naming a row that was not yet watched by its limit.
 */
export function censorAt(target: SurvivalTarget, limits: Float64Array): SurvivalTarget {
  if (limits.length !== target.exit.length)
    throw new LearnError('shape', `There are ${limits.length} limits for ${target.exit.length} rows.`)
  const row = limits.findIndex((limit, at) => !(limit > target.entry[at]!))
  if (row >= 0)
    throw new LearnError(
      'invalid-param',
      `Row ${row + 1} was watched from ${target.entry[row]}; nothing is known of it by ${limits[row]}.`,
      { row },
    )
  return {
    ...target,
    exit: target.exit.map((exit, at) => Math.min(exit, limits[at]!)),
    event: target.event.map((event, at) => (target.exit[at]! > limits[at]! ? 0 : event)),
  }
}

/**
 * Times counted from each row's moment of a prediction, as its judges count them. Throws `invalid-param` naming a row
 * that was not watched at its moment.
 */
export function countedFrom(target: SurvivalTarget, moments: Float64Array): SurvivalTarget {
  const { entry, exit } = target
  if (moments.length !== exit.length)
    throw new LearnError('shape', `There are ${moments.length} moments for ${exit.length} rows.`)
  const row = moments.findIndex((moment, at) => !(moment >= entry[at]! && moment < exit[at]!))
  if (row >= 0)
    throw new LearnError(
      'invalid-param',
      `Row ${row + 1} was watched from ${entry[row]} to ${exit[row]}, and so not at ${moments[row]}.`,
      { row },
    )
  return {
    ...target,
    entry: new Float64Array(exit.length),
    exit: exit.map((time, at) => time - moments[at]!),
  }
}

/** 1 where something happened to the row. */
export function eventLabels({ event }: SurvivalTarget): Float64Array {
  return Float64Array.from(event, (code) => (code > 0 ? 1 : 0))
}

function problemOf({
  from,
  to,
  code,
  causes,
}: {
  readonly from: number
  readonly to: number
  readonly code: number
  readonly causes: number
}): string | undefined {
  if (!(from >= 0 && Number.isFinite(to)))
    return `was watched from ${from} to ${to}; both must be numbers from 0.`
  if (!(to > from))
    return `was watched from ${from} to ${to}, which is no time at all. Times of whole units that round to nothing can be counted in a finer unit.`
  if (!(Number.isInteger(code) && code >= 0 && code <= causes))
    return `has event ${code}; 0 is none, and there are ${causes} causes.`
  return undefined
}
