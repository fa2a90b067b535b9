import type { Interval } from '@cadre/learn/metrics'
import { minimumCounts } from '@cadre/people'
import type { FollowedRows } from './follow-up.ts'
import { shareGone } from './over-days.ts'

/** What was expected of a group that must not be treated worse, and what came. */
export interface GroupCalibration {
  readonly attribute: string
  readonly group: string
  readonly people: number
  readonly expected: number
  readonly left: Interval
}

/** Attributes of people that no model is told, by person. */
export type Attributes = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Whether a model expects of each group what comes of it: only where enough people are judged, and of two groups or more. */
export function byAttribute(
  rows: FollowedRows,
  attributes: Attributes,
  { probabilities, horizon }: { readonly probabilities: Float64Array; readonly horizon: number },
): GroupCalibration[] {
  const judged = [...probabilities.keys()].filter((row) => !Number.isNaN(probabilities[row]!))
  const names = new Set(Object.values(attributes).flatMap((of) => Object.keys(of)))
  return [...names].toSorted().flatMap((attribute) => {
    const byGroup = Map.groupBy(judged, (row) => attributes[rows.personIds[row]!]?.[attribute])
    const groups = [...byGroup].flatMap(([group, own]): GroupCalibration[] => {
      const people = new Set(own.map((row) => rows.people[row]!)).size
      const left = shareGone(rows.ends, own, horizon)
      if (group === undefined || left === undefined || people < minimumCounts.inferenceMinimum) return []
      const expected = own.reduce((sum, row) => sum + probabilities[row]!, 0) / own.length
      return [{ attribute, group, people, expected, left }]
    })
    return groups.length < 2 ? [] : groups.toSorted((a, b) => (a.group < b.group ? -1 : 1))
  })
}
