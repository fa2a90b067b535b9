import type { GroupAssignment } from '@cadre/learn/fairness'
import { rowsByGroup } from '@cadre/learn/fairness'

/** What the row of merged groups is called. */
export function mergedName(minimum: number): string {
  return `groups of fewer than ${minimum} people`
}

/** Puts every group of fewer than `minimum` people into one, last in order; empty groups go. Largest first. */
export function mergeSmallGroups(groups: GroupAssignment, minimum: number): GroupAssignment {
  const sizes = rowsByGroup(groups).map(({ length }) => length)
  const kept = sizes
    .flatMap((size, code) => (size >= minimum ? [code] : []))
    .sort((a, b) => sizes[b]! - sizes[a]! || a - b)
  const hasMerged = sizes.some((size) => size > 0 && size < minimum)
  const newCode = new Int32Array(sizes.length).fill(kept.length)
  kept.forEach((code, index) => (newCode[code] = index))
  return {
    codes: groups.codes.map((code) => (code < 0 ? -1 : newCode[code]!)),
    names: [...kept.map((code) => groups.names[code]!), ...(hasMerged ? [mergedName(minimum)] : [])],
  }
}

/** Keeps the largest groups and puts the rest into "other", so that intersections stay readable. */
export function keepLargest(groups: GroupAssignment, most: number): GroupAssignment {
  const sizes = rowsByGroup(groups).map(({ length }) => length)
  if (sizes.filter((size) => size > 0).length <= most) return groups
  const kept = sizes
    .map((_, code) => code)
    .sort((a, b) => sizes[b]! - sizes[a]! || a - b)
    .slice(0, most - 1)
  const newCode = new Int32Array(sizes.length).fill(kept.length)
  kept.forEach((code, index) => (newCode[code] = index))
  return {
    codes: groups.codes.map((code) => (code < 0 ? -1 : newCode[code]!)),
    names: [...kept.map((code) => groups.names[code]!), 'other'],
  }
}
