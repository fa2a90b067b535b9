import { smallestGroup } from '../expression/expression.ts'
import type { GroupWay, NodeOf, Value } from '../expression/expression.ts'
import { isInTime, isKnown, keep } from './evaluator.ts'
import type { Evaluator, Point } from './evaluator.ts'
import { deviation, mean } from './operate.ts'

/** Everybody who is employed on the day, as known at the moment. */
export function employedOn(evaluator: Evaluator, { asOf, knownAt }: Point): ReadonlySet<string> {
  return keep(evaluator, employedOn, `${asOf} ${knownAt}`, () => {
    const spells = evaluator.world
      .versions('employment')
      .filter((record) => isKnown(record, { asOf, knownAt }) && isInTime(record, 'held', asOf))
    return new Set(spells.flatMap(({ personId }) => personId ?? []))
  })
}

interface Group {
  /** Values of the members, where they are known. */
  readonly values: (number | boolean | string)[]
}

/** The value of a group of the employed that the person is alike with; not known of a group that is too small. */
export function amongEmployed(evaluator: Evaluator, among: NodeOf<'among'>, point: Point): Value {
  const key = keyOf(evaluator, among, point)
  if (key === undefined) return null
  const groups = keep(evaluator, among, `groups ${point.asOf} ${point.knownAt}`, () =>
    groupsOf(evaluator, among, point),
  )
  const values = groups.get(key)?.values ?? []
  if (among.way === 'count') return values.length
  if (values.length < smallestGroup) return null
  if (among.way !== 'percentile') return summariseGroup(among.way, values)
  const isMember = employedOn(evaluator, point).has(point.personId)
  const own = isMember ? evaluator.valueOf(among.of, point) : null
  return own === null ? null : percentile(Number(own), values.map(Number))
}

function groupsOf(evaluator: Evaluator, among: NodeOf<'among'>, point: Point): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const personId of employedOn(evaluator, point)) {
    const member = { ...point, personId }
    const key = keyOf(evaluator, among, member)
    const value = key === undefined ? null : evaluator.valueOf(among.of, member)
    if (key === undefined || value === null) continue
    const group = groups.get(key) ?? { values: [] }
    group.values.push(value)
    groups.set(key, group)
  }
  return groups
}

function keyOf(evaluator: Evaluator, { by }: NodeOf<'among'>, point: Point): string | undefined {
  const keys = by.map((key) => evaluator.valueOf(key, point))
  return keys.includes(null) ? undefined : JSON.stringify(keys)
}

function summariseGroup(way: Exclude<GroupWay, 'count' | 'percentile'>, values: Group['values']): Value {
  if (way === 'diversity') return diversity(values)
  const numbers = values.map(Number)
  if (way === 'mean') return mean(numbers)
  if (way === 'std') return deviation(numbers)
  return numbers.reduce((a, b) => (way === 'min' ? Math.min(a, b) : Math.max(a, b)))
}

function diversity(values: Group['values']): number {
  const counts = new Map<unknown, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const alike = [...counts.values()].reduce((sum, count) => sum + (count / values.length) ** 2, 0)
  return 1 - alike
}

function percentile(own: number, values: readonly number[]): number {
  const below = values.filter((value) => value < own).length
  const same = values.filter((value) => value === own).length
  return (below + same / 2) / values.length
}
