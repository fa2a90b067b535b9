import { addDays } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Expression, Records, Value } from '../expression/expression.ts'
import type { FactVersion, FactWorld } from './fact-world.ts'

/** Somebody on a day, as known at a moment (UTC text of the length that versions have). */
export interface Point {
  readonly personId: string
  readonly asOf: CivilDate
  readonly knownAt: string
}

/** Works expressions out for any point over the same records; what was worked out once is kept. */
export interface Evaluator {
  readonly world: FactWorld
  readonly valueOf: (expression: Expression, point: Point) => Value
  readonly kept: Map<unknown, Map<string, unknown>>
}

/** What was worked out for a thing and a key, worked out once. */
export function keep<Result>({ kept }: Evaluator, thing: unknown, key: string, work: () => Result): Result {
  let known = kept.get(thing)
  if (!known) kept.set(thing, (known = new Map()))
  if (!known.has(key)) known.set(key, work())
  return known.get(key) as Result
}

/** Whether it was believed at the moment, and had begun by the day. */
export function isKnown(record: FactVersion, { asOf, knownAt }: Pick<Point, 'asOf' | 'knownAt'>): boolean {
  const { validFrom, recordedFrom, recordedTo } = record
  return validFrom <= asOf && recordedFrom <= knownAt && (recordedTo === undefined || recordedTo > knownAt)
}

/** Of records that began by the day. */
export function isInTime(
  { validFrom, validTo }: FactVersion,
  time: Records['time'],
  asOf: CivilDate,
): boolean {
  if (time === 'ever') return true
  if (time === 'held') return validTo === undefined || validTo > asOf
  return validFrom > addDays(asOf, -time.days)
}
