import { minimumCounts } from '../minimum-counts.ts'

/**
 * Whether figures over two sets of people may both be told: no one else is in them, or so many that the difference of the figures is
 * not one of few. Somebody about whom another thing is counted is in a set as another member. Counted are the members that only one
 * of the sets has, in the larger of both directions: who changed is in both.
 */
export function standApart(one: readonly string[], other: readonly string[]): boolean {
  const apart = Math.max(onlyIn(one, other), onlyIn(other, one))
  return apart === 0 || apart >= minimumCounts.disclosureMinimum
}

function onlyIn(one: readonly string[], other: readonly string[]): number {
  const known = new Set(other)
  return one.filter((member) => !known.has(member)).length
}
